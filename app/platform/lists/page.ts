import type { I18n } from '@adonisjs/i18n'
import { formatDecimal } from '#values/decimal'
import type { Act } from '#platform/act'
import type { ListAddresses } from '#platform/lists/addresses'
import { isNumeric, showCell, textOf, unitOf } from '#platform/lists/cells'
import type { ShownCell } from '#platform/lists/cells'
import { labelOf } from '#platform/lists/chips'
import type { Cell, ColumnDefinition, ListDefinition } from '#platform/lists/definition'
import { conditionOfGroup, readGroups } from '#platform/lists/groups'
import { matching } from '#platform/lists/matching'
import { readPage, shownColumns, tally } from '#platform/lists/reading'
import type { Tally } from '#platform/lists/reading'
import type { ListState } from '#platform/lists/state'

export interface Heading {
  key: string
  label: string
  numeric: boolean
  width: string
  unit: string
  sort: 'ascending' | 'descending' | null
  /** Where a click on the heading leads; null when the column cannot be sorted. */
  href: string | null
}

export interface TableRow {
  key: string
  cells: ShownCell[]
}

/** The table of a list, ready for its template. */
export interface ListTable {
  headings: Heading[]
  rows: TableRow[]
  /** One text per column, '' where nothing is added; null when there is nothing to add. */
  totals: string[] | null
  /** Where totals of so many rows are computed, when they are not shown by themselves. */
  totalsHref: string | null
  count: number
  more: boolean
  countText: string
  first: number
  last: number
  previous: string | null
  next: string | null
}

export interface GroupedTable {
  label: string
  headings: { label: string; numeric: boolean }[]
  rows: { text: string; href: string | null; count: string; totals: string[] }[]
  more: boolean
  count: number
  countText: string
}

export async function tablePage(
  list: ListDefinition,
  state: ListState,
  addresses: ListAddresses,
  act: Act,
  i18n: I18n
): Promise<ListTable> {
  const matched = await matching(list, state, act)
  const columns = shownColumns(list, state, act)
  const [page, counted] = await Promise.all([
    readPage(list, state, act, matched),
    tally(list, columns, act, matched, state.totals),
  ])
  const summed = columns.some((column) => column.total === 'sum')
  return {
    headings: columns.map((column) => headingOf(list, column, state, addresses, i18n)),
    rows: page.rows.map((row) => ({
      key: String(row.row_key),
      cells: columns.map((column) => showCell(column, row, i18n)),
    })),
    totals: counted.totals ? totalTexts(columns, counted.totals, i18n) : null,
    totalsHref:
      summed && !counted.totals && counted.count > 0 ? addresses.to({ totals: true }) : null,
    count: counted.count,
    more: counted.more,
    countText: countText(counted),
    first: page.rows.length > 0 ? page.position + 1 : 0,
    last: page.position + page.rows.length,
    previous: page.previous ? addresses.to({ before: page.previous, totals: state.totals }) : null,
    next: page.next ? addresses.to({ after: page.next, totals: state.totals }) : null,
  }
}

export async function groupedPage(
  list: ListDefinition,
  state: ListState & { group: string },
  addresses: ListAddresses,
  act: Act,
  i18n: I18n
): Promise<GroupedTable> {
  const matched = await matching(list, state, act)
  const summed = shownColumns(list, state, act).filter((column) => column.total === 'sum')
  const [{ groups, more }, counted] = await Promise.all([
    readGroups(list, state.group, summed, act, matched),
    tally(list, [], act, matched, false),
  ])
  const [key, span] = state.group.split('.')
  const column = list.columnsByKey.get(key)!
  return {
    label: groupLabel(list, state.group, i18n),
    headings: summed.map((item) => ({
      label: [labelOf(list, item, i18n), unitOf(item, i18n)]
        .filter((word) => word !== '')
        .join(' '),
      numeric: true,
    })),
    rows: groups.map((group) => {
      const condition = conditionOfGroup(column, group)
      return {
        text: groupText(column, span, group.shown, group.value, i18n),
        href: condition ? addresses.withCondition(condition) : null,
        count: formatDecimal(group.count),
        totals: summed.map((item) => textOf(item, group.totals[item.key], i18n)),
      }
    }),
    more,
    count: counted.count,
    countText: countText(counted),
  }
}

/** 'État', or 'Échéance par mois'. */
export function groupLabel(list: ListDefinition, group: string, i18n: I18n): string {
  const [key, span] = group.split('.')
  const label = labelOf(list, list.columnsByKey.get(key)!, i18n)
  return span ? i18n.t(`lists.by_${span}`, { column: label }) : label
}

function groupText(
  column: ColumnDefinition,
  span: string | undefined,
  shown: Cell,
  value: Cell,
  i18n: I18n
): string {
  if (value === null || value === '') return i18n.t('lists.no_value')
  if (span === 'year') return String(value)
  if (span === 'month') return String(value).split('-').reverse().join('/')
  return textOf(column, shown, i18n)
}

function headingOf(
  list: ListDefinition,
  column: ColumnDefinition,
  state: ListState,
  addresses: ListAddresses,
  i18n: I18n
): Heading {
  const current = state.sorts.find((sort) => sort.column === column.key)
  const descending = current ? !current.descending : false
  return {
    key: column.key,
    label: labelOf(list, column, i18n),
    numeric: isNumeric(column),
    width: column.width ?? 'normal',
    unit: unitOf(column, i18n),
    sort: current ? (current.descending ? 'descending' : 'ascending') : null,
    href: column.sortable ? addresses.to({ sorts: [{ column: column.key, descending }] }) : null,
  }
}

function totalTexts(
  columns: ColumnDefinition[],
  totals: Record<string, string>,
  i18n: I18n
): string[] {
  return columns.map((column) => (column.total ? textOf(column, totals[column.key], i18n) : ''))
}

function countText(counted: Tally): string {
  return `${formatDecimal(counted.count)}${counted.more ? '+' : ''}`
}
