import { tidyText } from '#values/text'
import type { ListDefinition } from '#platform/lists/definition'
import { isReadable } from '#platform/lists/conditions'
import { checkCondition } from '#platform/lists/filters'
import type { Clause, Condition, Operator } from '#platform/lists/filters'
import type { ListState, QueryWords } from '#platform/lists/state'

/**
 * What the filter form sends: a condition to add, or to put in the place of another.
 * `add_column`, `add_operator`, `add_value` (one or several), `add_place`: '' for one more clause, '2' to be an
 * alternative within clause 2, '2.0' to replace a condition.
 */
export interface FilterChange {
  clauses: Clause[]
  /** The condition as typed, when its value could not be read. */
  refused: Condition | null
}

/** The clauses after the filter form, or null when the address carries no such form. */
export function changedFilter(
  list: ListDefinition,
  state: ListState,
  words: QueryWords
): FilterChange | null {
  if (typeof words.add_column !== 'string' || typeof words.add_operator !== 'string') return null
  const typed: Condition = {
    column: words.add_column,
    operator: words.add_operator as Operator,
    values: [words.add_value ?? [], words.add_until ?? []]
      .flat()
      .map((value) => tidyText(String(value ?? ''))),
  }
  const column = list.columnsByKey.get(typed.column)
  if (typed.operator !== 'between')
    typed.values = [words.add_value ?? []].flat().map((value) => tidyText(String(value ?? '')))
  const condition = checkCondition(list, typed)
  if (!column || !condition || !isReadable(column, condition))
    return { clauses: state.clauses, refused: typed }
  return { clauses: placed(state.clauses, condition, String(words.add_place ?? '')), refused: null }
}

function placed(clauses: Clause[], condition: Condition, place: string): Clause[] {
  const [clauseIndex, conditionIndex] = place === '' ? [] : place.split('.').map(Number)
  if (clauseIndex === undefined || !clauses[clauseIndex]) return [...clauses, [condition]]
  return clauses.map((clause, index) => {
    if (index !== clauseIndex) return clause
    if (conditionIndex === undefined) return [...clause, condition]
    return clause.map((known, inner) => (inner === conditionIndex ? condition : known))
  })
}
