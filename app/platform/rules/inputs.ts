import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { asAmount, asChoice, asDay, asDecimal } from '#platform/rules/schema_kinds'
import { isCivilDate, parseCivilDate } from '#values/civil_date'
import { Big, parseDecimal } from '#values/decimal'
import { Money } from '#values/money'

/**
 * The kinds of field a rule's JSON input is made of. A number is accepted where text is expected
 * (its digits are read as written), and a field says what it wants when it refuses.
 */

const written = (value: unknown) => (typeof value === 'number' ? String(value) : value)

/** Beyond this a figure is a slip of the hand, and centimes would no longer be exact. */
const MOST = 1_000_000_000_000

interface Bounds {
  signed: boolean
  most: number
}

const amountRule = vine.createRule<Bounds>((value, bounds, field) => {
  const amount = typeof value === 'string' ? parseDecimal(value) : null
  if (amount === null) {
    field.report(
      'The {{ field }} field must be an amount in dirhams, such as "9390.00"',
      'dirhams',
      field
    )
  } else if (/\.\d\d\d*[1-9]/.test(amount)) {
    field.report(
      'The {{ field }} field must be an amount in dirhams with at most two decimals, such as "9390.00"',
      'centimes',
      field
    )
  } else withinBounds(amount, bounds, field)
}, asAmount)

const decimalRule = vine.createRule<Bounds>((value, bounds, field) => {
  const figure = typeof value === 'string' ? parseDecimal(value) : null
  if (figure === null) {
    field.report(
      'The {{ field }} field must be a decimal number, such as "12.5"',
      'decimal_number',
      field
    )
  } else withinBounds(figure, bounds, field)
}, asDecimal)

function withinBounds(figure: string, { signed, most }: Bounds, field: FieldContext): void {
  if (!signed && new Big(figure).lt(0)) {
    field.report('The {{ field }} field must not be negative', 'decimal_negative', field)
  } else if (new Big(figure).abs().gt(most)) {
    field.report(`The {{ field }} field must be at most ${most}`, 'max', field, { max: most })
  }
}

const dayRule = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string' || !isCivilDate(parseCivilDate(value))) {
    field.report(
      'The {{ field }} field must be a day that exists, such as "2026-03-31"',
      'day',
      field
    )
  }
}, asDay)

/** Dirhams as text or number ('9390.00', '9 390,00', 9390), zero or more unless signed → Money. */
export function amountInput({ signed = false } = {}) {
  return vine
    .string()
    .parse(written)
    .use(amountRule({ signed, most: MOST }))
    .transform((value) => Money.ofDirhams(parseDecimal(value) ?? '0'))
}

/** A quantity, rate or index as text or number, zero or more → exact decimal text. */
export function decimalInput({ most = MOST } = {}) {
  return vine
    .string()
    .parse(written)
    .use(decimalRule({ signed: false, most }))
    .transform((value) => parseDecimal(value) ?? '0')
}

/** A percentage, '20' for twenty per cent. */
export function percentInput() {
  return decimalInput({ most: 100 })
}

/** A count as number or digits; nothing else is taken for one. */
export function wholeInput(least = 0, most = 1_000_000) {
  return vine
    .number({ strict: true })
    .parse((value) =>
      typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
    )
    .withoutDecimals()
    .range([least, most])
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
