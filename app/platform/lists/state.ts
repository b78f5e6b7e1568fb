import type { ListDefinition } from '#platform/lists/definition'
import { formatFilter, parseFilter } from '#platform/lists/filters'
import type { Clause } from '#platform/lists/filters'

export const PAGE_SIZES = [25, 50, 100, 200] as const
export const DEFAULT_SIZE = 50
export const MAX_TERM = 200

export interface Sort {
  column: string
  descending: boolean
}

/** All that an address says about a list. */
export interface ListState {
  /** Key of a built-in view, or 'saved-<id>'. */
  view: string | null
  term: string
  clauses: Clause[]
  sorts: Sort[]
  columns: string[]
  /** Column key, or 'column.month' and 'column.year' for days. */
  group: string | null
  size: number
  after: string | null
  before: string | null
  /** Totals of more rows than are counted by themselves. */
  totals: boolean
}

/** What a view says, in the words of the address. */
export interface ViewWords {
  f?: string
  q?: string
  sort?: string
  columns?: string
  group?: string
  size?: string
}

/** All the words of an address. */
interface ListWords extends ViewWords {
  after?: string
  before?: string
  totals?: string
}

export type QueryWords = Record<string, unknown>

/**
 * The words of an address as they stand, whatever the framework's parser would make of commas; a word said several
 * times is a list of texts.
 */
export function wordsOf(search: string): QueryWords {
  const parameters = new URLSearchParams(search)
  const words: QueryWords = {}
  for (const word of new Set(parameters.keys())) {
    const values = parameters.getAll(word)
    words[word] = values.length > 1 ? values : values[0]
  }
  return words
}

/** What a list shows when the address says nothing. */
export function initialState(list: ListDefinition): ListState {
  return {
    view: null,
    term: '',
    clauses: [],
    sorts: parseSort(list, list.defaultSort),
    columns: list.defaultColumns,
    group: null,
    size: DEFAULT_SIZE,
    after: null,
    before: null,
    totals: false,
  }
}

/**
 * The state an address asks for, on top of a view's; with the filters that could not be understood.
 * An empty word ("f=") overrides the view's.
 */
export function parseState(
  list: ListDefinition,
  words: QueryWords,
  view: { key: string; words: ViewWords } | null
): { state: ListState; unread: string[] } {
  const state = initialState(list)
  const unread: string[] = []
  const said: ListWords = { ...view?.words, ...textWords(words) }
  state.view = view?.key ?? null
  if (said.f) {
    const filter = parseFilter(list, said.f)
    state.clauses = filter.clauses
    unread.push(...filter.unread)
  }
  if (said.q) state.term = said.q.trim().slice(0, MAX_TERM)
  if (said.sort) {
    const sorts = parseSort(list, said.sort)
    if (sorts.length > 0) state.sorts = sorts
  }
  if (said.columns) {
    const columns = said.columns.split(',').filter((key) => {
      const column = list.columnsByKey.get(key)
      return column !== undefined && !column.hidden
    })
    if (columns.length > 0) state.columns = [...new Set(columns)]
  }
  if (said.group && isGroup(list, said.group)) state.group = said.group
  const size = Number(said.size)
  if ((PAGE_SIZES as readonly number[]).includes(size)) state.size = size
  state.after = said.after || null
  state.before = state.after ? null : said.before || null
  state.totals = said.totals === '1'
  return { state, unread }
}

/** The words of an address for a state: only what differs from the list's, or the view's, own. */
export function stateWords(
  list: ListDefinition,
  state: ListState,
  view: { key: string; words: ViewWords } | null
): Record<string, string> {
  const words: Record<string, string> = {}
  const base = parseState(list, {}, view).state
  if (state.view) words.view = state.view
  const put = (word: string, value: string, usual: string) => {
    if (value !== usual) words[word] = value
  }
  put('q', state.term, base.term)
  put('f', formatFilter(state.clauses), formatFilter(base.clauses))
  put('sort', formatSort(state.sorts), formatSort(base.sorts))
  put('columns', state.columns.join(','), base.columns.join(','))
  put('group', state.group ?? '', base.group ?? '')
  put('size', String(state.size), String(base.size))
  if (state.after) words.after = state.after
  if (state.before) words.before = state.before
  if (state.totals) words.totals = '1'
  return words
}

/** A state as a view keeps it: nothing about pages. */
export function viewWords(list: ListDefinition, state: ListState): ViewWords {
  return stateWords(list, { ...state, view: null, after: null, before: null, totals: false }, null)
}

export function formatSort(sorts: Sort[]): string {
  return sorts.map((sort) => `${sort.descending ? '-' : ''}${sort.column}`).join(',')
}

function parseSort(list: ListDefinition, text: string): Sort[] {
  return text
    .split(',')
    .map((part) => ({ column: part.replace(/^-/, ''), descending: part.startsWith('-') }))
    .filter((sort) => {
      const column = list.columnsByKey.get(sort.column)
      return (
        column !== undefined && (column.sortable === true || list.defaultSort.includes(sort.column))
      )
    })
    .slice(0, 3)
}

function isGroup(list: ListDefinition, text: string): boolean {
  const [key, span] = text.split('.')
  const column = list.columnsByKey.get(key)
  if (!column?.groupable) return false
  return (
    span === undefined ||
    (['month', 'year'].includes(span) && ['date', 'instant'].includes(column.type))
  )
}

function textWords(words: QueryWords): Record<string, string> {
  const text: Record<string, string> = {}
  for (const [word, value] of Object.entries(words)) {
    if (typeof value === 'string') text[word] = value
    else if (value === null) text[word] = ''
    else if (Array.isArray(value))
      text[word] = value.filter((item) => typeof item === 'string').join(',')
  }
  return text
}
