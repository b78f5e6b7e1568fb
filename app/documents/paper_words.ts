import i18nManager from '@adonisjs/i18n/services/main'

export type PaperLanguage = 'fr' | 'ar'
export type PaperWords = (key: string, values?: Record<string, string | number>) => string

/** Papers are French or Arabic: an English reader gets the French one. */
export function paperLanguage(locale: string): PaperLanguage {
  return locale === 'ar' ? 'ar' : 'fr'
}

/** The texts under `prefix` ('budget.papers') in the language of a paper, whoever reads the screen. */
export function paperWords(language: string, prefix: string): PaperWords {
  const i18n = i18nManager.locale(language)
  return (key, values = {}) => i18n.t(`${prefix}.${key}`, values)
}
