import { DateTime } from 'luxon'
import type { Cell, ListDefinition, ListQuery } from '#platform/lists/definition'
import { expressionIn } from '#platform/lists/conditions'
import type { Sort } from '#platform/lists/state'

/** Where a page begins or ends: the sort values of a row, its key, and how many rows came before it. */
export interface Cursor {
  position: number
  values: (string | number | null)[]
  key: string | number
}

interface OrderTerm {
  sql: string
  descending: boolean
}

/** The expressions a list is ordered by, the key last so that no two rows are equal. */
export function orderTerms(list: ListDefinition, sorts: Sort[], locale: string): OrderTerm[] {
  const terms = sorts.map((sort) => {
    const column = list.columnsByKey.get(sort.column)!
    return { sql: column.sortOn ?? expressionIn(column.select, locale), descending: sort.descending }
  })
  const last = terms.at(-1)
  return [...terms, { sql: list.key, descending: last?.descending ?? false }]
}

/** Selects the sort values (as `sort_0` …) and the key (as `row_key`), and orders. */
export function orderQuery(query: ListQuery, terms: OrderTerm[], list: ListDefinition, backwards: boolean): void {
  query.select(query.client.raw(`${list.key} as row_key`))
  terms.slice(0, -1).forEach((term, index) => query.select(query.client.raw(`${term.sql} as sort_${index}`)))
  for (const term of terms) query.orderByRaw(`${term.sql} ${term.descending === backwards ? 'ASC' : 'DESC'}`)
}

/**
 * Keeps the rows after a cursor (before it, when going backwards). The database sorts NULL as the smallest
 * value, so an ascending order begins with it and a descending order ends with it.
 */
export function seek(query: ListQuery, terms: OrderTerm[], cursor: Cursor, backwards: boolean): void {
  const values = [...cursor.values, cursor.key]
  const alternatives: string[] = []
  const bindings: (string | number)[] = []
  const equal: { sql: string; bindings: (string | number)[] }[] = []
  terms.forEach((term, index) => {
    const value = values[index]
    const up = term.descending === backwards
    const isKey = index === terms.length - 1
    let step: string | null
    const stepBindings: (string | number)[] = []
    if (value === null) {
      step = up ? `${term.sql} IS NOT NULL` : null
    } else {
      step = up || isKey ? `${term.sql} ${up ? '>' : '<'} ?` : `(${term.sql} < ? OR ${term.sql} IS NULL)`
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
    values: terms.slice(0, -1).map((_term, index) => storable(row[`sort_${index}`])),
    key: row.row_key as string | number,
  }
}

export function formatCursor(cursor: Cursor): string {
  const content = JSON.stringify([cursor.position, cursor.key, ...cursor.values])
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
  const [position, key, ...values] = content
  const scalar = (value: unknown) => typeof value === 'string' || typeof value === 'number'
  if (!Number.isSafeInteger(position) || position < 0 || !scalar(key)) return null
  if (!values.every((value) => value === null || scalar(value))) return null
  return { position, key, values }
}

function storable(value: Cell): string | number | null {
  if (value instanceof Date) return DateTime.fromJSDate(value, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  if (typeof value === 'boolean') return value ? 1 : 0
  return value
}
