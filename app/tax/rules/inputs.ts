import vine from '@vinejs/vine'
import { parseCivilDate } from '#values/civil_date'
import { Big, parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { foldText } from '#values/text'
import { asAmount, asChoice, asDay, asDecimal } from '#platform/rules/schema_kinds'

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
}, asDecimal)

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
}, asDay)

const oneOfRule = vine.createRule<{ words: Record<string, string> }>(
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

/** An exact quantity, '312.4', '312,4' or 312.4, zero or more. */
export const decimal = () => vine.string().parse(numberAsText).use(decimalRule())

/** An amount in dirhams, '9390.00' or 9390, zero or more, as Money. */
export const amount = () =>
  decimal()
    .use(centimesRule())
    .transform((value) => Money.ofDirhams(value))

const shareRule = vine.createRule(
  (value, _options, field) => {
    const share = typeof value === 'string' ? shareOf(value) : null
    if (share === null)
      field.report('The {{ field }} field must be a positive share, 0.5 or "1/3"', 'share', field)
  },
  {
    toJSONSchema: (schema) => {
      Object.assign(schema, { type: ['string', 'number'], examples: [1, 0.5, '1/3'] })
    },
  }
)

/** '0.5' and '1/3' → a positive number; null when it is neither. */
function shareOf(text: string): number | null {
  const parts = text.split('/').map(parseDecimal)
  if (parts.length > 2 || parts.some((part) => part === null || new Big(part).lte(0))) return null
  const [over, under = '1'] = parts as string[]
  return Number(new Big(over).div(under))
}

/** The share of a co-owner, as a number or a fraction. */
export const share = () =>
  vine
    .string()
    .parse(numberAsText)
    .use(shareRule())
    .transform((value) => shareOf(value) ?? 0)

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

export const TAXES: Record<string, string> = {
  tnb: 'tnb',
  terrains_urbains_non_batis: 'tnb',
  toc: 'toc',
  operations_de_construction: 'toc',
  tol: 'tol',
  operations_de_lotissement: 'tol',
  drinks: 'drinks',
  debits_de_boissons: 'drinks',
  stay: 'stay',
  sejour: 'stay',
  water: 'water',
  eaux_minerales: 'water',
  transport: 'transport',
  quarries: 'quarries',
  carrieres: 'quarries',
  terrace: 'terrace',
  terrasse: 'terrace',
}
