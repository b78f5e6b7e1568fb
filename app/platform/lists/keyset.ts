import { DateTime } from 'luxon'
import type { Cell, ListDefinition, ListQuery } from '#platform/lists/definition'
import { expressionIn } from '#platform/lists/conditions'
import type { Sort } from '#platform/lists/state'

/** Where a page begins or ends: what a row is ordered by, and how many rows came before it. */
export interface Cursor {
  position: number
  values: (string | number | null)[]
}

export interface OrderTerm {
  sql: string
  descending: boolean
  /** No two rows have the same, and none is NULL. */
  unique: boolean
}

/**
 * The expressions a list is ordered by, down to one that no two rows share: a unique column, else the key. Nothing
 * comes after a unique column, so that its own index gives the order.
 */
export function orderTerms(list: ListDefinition, sorts: Sort[], locale: string): OrderTerm[] {
  const terms: OrderTerm[] = []
  for (const sort of sorts) {
    const column = list.columnsByKey.get(sort.column)!
    const sql = column.sortOn ?? expressionIn(column.select, locale)
    terms.push({ sql, descending: sort.descending, unique: column.unique === true })
    if (column.unique) return terms
  }
  return [...terms, { sql: list.key, descending: terms.at(-1)?.descending ?? false, unique: true }]
}

/** Selects what the order is made of (as `sort_0` …) and the key (as `row_key`), and orders. */
export function orderQuery(
  query: ListQuery,
  terms: OrderTerm[],
  list: ListDefinition,
  backwards: boolean
): void {
  query.select(query.client.raw(`${list.key} as row_key`))
  terms.forEach((term, index) => query.select(query.client.raw(`${term.sql} as sort_${index}`)))
  for (const term of terms)
    query.orderByRaw(`${term.sql} ${term.descending === backwards ? 'ASC' : 'DESC'}`)
}

/**
 * Keeps the rows after a cursor (before it, when going backwards). The database sorts NULL as the smallest
 * value, so an ascending order begins with it and a descending order ends with it.
 */
export function seek(
  query: ListQuery,
  terms: OrderTerm[],
  cursor: Cursor,
  backwards: boolean
): void {
  const alternatives: string[] = []
  const bindings: (string | number)[] = []
  const equal: { sql: string; bindings: (string | number)[] }[] = []
  terms.forEach((term, index) => {
    const value = cursor.values[index]
    const up = term.descending === backwards
    let step: string | null
    const stepBindings: (string | number)[] = []
    if (value === null) {
      step = up ? `${term.sql} IS NOT NULL` : null
    } else {
      step =
        up || term.unique
          ? `${term.sql} ${up ? '>' : '<'} ?`
          : `(${term.sql} < ? OR ${term.sql} IS NULL)`
      stepBindings.push(value)
    }
    if (step) {
      alternatives.push(`(${[...equal.map((part) => part.sql), step].join(' AND ')})`)
      bindings.push(...equal.flatMap((part) => part.bindings), ...stepBindings)
    }
    equal.push(
      value === null
        ? { sql: `${term.sql} IS NULL`, bindings: [] }
        : { sql: `${term.sql} = ?`, bindings: [value] }
    )
  })
  query.whereRaw(`(${alternatives.join(' OR ')})`, bindings)
}

/** The cursor of a row that `orderQuery` selected. */
export function cursorOf(row: Record<string, Cell>, terms: OrderTerm[], position: number): Cursor {
  return {
    position,
    values: terms.map((_term, index) => storable(row[`sort_${index}`])),
  }
}

export function formatCursor(cursor: Cursor): string {
  const content = JSON.stringify([cursor.position, ...cursor.values])
  return Buffer.from(content).toString('base64url')
}

/** Null when the text is not a cursor for so many terms: the list then starts at its beginning. */
export function parseCursor(text: string, terms: OrderTerm[]): Cursor | null {
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
  if (!Array.isArray(content) || content.length !== terms.length + 1) return null
  const [position, ...values] = content
  const scalar = (value: unknown) =>
    value === null || typeof value === 'string' || typeof value === 'number'
  if (!Number.isSafeInteger(position) || position < 0 || !values.every(scalar)) return null
  return { position, values }
}

function storable(value: Cell): string | number | null {
  if (value instanceof Date)
    return DateTime.fromJSDate(value, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  if (typeof value === 'boolean') return value ? 1 : 0
  return value
}
