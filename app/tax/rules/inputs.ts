import vine from '@vinejs/vine'
import { parseCivilDate } from '#values/civil_date'
import { Big, parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { foldText } from '#values/text'

const numberAsText = (value: unknown) => (typeof value === 'number' ? String(value) : value)

const decimalRule = vine.createRule((value, _options, field) => {
  const parsed = typeof value === 'string' ? parseDecimal(value) : null
  if (parsed === null) {
    field.report(
      'The {{ field }} field must be a decimal number, such as "312.4"',
      'decimal_number',
      field
    )
  } else if (new Big(parsed).lt(0)) {
    field.report('The {{ field }} field must not be negative', 'decimal_negative', field)
  } else {
    field.mutate(parsed, field)
  }
})

const dayRule = vine.createRule((value, _options, field) => {
  const parsed = typeof value === 'string' ? parseCivilDate(value) : null
  if (parsed === null) {
    field.report(
      'The {{ field }} field must be a day that exists, such as "2026-03-31"',
      'day',
      field
    )
  } else {
    field.mutate(parsed, field)
  }
})

const oneOfRule = vine.createRule<{ words: Record<string, string> }>((value, { words }, field) => {
  const known = typeof value === 'string' ? words[foldText(value).replaceAll(' ', '_')] : undefined
  if (known === undefined) {
    const accepted = [...new Set(Object.values(words))].join(', ')
    field.report(`The {{ field }} field must be one of: ${accepted}`, 'choice', field)
  } else {
    field.mutate(known, field)
  }
})

/** An exact quantity, '312.4', '312,4' or 312.4, zero or more. */
export const decimal = () => vine.string().parse(numberAsText).use(decimalRule())

/** An amount in dirhams, '9390.00' or 9390, zero or more, as Money. */
export const amount = () => decimal().transform((value) => Money.ofDirhams(value))

/** A day, '2026-02-28' or '28/02/2026'; may be null where a fact may be absent. */
export const day = () => vine.string().use(dayRule())

export const year = () => vine.number().withoutDecimals().range([1990, 2200])

/** One of several words, in English or as the register writes it; accents and case do not matter. */
export const oneOf = (words: Record<string, string>) =>
  vine.string().parse(numberAsText).use(oneOfRule({ words }))

export const ZONES: Record<string, string> = {
  equipped: 'equipped',
  equipee: 'equipped',
  bien_equipee: 'equipped',
  medium: 'medium',
  moyenne: 'medium',
  moyennement_equipee: 'medium',
  weak: 'weak',
  faible: 'weak',
  faiblement_equipee: 'weak',
}
