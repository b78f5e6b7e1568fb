import vine from '@vinejs/vine'
import { isCivilDate, parseCivilDate } from '#values/civil_date'
import { Big, parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { foldText } from '#values/text'
import { asAmount, asChoice, asDay, asDecimal } from '#platform/rules/schema_kinds'

const numberAsText = (value: unknown) => (typeof value === 'number' ? String(value) : value)

const decimalRule = vine.createRule((value, _options, field) => {
  const parsed = typeof value === 'string' ? parseDecimal(value) : null
  if (parsed === null) {
    field.report(
      'The {{ field }} field must be a decimal number, such as "8430.61"',
      'decimal',
      field
    )
  } else if (new Big(parsed).lt(0)) {
    field.report('The {{ field }} field must not be negative', 'decimal_negative', field)
  } else {
    field.mutate(parsed, field)
  }
}, asDecimal)

const dayRule = vine.createRule((value, _options, field) => {
  const parsed = typeof value === 'string' ? parseCivilDate(value) : null
  if (parsed === null || !isCivilDate(parsed)) {
    field.report(
      'The {{ field }} field must be a day that exists, written YYYY-MM-DD',
      'day',
      field
    )
  } else {
    field.mutate(parsed, field)
  }
}, asDay)

const halvesRule = vine.createRule((value, _options, field) => {
  const days = Number(value)
  if (!Number.isInteger(days * 2) || days < 0 || days > 2000) {
    field.report(
      'The {{ field }} field must be days or half-days, such as 15 or 2.5',
      'halves',
      field
    )
  }
})

const wordRule = vine.createRule<{ words: Record<string, string> }>(
  (value, { words }, field) => {
    const known =
      typeof value === 'string' ? words[foldText(value).replaceAll(' ', '_')] : undefined
    if (known === undefined) {
      const choices = [...new Set(Object.values(words))]
      const sentence = `The {{ field }} field must be one of: ${choices.join(', ')}`
      field.report(sentence, 'choice', field, { choices })
    } else {
      field.mutate(known, field)
    }
  },
  {
    toJSONSchema: (schema, { words }) => asChoice(schema, Object.values(words), Object.keys(words)),
  }
)

/** At most two decimals: a tenth of a centime is a mistake, never rounded in silence. */
const centimesRule = vine.createRule((value, _options, field) => {
  if (typeof value === 'string' && /\.\d\d\d*[1-9]/.test(value)) {
    field.report(
      'The {{ field }} field must be an amount in dirhams with at most two decimals, such as "9390.00"',
      'centimes',
      field
    )
  }
}, asAmount)

/** An exact number, '14' or 14.5, zero or more. */
export const decimal = () => vine.string().parse(numberAsText).use(decimalRule())

/** An amount in dirhams, '8430.61' or 8430.61, zero or more, as Money. */
export const amount = () =>
  decimal()
    .use(centimesRule())
    .transform((value) => Money.ofDirhams(value))

/** A day, '2026-11-02' or '02/11/2026'. */
export const day = () => vine.string().use(dayRule())

/** Days and half-days: 15 or 2.5. */
export const halves = () => vine.number().use(halvesRule())

export const whole = (least: number, most: number) =>
  vine.number().withoutDecimals().range([least, most])

/** One of several words, in English or as French files write it; case and accents do not matter. */
export const oneOf = (words: Record<string, string>) =>
  vine.string().parse(numberAsText).use(wordRule({ words }))

/** Échelle: '6', 10, 'HE' or 'hors échelle'. Whether it exists on a date is for the rule to say. */
export const echelle = () =>
  vine
    .string()
    .parse(numberAsText)
    .trim()
    .transform((value) => (['he', 'hors echelle'].includes(foldText(value)) ? 'HE' : value))

export const LEAVE_TYPES: Record<string, string> = {
  annual: 'annual',
  annuel: 'annual',
  conge_annuel: 'annual',
  exceptional: 'exceptional',
  exceptionnel: 'exceptional',
  sick: 'sick',
  maladie: 'sick',
  maladie_courte: 'sick',
  maternity: 'maternity',
  maternite: 'maternity',
  paternity: 'paternity',
  paternite: 'paternity',
  kafala_woman: 'kafala_woman',
  kafala_femme: 'kafala_woman',
  kafala_man: 'kafala_man',
  kafala_homme: 'kafala_man',
  pilgrimage: 'pilgrimage',
  pelerinage: 'pilgrimage',
  unpaid: 'unpaid',
  sans_solde: 'unpaid',
}

export const PACES: Record<string, string> = {
  rapide: 'rapide',
  fast: 'rapide',
  moyen: 'moyen',
  medium: 'moyen',
  lent: 'lent',
  slow: 'lent',
}
