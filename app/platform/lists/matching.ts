import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import type { ListDefinition, ListQuery } from '#platform/lists/definition'
import { applyFilter } from '#platform/lists/conditions'
import { applySearch, matchesOf } from '#platform/lists/search'
import type { ListState } from '#platform/lists/state'

/** Rows counted by themselves; beyond, a list says "10 000+". */
export const COUNTED = 10_000

/** The rows a state asks for: a query to be selected from and ordered, and their number when already known. */
export interface Matching {
  query: () => ListQuery
  /** At most COUNTED + 1; null when not counted yet. */
  known: number | null
}

/** The rows that rights and filters leave, before any search. */
export function permittedQuery(list: ListDefinition, state: Pick<ListState, 'clauses'>, act: Act): ListQuery {
  const query = list.query(act)
  act.restrict(query, list.permission, list.scope ?? {})
  applyFilter(query, list, state.clauses, act.locale)
  return query
}

/**
 * The rows a state asks for. A search first looks which rows its indexes find: when they are few, the
 * page is made of them; when they are many, the sort order is walked until the page is full, which many matches
 * make short.
 */
export async function matching(
  list: ListDefinition,
  state: Pick<ListState, 'clauses' | 'term'>,
  act: Act
): Promise<Matching> {
  if (state.term === '') return { query: () => permittedQuery(list, state, act), known: null }
  const found = await searchedKeys(list, state, act)
  if (found.length > COUNTED) {
    const query = () => {
      const walked = permittedQuery(list, state, act)
      applySearch(walked, list, state.term, act.locale)
      return walked
    }
    return { query, known: COUNTED + 1 }
  }
  return { query: () => permittedQuery(list, state, act).whereIn(list.key, found), known: found.length }
}

async function searchedKeys(
  list: ListDefinition,
  state: Pick<ListState, 'clauses' | 'term'>,
  act: Act
): Promise<(string | number)[]> {
  const keys = new Set<string | number>()
  for (const match of matchesOf(list, state.term, act.locale, true)) {
    const rows: { row_key: string | number }[] = await permittedQuery(list, state, act)
      .whereRaw(match.sql, match.bindings)
      .select(db.raw(`${list.key} as row_key`))
      .limit(COUNTED + 1)
    for (const row of rows) keys.add(row.row_key)
    if (keys.size > COUNTED) break
  }
  return [...keys]
}
