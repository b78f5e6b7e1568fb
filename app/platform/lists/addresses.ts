import router from '@adonisjs/core/services/router'
import type { ListDefinition } from '#platform/lists/definition'
import type { Condition } from '#platform/lists/filters'
import { stateWords } from '#platform/lists/state'
import type { ListState, ViewWords } from '#platform/lists/state'

/** Makes addresses of one list from states: the page's own words (path parameters, tab …) are kept. */
export class ListAddresses {
  constructor(
    private readonly list: ListDefinition,
    private readonly path: string,
    private readonly state: ListState,
    private readonly view: { key: string; words: ViewWords } | null
  ) {}

  static pathOf(list: ListDefinition): string {
    return router.makeUrl(list.route)
  }

  /** The address of the state with some of it changed. Any change goes back to the first page. */
  to(changes: Partial<ListState>, extra: Record<string, string> = {}): string {
    return this.#address({ ...this.words(changes), ...extra })
  }

  /** The words of an address, for the hidden fields of a form. */
  words(changes: Partial<ListState> = {}): Record<string, string> {
    const first = { after: null, before: null, totals: false }
    return stateWords(this.list, { ...this.state, ...first, ...changes }, this.view)
  }

  toView(key: string | null): string {
    return this.#address(key ? { view: key } : {})
  }

  /** Without one condition; its clause goes when nothing is left in it. */
  without(clauseIndex: number, conditionIndex: number): string {
    const clauses = this.state.clauses
      .map((clause, index) =>
        index === clauseIndex
          ? clause.filter((_condition, inner) => inner !== conditionIndex)
          : clause
      )
      .filter((clause) => clause.length > 0)
    return this.to({ clauses })
  }

  withCondition(condition: Condition): string {
    return this.to({ clauses: [...this.state.clauses, [condition]], group: null })
  }

  #address(words: Record<string, string>): string {
    const query = new URLSearchParams(words)
      .toString()
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%3B', ';')
    return query ? `${this.path}?${query}` : this.path
  }
}
