import { DateTime } from 'luxon'
import { addDays, endOfMonth, isCivilDate, parseCivilDate } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { clock, ZONE } from '#platform/clock'
import type {
  ColumnDefinition,
  Expression,
  ListDefinition,
  ListQuery,
} from '#platform/lists/definition'
import type { Clause, Condition } from '#platform/lists/filters'

interface Predicate {
  sql: string
  bindings: (string | number)[]
}

const COMPARISONS: Record<string, string> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** The expression in one language. */
export function expressionIn(expression: Expression, locale: string): string {
  if (typeof expression === 'string') return expression
  if (locale === 'ar') return expression.ar
  return locale === 'en' ? (expression.en ?? expression.fr) : expression.fr
}

/** Adds every clause to a query. A condition whose value cannot be read matches nothing. */
export function applyFilter(
  query: ListQuery,
  list: ListDefinition,
  clauses: Clause[],
  locale: string
): void {
  for (const clause of clauses) {
    const predicates = clause.map((condition) => predicateOf(list, condition, locale))
    query.whereRaw(
      `(${predicates.map((predicate) => predicate.sql).join(' OR ')})`,
      predicates.flatMap((predicate) => predicate.bindings)
    )
  }
}

/** True when the values of a condition can be read as its column's type wants them. */
export function isReadable(column: ColumnDefinition, condition: Condition): boolean {
  return condition.values.every((value) => readValue(column, value) !== null)
}

function predicateOf(list: ListDefinition, condition: Condition, locale: string): Predicate {
  const column = list.columnsByKey.get(condition.column)!
  const on = column.filterOn ?? expressionIn(column.select, locale)
  const { operator } = condition
  const emptyText = ['text', 'party'].includes(column.type) ? ` OR ${on} = ''` : ''
  if (operator === 'empty') return { sql: `(${on} IS NULL${emptyText})`, bindings: [] }
  if (operator === 'filled') return { sql: `NOT (${on} IS NULL${emptyText})`, bindings: [] }
  if (operator === 'yes') return { sql: `${on} = 1`, bindings: [] }
  if (operator === 'no') return { sql: `(${on} = 0 OR ${on} IS NULL)`, bindings: [] }
  const values = condition.values.map((value) => readValue(column, value))
  if (values.some((value) => value === null)) return { sql: '1 = 0', bindings: [] }
  const read = values as (string | number)[]
  if (column.type === 'date') return dayPredicate(on, operator, read.map(String))
  if (column.type === 'instant') return instantPredicate(on, operator, read.map(String))
  switch (operator) {
    case 'has':
      return { sql: `${on} LIKE ?`, bindings: [`%${likeText(String(read[0]))}%`] }
    case 'starts':
      return { sql: `${on} LIKE ?`, bindings: [`${likeText(String(read[0]))}%`] }
    case 'is':
      return { sql: `${on} = ?`, bindings: read }
    case 'not':
      return { sql: `(${on} <> ? OR ${on} IS NULL)`, bindings: read }
    case 'in':
      return { sql: `${on} IN (${read.map(() => '?').join(', ')})`, bindings: read }
    case 'out':
      return {
        sql: `(${on} NOT IN (${read.map(() => '?').join(', ')}) OR ${on} IS NULL)`,
        bindings: read,
      }
    case 'between':
      return { sql: `${on} BETWEEN ? AND ?`, bindings: read }
    default:
      return { sql: `${on} ${COMPARISONS[operator]} ?`, bindings: read }
  }
}

/** Text for LIKE in which nothing is a wildcard. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** A filter value as the database compares it; a span of days as 'first..last'. Null when unreadable. */
function readValue(column: ColumnDefinition, value: string): string | number | null {
  switch (column.type) {
    case 'integer': {
      const number = parseDecimal(value)
      return number !== null && Number.isSafeInteger(Number(number)) ? Number(number) : null
    }
    case 'decimal':
      return parseDecimal(value)
    case 'money': {
      const dirhams = parseDecimal(value)
      return dirhams === null ? null : Money.ofDirhams(dirhams).minor
    }
    case 'date':
    case 'instant':
      return readDays(value)
    default:
      return value
  }
}

/** '2026-02-28', '28/02/2026', 'today', 'today-30', 'month' or 'year' as 'first..last'. */
export function readDays(value: string): string | null {
  const today = clock.today()
  const relative = /^today([+-]\d{1,4})?$/.exec(value)
  if (relative) {
    const day = addDays(today, Number(relative[1] ?? 0))
    return `${day}..${day}`
  }
  if (value === 'month') return `${today.slice(0, 7)}-01..${endOfMonth(today)}`
  if (value === 'year') return `${today.slice(0, 4)}-01-01..${today.slice(0, 4)}-12-31`
  if (/^\d{4}$/.test(value)) return `${value}-01-01..${value}-12-31`
  if (/^\d{4}-\d{2}$/.test(value) && isCivilDate(`${value}-01`)) {
    return `${value}-01..${endOfMonth(`${value}-01`)}`
  }
  const day = parseCivilDate(value)
  return day ? `${day}..${day}` : null
}

function bounds(operator: string, spans: string[]): { from?: string; before?: string } {
  const [first, last] = spans[0].split('..')
  switch (operator) {
    case 'before':
      return { before: first }
    case 'after':
      return { from: addDays(last, 1) }
    case 'from':
      return { from: first }
    case 'until':
      return { before: addDays(last, 1) }
    case 'between':
      return { from: first, before: addDays(spans[1].split('..')[1], 1) }
    default:
      return { from: first, before: addDays(last, 1) }
  }
}

function dayPredicate(on: string, operator: string, spans: string[]): Predicate {
  return rangePredicate(on, bounds(operator, spans), (day) => day)
}

function instantPredicate(on: string, operator: string, spans: string[]): Predicate {
  return rangePredicate(on, bounds(operator, spans), (day) =>
    DateTime.fromISO(day, { zone: ZONE }).toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  )
}

function rangePredicate(
  on: string,
  range: { from?: string; before?: string },
  stored: (day: string) => string
): Predicate {
  const parts: Predicate[] = []
  if (range.from) parts.push({ sql: `${on} >= ?`, bindings: [stored(range.from)] })
  if (range.before) parts.push({ sql: `${on} < ?`, bindings: [stored(range.before)] })
  return {
    sql: `(${parts.map((part) => part.sql).join(' AND ')})`,
    bindings: parts.flatMap((part) => part.bindings),
  }
}
