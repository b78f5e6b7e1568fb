import { DateTime } from 'luxon'
import { isCivilDate, parseCivilDate } from '#values/civil_date'
import { Big, parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { foldText, tidyText } from '#values/text'
import type { FieldDefinition } from '#platform/imports/definition'

/** A cell as its field wants it, or what is wrong with it. */
export type FieldReading =
  | { value: string | number | boolean | null; warning?: string }
  | { wrong: string; params?: Record<string, string | number> }

const ZONE = 'Africa/Casablanca'
const YES = new Set(['oui', 'o', 'vrai', 'true', '1', 'yes', 'y', 'x', 'نعم'])
const NO = new Set(['non', 'n', 'faux', 'false', '0', 'no', 'لا'])
const LONGEST = 500

/** Reads a cell. A look-up or arrondissement comes back as its text: the caller asks for its id in bulk. */
export function readField(field: FieldDefinition, cell: string): FieldReading {
  const text = tidyText(cell).replace(/^'(?=[=+\-@])/, '')
  if (text === '') {
    return field.required ? { wrong: 'imports.reasons.required' } : { value: null }
  }
  switch (field.type) {
    case 'text':
      return readText(field, text)
    case 'identifier':
      return readText(field, text.replace(/\s/g, '').toUpperCase())
    case 'integer':
    case 'decimal':
    case 'money':
      return readNumber(field, text)
    case 'date': {
      const day = readDay(text)
      return day ? { value: day } : { wrong: 'imports.reasons.not_date', params: { text } }
    }
    case 'datetime': {
      const instant = readInstant(text)
      return instant
        ? { value: instant }
        : { wrong: 'imports.reasons.not_datetime', params: { text } }
    }
    case 'boolean': {
      const folded = foldText(text)
      if (YES.has(folded)) return { value: true }
      return NO.has(folded)
        ? { value: false }
        : { wrong: 'imports.reasons.not_boolean', params: { text } }
    }
    case 'choice':
      return readChoice(field, text)
    default:
      return { value: text }
  }
}

/** True for text that a spreadsheet would run: '=1+1', '@SUM', '+cmd', but not '+212 6…' or '-12'. */
export function looksLikeFormula(text: string): boolean {
  return /^[=@]/.test(text) || /^[+-](?![\d\s.,()]+$)/.test(text)
}

/** '1 153,7', '1.153,70', "1'153.7" and '1153.7' as exact text; null when it is not a number. */
export function readDecimal(text: string): string | null {
  const comma = text.lastIndexOf(',')
  const dot = text.lastIndexOf('.')
  if (comma < 0 || dot < 0) return parseDecimal(text)
  return parseDecimal(comma > dot ? text.replaceAll('.', '') : text.replaceAll(',', ''))
}

function readText(field: FieldDefinition, typed: string): FieldReading {
  const text = field.normalise ? field.normalise(typed) : typed
  const most = field.maxLength ?? LONGEST
  if (text.length > most) return { wrong: 'imports.reasons.too_long', params: { most } }
  if (field.check && !field.check(text)) {
    return { wrong: field.reason ?? 'imports.reasons.malformed', params: { text } }
  }
  return looksLikeFormula(text)
    ? { value: text, warning: 'imports.reasons.like_formula' }
    : { value: text }
}

function readNumber(field: FieldDefinition, text: string): FieldReading {
  const exact = readDecimal(text)
  if (exact === null) return { wrong: 'imports.reasons.not_number', params: { text } }
  const number = new Big(exact)
  if (field.above !== undefined && number.lte(field.above)) {
    return { wrong: 'imports.reasons.above', params: { limit: field.above, text } }
  }
  if (field.min !== undefined && number.lt(field.min)) {
    return { wrong: 'imports.reasons.too_small', params: { limit: field.min, text } }
  }
  if (field.max !== undefined && number.gt(field.max)) {
    return { wrong: 'imports.reasons.too_large', params: { limit: field.max, text } }
  }
  if (field.type === 'decimal') return { value: exact }
  if (field.type === 'integer') {
    const whole = Number(exact)
    return Number.isSafeInteger(whole)
      ? { value: whole }
      : { wrong: 'imports.reasons.not_whole', params: { text } }
  }
  if (!number.times(100).eq(number.times(100).round(0)))
    return { wrong: 'imports.reasons.centimes', params: { text } }
  return { value: Money.ofDirhams(exact).minor }
}

function readDay(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}([T ]00:00(:00(\.0+)?)?Z?)?$/.test(text)) {
    const day = text.slice(0, 10)
    return isCivilDate(day) ? day : null
  }
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(text) ? parseCivilDate(text) : null
}

function readInstant(text: string): string | null {
  const local =
    /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[ T]+(?:à )?(\d{1,2})[:hH](\d{2})(?::(\d{2}))?$/.exec(text)
  if (local) {
    const day = parseCivilDate(local[1])
    if (!day) return null
    return utcText(
      DateTime.fromISO(`${day}T${local[2].padStart(2, '0')}:${local[3]}:${local[4] ?? '00'}`, {
        zone: ZONE,
      })
    )
  }
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text))
    return null
  return utcText(DateTime.fromISO(text.replace(' ', 'T'), { zone: ZONE }))
}

function utcText(instant: DateTime): string | null {
  return instant.isValid ? instant.toUTC().toISO() : null
}

function readChoice(field: FieldDefinition, text: string): FieldReading {
  const folded = foldText(text)
  for (const [code, spellings] of Object.entries(field.choices ?? {})) {
    if ([code, ...spellings].some((spelling) => foldText(spelling) === folded))
      return { value: code }
  }
  const known = Object.entries(field.choices ?? {}).map(([code, spellings]) => spellings[0] ?? code)
  return { wrong: 'imports.reasons.not_choice', params: { text, choices: known.join(', ') } }
}
