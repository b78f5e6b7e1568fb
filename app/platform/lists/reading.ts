import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import type {
  ColumnDefinition,
  ListDefinition,
  ListQuery,
  ListRow,
} from '#platform/lists/definition'
import { expressionIn } from '#platform/lists/conditions'
import {
  cursorOf,
  formatCursor,
  orderQuery,
  orderTerms,
  parseCursor,
  seek,
} from '#platform/lists/keyset'
import { COUNTED, matching } from '#platform/lists/matching'
import type { OrderTerm } from '#platform/lists/keyset'
import type { Matching } from '#platform/lists/matching'
import type { ListState } from '#platform/lists/state'

export interface RowsPage {
  rows: ListRow[]
  /** How many rows come before the first one. */
  position: number
  previous: string | null
  next: string | null
}

export interface Tally {
  count: number
  /** There are more rows than `count`. */
  more: boolean
  /** Sums by column key, as the database gives them; null when there are too many rows to add by themselves. */
  totals: Record<string, string> | null
}

/** The columns shown, in order, of those this act may see. */
export function shownColumns(
  list: ListDefinition,
  state: Pick<ListState, 'columns'>,
  act: Act
): ColumnDefinition[] {
  return state.columns
    .map((key) => list.columnsByKey.get(key))
    .filter((column) => column !== undefined)
    .filter((column) => !column.permission || act.can(column.permission))
}

/** One page of rows: every visible and hidden column by its key, and `row_key`. */
export async function readPage(
  list: ListDefinition,
  state: ListState,
  act: Act,
  matched: Matching
): Promise<RowsPage> {
  const terms = orderTerms(list, state.sorts, act.locale)
  const backwards = state.before !== null
  const cursorText = state.after ?? state.before
  const cursor = cursorText ? parseCursor(cursorText, terms) : null
  const columns = [
    ...shownColumns(list, state, act),
    ...list.columns.filter((column) => column.hidden),
  ]
  const queries = matched.branches?.() ?? [matched.query()]
  for (const query of queries) {
    selectColumns(query, columns, act)
    orderQuery(query, terms, list, backwards)
    if (cursor) seek(query, terms, cursor, backwards)
    query.limit(state.size + 1)
  }
  const found =
    queries.length === 1
      ? await queries[0]
      : await united(queries, terms, backwards, state.size + 1)
  const further = found.length > state.size
  const rows = found.slice(0, state.size)
  if (backwards) rows.reverse()
  const position = !cursor
    ? 0
    : backwards
      ? Math.max(0, cursor.position - rows.length)
      : cursor.position + 1
  const hasPrevious = backwards ? further : cursor !== null
  const hasNext = backwards ? cursor !== null : further
  const first = rows.at(0)
  const last = rows.at(-1)
  return {
    rows,
    position,
    previous: hasPrevious && first ? formatCursor(cursorOf(first, terms, position)) : null,
    next: hasNext && last ? formatCursor(cursorOf(last, terms, position + rows.length - 1)) : null,
  }
}

/** The first rows of several ordered queries taken together. */
async function united(
  queries: ListQuery[],
  terms: OrderTerm[],
  backwards: boolean,
  limit: number
): Promise<ListRow[]> {
  const parts = queries.map((query) => query.toSQL().toNative())
  const order = terms.map(
    (term, index) => `sort_${index} ${term.descending === backwards ? 'ASC' : 'DESC'}`
  )
  const [rows] = await db.rawQuery(
    `SELECT * FROM (${parts.map((part) => `(${part.sql})`).join(' UNION ')}) AS matched
     ORDER BY ${order.join(', ')} LIMIT ${limit}`,
    parts.flatMap((part) => [...part.bindings])
  )
  return rows
}

/** Counts and adds at most COUNTED rows, all of them when `everything`. */
export async function tally(
  list: ListDefinition,
  columns: ColumnDefinition[],
  act: Act,
  matched: Matching,
  everything: boolean
): Promise<Tally> {
  const summed = columns.filter((column) => column.total === 'sum')
  if (!everything && matched.known !== null && (matched.known > COUNTED || summed.length === 0)) {
    return { count: Math.min(matched.known, COUNTED), more: matched.known > COUNTED, totals: null }
  }
  const queries = (!everything && matched.branches?.()) || [matched.query()]
  for (const query of queries) {
    query.select(db.raw(`${list.key} as row_key`))
    summed.forEach((column, index) =>
      query.select(db.raw(`${expressionIn(column.select, act.locale)} as sum_${index}`))
    )
    if (!everything) query.limit(COUNTED + 1)
  }
  const parts = queries.map((query) => query.toSQL().toNative())
  const sums = summed.map((_column, index) => `, SUM(sum_${index}) AS sum_${index}`).join('')
  const [[row]] = await db.rawQuery(
    `SELECT COUNT(*) AS counted${sums} FROM (${parts.map((part) => `(${part.sql})`).join(' UNION ')}) AS matched`,
    parts.flatMap((part) => [...part.bindings])
  )
  const count = Number(row.counted)
  const more = !everything && count > COUNTED
  const totals = Object.fromEntries(
    summed.map((column, index) => [column.key, String(row[`sum_${index}`] ?? '0')])
  )
  return {
    count: more ? COUNTED : count,
    more,
    totals: more || summed.length === 0 ? null : totals,
  }
}

/** All rows of a state in its order, in pieces, for files and jobs. Memory holds one piece. */
export async function* eachPiece(
  list: ListDefinition,
  state: ListState,
  act: Act,
  columns: ColumnDefinition[],
  size: number
): AsyncGenerator<ListRow[]> {
  const matched = await matching(list, state, act)
  const terms = orderTerms(list, state.sorts, act.locale)
  let last: ListRow | undefined
  for (;;) {
    const query = matched.query()
    selectColumns(query, columns, act)
    orderQuery(query, terms, list, false)
    if (last) seek(query, terms, cursorOf(last, terms, 0), false)
    const rows: ListRow[] = await query.limit(size)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    last = rows.at(-1)
  }
}

function selectColumns(query: ListQuery, columns: ColumnDefinition[], act: Act): void {
  for (const column of columns) {
    query.select(db.raw(`${expressionIn(column.select, act.locale)} as \`${column.key}\``))
  }
}
