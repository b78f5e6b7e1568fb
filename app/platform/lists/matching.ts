import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import type { ListDefinition, ListQuery } from '#platform/lists/definition'
import { applyFilter } from '#platform/lists/conditions'
import { applySearch, asksFullText, matchesOf } from '#platform/lists/search'
import type { ListState } from '#platform/lists/state'

/** Rows counted by themselves; beyond, a list says "10 000+". */
export const COUNTED = 10_000

/** Rows looked at to guess how common a term is, and how many of them make it common. */
const SAMPLE = 2_000
const COMMON = 40

/** The rows a state asks for: a query to be selected from and ordered, and their number when already known. */
export interface Matching {
  query: () => ListQuery
  /** At most COUNTED + 1; null when not counted yet. */
  known: number | null
  /** The same rows as several queries that overlap, each with an index of its own; for "one or the other". */
  branches?: () => ListQuery[]
}

/** The rows that rights and filters leave, before any search. */
export function permittedQuery(
  list: ListDefinition,
  state: Pick<ListState, 'clauses'>,
  act: Act
): ListQuery {
  const query = list.query(act)
  act.restrict(query, list.permission, list.scope ?? {})
  applyFilter(query, list, state.clauses, act.locale)
  return query
}

/**
 * The rows a state asks for. A search first looks which rows its indexes find: when they are few, the
 * page is made of them; when they are many, the sort order is walked until the page is full, which many matches
 * make short. A FULLTEXT index is slow for common words, so a sample is asked first.
 */
export async function matching(
  list: ListDefinition,
  state: Pick<ListState, 'clauses' | 'term'>,
  act: Act
): Promise<Matching> {
  if (state.term === '') {
    return {
      query: () => permittedQuery(list, state, act),
      known: null,
      branches: branchesOf(list, state, act),
    }
  }
  const walk = () => {
    const query = permittedQuery(list, state, act)
    applySearch(query, list, state.term, act.locale)
    return query
  }
  if (asksFullText(list) && (await isCommon(list, state, act))) return { query: walk, known: null }
  const found = await searchedKeys(list, state, act)
  if (found.length > COUNTED) return { query: walk, known: COUNTED + 1 }
  return {
    query: () => permittedQuery(list, state, act).whereIn(list.key, found),
    known: found.length,
  }
}

/** For a clause over several columns: one query per alternative, where the database would merge whole indexes. */
function branchesOf(
  list: ListDefinition,
  state: Pick<ListState, 'clauses'>,
  act: Act
): Matching['branches'] {
  const index = state.clauses.findIndex(
    (clause) => new Set(clause.map((condition) => condition.column)).size > 1
  )
  if (index < 0) return undefined
  const others = state.clauses.filter((_clause, other) => other !== index)
  return () =>
    state.clauses[index].map((condition) =>
      permittedQuery(list, { clauses: [...others, [condition]] }, act)
    )
}

async function isCommon(
  list: ListDefinition,
  state: Pick<ListState, 'clauses' | 'term'>,
  act: Act
): Promise<boolean> {
  const matches = matchesOf(list, state.term, act.locale, false)
  if (matches.length === 0) return false
  const sample = permittedQuery(list, state, act)
    .select(
      db.raw(
        `(${matches.map((match) => match.sql).join(' OR ')}) as found`,
        matches.flatMap((match) => match.bindings)
      )
    )
    .limit(SAMPLE)
  const [row] = await db.from(sample.as('sample')).select(db.raw('SUM(found) as found'))
  return Number(row.found) >= COMMON
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
