import vine from '@vinejs/vine'
import { asAmount, asChoice, asDay, asDecimal } from '#platform/rules/schema_kinds'
import { isCivilDate, parseCivilDate } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { Money } from '#values/money'

/**
 * The kinds of field a rule's JSON input is made of. A number is accepted where text is expected
 * (its digits are read as written), and a field says what it wants when it refuses.
 */

const written = (value: unknown) => (typeof value === 'number' ? String(value) : value)

const amountRule = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string' || parseDecimal(value) === null) {
    field.report(
      'The {{ field }} field must be an amount in dirhams, such as "9390.00"',
      'dirhams',
      field
    )
  }
}, asAmount)

const decimalRule = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string' || parseDecimal(value) === null) {
    field.report(
      'The {{ field }} field must be a decimal number, such as "12.5"',
      'decimal_number',
      field
    )
  }
}, asDecimal)

const dayRule = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string' || !isCivilDate(parseCivilDate(value))) {
    field.report(
      'The {{ field }} field must be a day that exists, such as "2026-03-31"',
      'day',
      field
    )
  }
}, asDay)

/** Dirhams as text or number ('9390.00', '9 390,00', 9390) → Money. */
export function amountInput() {
  return vine
    .string()
    .parse(written)
    .use(amountRule())
    .transform((value) => Money.ofDirhams(parseDecimal(value) ?? '0'))
}

/** A quantity, rate or index as text or number → exact decimal text. */
export function decimalInput() {
  return vine
    .string()
    .parse(written)
    .use(decimalRule())
    .transform((value) => parseDecimal(value) ?? '0')
}

/** 'YYYY-MM-DD' or 'DD/MM/YYYY' → civil date. */
export function dayInput() {
  return vine
    .string()
    .use(dayRule())
    .transform((value) => parseCivilDate(value) ?? value)
}

const choiceRule = vine.createRule<{ choices: readonly string[]; otherWords: readonly string[] }>(
  (value, { choices }, field) => {
    if (typeof value !== 'string' || !choices.includes(value)) {
      field.report(`The {{ field }} field must be one of: ${choices.join(', ')}`, 'choice', field, {
        choices,
      })
    }
  },
  { toJSONSchema: (schema, { choices, otherWords }) => asChoice(schema, choices, otherWords) }
)

/** A word of a list, or one of the other words people use for it: `{ travaux: 'works' }`. */
export function choiceInput<const Choice extends string>(
  choices: readonly Choice[],
  otherWords: Record<string, Choice> = {}
) {
  return vine
    .string()
    .parse((value) => {
      const word =
        typeof value === 'string'
          ? value
              .trim()
              .toLowerCase()
              .replace(/[\s-]+/g, '_')
          : value
      return typeof word === 'string' && Object.hasOwn(otherWords, word) ? otherWords[word] : word
    })
    .use(choiceRule({ choices, otherWords: Object.keys(otherWords) }))
    .transform((value) => value as Choice)
}
