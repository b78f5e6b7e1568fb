import type { TranslationsFormatterContract } from '@adonisjs/i18n/types'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Formatters } from 'intl-messageformat'
import { formatDecimal } from '#values/decimal'

const pluralRules = new Map<string, Intl.PluralRules>()

const formatters: Formatters = {
  /** Counts inside sentences are written as figures are everywhere else: '4 601' in every language. */
  getNumberFormat: () =>
    ({ format: (value: number) => formatDecimal(value) }) as unknown as Intl.NumberFormat,
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
  getPluralRules(locale, options) {
    const key = `${locale}:${options?.type ?? 'cardinal'}`
    const known = pluralRules.get(key) ?? new Intl.PluralRules(locale, options)
    pluralRules.set(key, known)
    return known
  },
}

/**
 * ICU messages, each read once and kept: a page says hundreds of them. (The formatter that @adonisjs/i18n brings
 * reads a message anew each time it is said.)
 */
export class KeptMessages implements TranslationsFormatterContract {
  readonly name = 'icu'
  readonly #kept = new Map<string, Map<string, IntlMessageFormat>>()

  format(message: string, locale: string, values: Record<string, unknown> = {}): string {
    let ofLocale = this.#kept.get(locale)
    if (!ofLocale) this.#kept.set(locale, (ofLocale = new Map()))
    let read = ofLocale.get(message)
    if (!read) {
      read = new IntlMessageFormat(message, locale, undefined, { formatters, ignoreTag: true })
      ofLocale.set(message, read)
    }
    return read.format<string>(values as Record<string, string>) as string
  }
}
