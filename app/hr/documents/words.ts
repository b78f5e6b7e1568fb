import i18nManager from '@adonisjs/i18n/services/main'

export type PaperLanguage = 'fr' | 'ar'
export type Words = (key: string, params?: Record<string, string | number | null>) => string

/** The texts of human resources in the language of a paper, whoever reads the screen. */
export function wordsIn(language: string): Words {
  const i18n = i18nManager.locale(language)
  return (key, params = {}) => i18n.t(`hr.${key}`, params as never)
}

/** Papers are French or Arabic: an English reader gets the French one. */
export function paperLanguage(locale: string): PaperLanguage {
  return locale === 'ar' ? 'ar' : 'fr'
}

/** The same text in both languages of official paper. */
export function bothWords(
  key: string,
  params: Record<string, string | number> = {}
): { fr: string; ar: string } {
  return { fr: wordsIn('fr')(key, params), ar: wordsIn('ar')(key, params) }
}
