import { foldText, tidyText } from '#values/text'
import type { ColumnDefinition, ListDefinition, ListQuery } from '#platform/lists/definition'
import { expressionIn, likeText } from '#platform/lists/conditions'

interface Match {
  sql: string
  bindings: string[]
}

/** Shorter words and these are not in a FULLTEXT index of InnoDB. */
const SHORTEST_INDEXED = 3
const STOP_WORDS = new Set(
  (
    'a about an are as at be by com de en for from how i in is it la of on or that the this to was what when ' +
    'where who will with und www'
  ).split(' ')
)

/** One way per searched column to find the term; with `indexed` the way its index can serve. */
export function matchesOf(
  list: ListDefinition,
  term: string,
  locale: string,
  indexed: boolean
): Match[] {
  return list.columns
    .filter((column) => column.search)
    .map((column) => matchOf(column, term, locale, indexed))
    .filter((match) => match !== null)
}

/** True when a FULLTEXT index is asked, which collects every match before it gives the first. */
export function asksFullText(list: ListDefinition): boolean {
  return list.columns.some((column) => column.search === 'words')
}

export function isSearchable(list: ListDefinition): boolean {
  return list.columns.some((column) => column.search)
}

/** Adds "found in one of the searched columns" to a query. */
export function applySearch(
  query: ListQuery,
  list: ListDefinition,
  term: string,
  locale: string
): void {
  const matches = matchesOf(list, term, locale, false)
  if (matches.length === 0) {
    query.whereRaw('1 = 0')
    return
  }
  query.whereRaw(
    `(${matches.map((match) => match.sql).join(' OR ')})`,
    matches.flatMap((match) => match.bindings)
  )
}

function matchOf(
  column: ColumnDefinition,
  term: string,
  locale: string,
  indexed: boolean
): Match | null {
  const on = column.searchOn ?? expressionIn(column.select, locale)
  const sought = column.folded ? foldText(term) : tidyText(term)
  if (sought === '') return null
  if (column.search === 'prefix') return { sql: `${on} LIKE ?`, bindings: [`${likeText(sought)}%`] }
  if (column.search === 'contains')
    return { sql: `${on} LIKE ?`, bindings: [`%${likeText(sought)}%`] }
  const words = wordsOf(sought)
  if (words.length === 0) return null
  if (!indexed) return wordByWord(on, words)
  const indexable = words.filter((word) => word.length >= SHORTEST_INDEXED && !STOP_WORDS.has(word))
  if (indexable.length === 0) return wordByWord(on, words)
  const others = words.filter((word) => !indexable.includes(word))
  const rest = others.length > 0 ? wordByWord(on, others) : null
  return {
    sql: `MATCH (${on}) AGAINST (? IN BOOLEAN MODE)${rest ? ` AND ${rest.sql}` : ''}`,
    bindings: [indexable.map((word) => `+${word}*`).join(' '), ...(rest?.bindings ?? [])],
  }
}

/** Each word begins some word of the text. */
function wordByWord(on: string, words: string[]): Match {
  return {
    sql: `(${words.map(() => `(${on} LIKE ? OR ${on} LIKE ?)`).join(' AND ')})`,
    bindings: words.flatMap((word) => [`${likeText(word)}%`, `% ${likeText(word)}%`]),
  }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
}
