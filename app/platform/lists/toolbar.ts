import type { I18n } from '@adonisjs/i18n'
import type { Act } from '#platform/act'
import type { ListAddresses } from '#platform/lists/addresses'
import { unitOf } from '#platform/lists/cells'
import { choicesOf, labelOf } from '#platform/lists/chips'
import type { Choice, ColumnDefinition, ListDefinition } from '#platform/lists/definition'
import { operatorsOf, valuesOf } from '#platform/lists/filters'
import type { Clause, Condition, Operator } from '#platform/lists/filters'
import { groupLabel } from '#platform/lists/page'
import type { ListState, QueryWords } from '#platform/lists/state'

export interface Option {
  label: string
  href: string
  current: boolean
}

/** The form that adds or changes one condition. */
export interface FilterEditor {
  column: string
  label: string
  place: string
  operators: { value: Operator; label: string; takes: 0 | 1 | 2 | 'many'; current: boolean }[]
  choices: (Choice & { chosen: boolean })[]
  input: 'text' | 'number' | 'day' | 'none'
  value: string
  until: string
  unit: string
  /** The condition typed before could not be read. */
  refused: boolean
  cancel: string
  /** For days: spans that need no typing. */
  spans: { label: string; href: string }[]
  /** Clauses to which the condition may be an alternative. */
  places: { value: string; label: string }[]
}

/** Columns that can be filtered, each with the address that opens its form. */
export function filterOptions(
  list: ListDefinition,
  addresses: ListAddresses,
  i18n: I18n
): Option[] {
  return list.columns
    .filter((column) => column.filterable)
    .map((column) => ({
      label: labelOf(list, column, i18n),
      href: addresses.to({}, { add: column.key }),
      current: false,
    }))
}

/** The groupings offered; days by month and by year. */
export function groupOptions(
  list: ListDefinition,
  state: ListState,
  addresses: ListAddresses,
  i18n: I18n
): Option[] {
  const keys = list.columns
    .filter((column) => column.groupable)
    .flatMap((column) =>
      ['date', 'instant'].includes(column.type)
        ? [`${column.key}.year`, `${column.key}.month`]
        : [column.key]
    )
  const option = (group: string | null) => ({
    label: group ? groupLabel(list, group, i18n) : i18n.t('lists.no_group'),
    href: addresses.to({ group }),
    current: state.group === group,
  })
  return keys.length > 0 ? [option(null), ...keys.map(option)] : []
}

/** The columns offered, those shown first and in their order. */
export function columnOptions(list: ListDefinition, state: ListState, i18n: I18n) {
  const shown = state.columns
    .map((key) => list.columnsByKey.get(key))
    .filter((column) => column !== undefined)
  const others = list.columns.filter(
    (column) => !column.hidden && !state.columns.includes(column.key)
  )
  return [...shown, ...others].map((column) => ({
    key: column.key,
    label: labelOf(list, column, i18n),
    shown: state.columns.includes(column.key),
  }))
}

/** The form to show: for a column to add (`add`), a condition to change (`edit`), or one that was refused. */
export async function filterEditor(
  list: ListDefinition,
  state: ListState,
  words: QueryWords,
  refused: Condition | null,
  addresses: ListAddresses,
  act: Act,
  i18n: I18n
): Promise<FilterEditor | null> {
  const place = typeof words.edit === 'string' ? words.edit : String(words.add_place ?? '')
  const [clauseIndex, index] = place.split('.').map(Number)
  const known = state.clauses[clauseIndex]?.[index] ?? null
  const condition = refused ?? (words.edit ? known : null)
  const column = list.columnsByKey.get(condition?.column ?? String(words.add ?? ''))
  if (!column?.filterable) return null
  const operators = operatorsOf(column)
  const current =
    condition && operators.includes(condition.operator) ? condition.operator : operators[0]
  const chosen = new Set(condition?.values ?? [])
  const choices = await choicesOf(column, act, i18n, [...chosen])
  return {
    column: column.key,
    label: labelOf(list, column, i18n),
    place: known ? place : '',
    operators: operators.map((operator) => ({
      value: operator,
      label: i18n.t(`lists.operators.${operator}`),
      takes: valuesOf(operator),
      current: operator === current,
    })),
    choices: choices.map((choice) => ({
      ...choice,
      chosen: chosen.has(choice.value),
    })),
    input: inputOf(column),
    value: condition?.values[0] ?? '',
    until: condition?.values[1] ?? '',
    unit: unitOf(column, i18n),
    refused: refused !== null,
    cancel: addresses.to({}),
    spans: inputOf(column) === 'day' && !known ? spansOf(column, addresses, i18n) : [],
    places: known
      ? []
      : state.clauses.map((clause, number) => ({
          value: String(number),
          label: i18n.t('lists.or_with', { column: clauseLabel(list, clause, i18n) }),
        })),
  }
}

function clauseLabel(list: ListDefinition, clause: Clause, i18n: I18n): string {
  return clause
    .map((condition) => labelOf(list, list.columnsByKey.get(condition.column)!, i18n))
    .join(' / ')
}

function spansOf(
  column: ColumnDefinition,
  addresses: ListAddresses,
  i18n: I18n
): { label: string; href: string }[] {
  return ['today', 'month', 'year'].map((span) => ({
    label: i18n.t(`lists.spans.${span}`),
    href: addresses.withCondition({ column: column.key, operator: 'on', values: [span] }),
  }))
}

function inputOf(column: ColumnDefinition): FilterEditor['input'] {
  switch (column.type) {
    case 'boolean':
      return 'none'
    case 'date':
    case 'instant':
      return 'day'
    case 'integer':
    case 'decimal':
    case 'money':
      return 'number'
    default:
      return 'text'
  }
}
