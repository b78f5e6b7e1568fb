import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { listFor } from '#platform/lists/access'
import { findList } from '#platform/lists/definition'
import type { ListDefinition } from '#platform/lists/definition'
import { COUNTED, matching, permittedQuery } from '#platform/lists/matching'
import { parseState } from '#platform/lists/state'
import type { ListState, ViewWords } from '#platform/lists/state'

type Key = string | number

/**
 * The rows somebody chose: some by name, or all that match the filters and the search. Rights are asked
 * again at each reading, so a row that has left somebody's scope is left out.
 */
export class Selection {
  constructor(
    readonly id: number,
    readonly list: ListDefinition,
    private readonly state: ListState,
    /** null means all matches. */
    private readonly keys: Key[] | null,
    private readonly act: Act
  ) {}

  get isEverything(): boolean {
    return this.keys === null
  }

  /** How many rows, exactly. */
  async count(): Promise<number> {
    if (this.keys) {
      const permitted = await this.#permitted(this.keys)
      return permitted.length
    }
    const matched = await matching(this.list, this.state, this.act)
    const [row] = await db
      .from(matched.query().select(db.raw('1 as counted')).as('matched'))
      .select(db.raw('count(*) as counted'))
    return Number(row.counted)
  }

  /** The keys in ascending order, `size` at a time, after `last` when a job goes on where it stopped. */
  async *chunks(size = 500, last: Key | null = null): AsyncGenerator<Key[]> {
    if (this.keys) {
      const rest = this.keys.filter((key) => last === null || key > last)
      for (let start = 0; start < rest.length; start += size) {
        const keys = await this.#permitted(rest.slice(start, start + size))
        if (keys.length > 0) yield keys
      }
      return
    }
    const matched = await matching(this.list, this.state, this.act)
    for (;;) {
      const query = matched.query().select(db.raw(`${this.list.key} as row_key`))
      if (last !== null) query.whereRaw(`${this.list.key} > ?`, [last])
      const rows: { row_key: Key }[] = await query.orderByRaw(this.list.key).limit(size)
      if (rows.length > 0) yield rows.map((row) => row.row_key)
      if (rows.length < size) return
      last = rows.at(-1)!.row_key
    }
  }

  async #permitted(keys: Key[]): Promise<Key[]> {
    if (keys.length === 0) return []
    const rows: { row_key: Key }[] = await permittedQuery(this.list, { clauses: [] }, this.act)
      .whereIn(this.list.key, keys.slice(0, COUNTED))
      .select(db.raw(`${this.list.key} as row_key`))
      .orderByRaw(this.list.key)
    return rows.map((row) => row.row_key)
  }
}

/** Keeps a choice of rows for the pages and jobs that follow. `keys` null means all matches of `words`. */
export async function keepSelection(
  act: Act,
  list: ListDefinition,
  words: ViewWords,
  keys: Key[] | null
): Promise<Selection> {
  const sorted = keys ? [...new Set(keys.map(asKey))].sort(compareKeys) : null
  const inserted = await db.table('platform_list_selections').insert({
    list: list.name,
    user_id: act.actor.userId,
    words: JSON.stringify(words),
    row_keys: sorted ? JSON.stringify(sorted) : null,
    created_at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
  })
  const { state } = parseState(list, { ...words }, null)
  return new Selection(Number(inserted[0]), list, state, sorted, act)
}

/** A kept choice of this person. Refuses `lists.selection_unknown` (404) when there is none. */
export async function loadSelection(act: Act, id: number | string): Promise<Selection> {
  const row = await db
    .from('platform_list_selections')
    .where('id', Number(id) || 0)
    .if(act.actor.userId !== null, (query) => query.where('user_id', act.actor.userId!))
    .first()
  const definition = row ? findList(row.list) : null
  if (!row || !definition) throw new Refusal('lists.selection_unknown', { id }, { status: 404 })
  act.authorize(definition.permission)
  const list = listFor(definition, act)
  const { state } = parseState(list, JSON.parse(row.words), null)
  return new Selection(
    Number(row.id),
    list,
    state,
    row.row_keys ? JSON.parse(row.row_keys) : null,
    act
  )
}

function asKey(key: Key): Key {
  return typeof key === 'string' && /^\d{1,15}$/.test(key) ? Number(key) : key
}

function compareKeys(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0
}
