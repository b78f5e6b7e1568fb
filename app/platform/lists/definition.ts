import type { I18n } from '@adonisjs/i18n'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { Act } from '#platform/act'
import type { ScopeColumns } from '#platform/permissions/access'
import type { Selection } from '#platform/lists/selection'
import { installed } from '#platform/modules'
import type { TextKind } from '#platform/texts'

export type ListQuery = DatabaseQueryBuilderContract<any>

/**
 * How a column reads, filters, sorts and is exported. `money` is whole centimes (BIGINT), `decimal` a
 * DECIMAL, `date` a DATE, `instant` a DATETIME in UTC, `state` and `choice` a code with a text per value,
 * `reference` an identifier shown by a name, `party` the name of a person or firm.
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'state'
  | 'choice'
  | 'reference'
  | 'party'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'
export type Cell = string | number | boolean | Date | null
export type ListRow = Record<string, Cell>

/** An SQL expression, or one per language ('name_fr', 'name_ar'). */
export type Expression = string | { fr: string; ar: string; en?: string }

export interface Choice {
  value: string
  label: string
}

export interface ColumnDefinition {
  key: string
  type: ColumnType
  /** Text key of the heading; `<texts>.columns.<key>` unless given. */
  label?: string
  /** What is read: 'tax_notices.number'. For a reference, the name shown. */
  select: Expression
  /** What filters compare, when it is not what is shown: 'tax_plots.arrondissement_id'. */
  filterOn?: string
  /** What sorting uses, when it is not what is shown. Needs an index on a large table. */
  sortOn?: string
  sortable?: boolean
  /** Unique and never NULL in the database: a sort by it needs no key after it, and its own index serves. */
  unique?: boolean
  filterable?: boolean
  /**
   * Found by the search box. `prefix` begins with it (ordinary index), `words` every word of it
   * (FULLTEXT index), `contains` anywhere in it (small tables only). `searchOn` names another
   * column; with `folded` that column holds `foldText` of the text and the term is folded too.
   */
  search?: 'prefix' | 'words' | 'contains'
  searchOn?: string
  folded?: boolean
  /** Of an `integer` that names rather than counts, a year: its figures are not grouped. */
  plain?: boolean
  total?: 'sum'
  groupable?: boolean
  /** Where the cell leads: a route name that takes the row's id, or a function of the row. */
  link?: string | ((row: ListRow) => RouteLink | null)
  /** For `state` and `choice`: text key prefix of the values (`<prefix>.<value>`) and their tones. */
  values?: { texts: string; tones: Record<string, Tone> }
  /** The stored code is the name of a thing: shown by its text of this kind, as it stands where there is none. */
  named?: TextKind
  /** A stored text with codes in it, in words of the reader. */
  worded?: (text: string, i18n: I18n) => string
  /** For `reference`: what may be chosen in a filter. At most a few hundred. */
  choices?: (act: Act) => Promise<Choice[]>
  unit?: string
  /** Decimals shown for `decimal`; as stored unless given. */
  decimals?: number
  width?: 'narrow' | 'normal' | 'wide'
  /** Only for filters, sorts and links: never shown as a column. */
  hidden?: boolean
  /** Left out for whoever does not hold this right. */
  permission?: string
}

export interface RouteLink {
  route: string
  params?: Record<string, unknown> | unknown[]
}

/** A view that comes with the list: the same words as its address ("f", "sort", "columns", "group"). */
export interface BuiltInView {
  key: string
  /** Text key; `<texts>.views.<key>` unless given. */
  label?: string
  filter?: string
  sort?: string
  columns?: string[]
  group?: string
}

export interface ActionOutcome {
  /** Text key and figures of the sentence shown afterwards. */
  message: string
  params?: Record<string, string | number>
  /** Where to go; back to the list unless given. */
  redirect?: string
}

/** Something done to the chosen rows: at once (`run`), or on a page of the module (`form`: a route name). */
export interface BulkAction {
  key: string
  label?: string
  permission: string
  tone?: 'primary' | 'danger'
  /** Asks first, naming how many rows. */
  confirm?: boolean
  run?: (act: Act, selection: Selection) => Promise<ActionOutcome>
  /** Route that receives `?selection=<id>`; it reads it back with `loadSelection(act, id)`. */
  form?: string
}

export interface ListInput {
  /** 'tax.notices': in addresses, saved views and jobs. */
  name: string
  /** Where its texts are: '<module>.lists.<list>' with title, columns.*, views.*, actions.*. */
  texts?: string
  permission: string
  /** Columns by which rights are limited to a part of the commune; passed to `act.restrict`. */
  scope?: ScopeColumns
  /** Route of the page that shows it. */
  route: string
  /** Unique, not null, indexed: breaks ties of every sort and names a row in a selection. */
  key: string
  /** Joins included; use leftJoin for what only adds columns, so that the first table leads. */
  query: (act: Act) => ListQuery
  columns: ColumnDefinition[]
  /** Shown at first, in this order. */
  defaultColumns: string[]
  /** '-due_on': descending; several separated by commas. */
  defaultSort: string
  views?: BuiltInView[]
  actions?: BulkAction[]
  /** Right to take rows out as a file; the list's own right unless given. */
  exportPermission?: string
}

export interface ListDefinition extends ListInput {
  texts: string
  exportPermission: string
  columnsByKey: ReadonlyMap<string, ColumnDefinition>
}

declare module '#platform/modules' {
  interface Contributions {
    lists?: ListDefinition[]
  }
}

/**
 * Declares a list; the manifest names it under `contributions: { lists: [...] }`. Throws at start when a name in it does not exist, so that a spelling mistake is
 * never found by a clerk.
 */
export function defineList(input: ListInput): ListDefinition {
  const columnsByKey = new Map(input.columns.map((column) => [column.key, column]))
  const [module, ...rest] = input.name.split('.')
  const list = {
    ...input,
    texts: input.texts ?? `${module}.lists.${rest.join('.')}`,
    exportPermission: input.exportPermission ?? input.permission,
    columnsByKey,
  }
  const sorts = input.defaultSort.split(',').map((sort) => sort.replace(/^-/, ''))
  for (const key of [...input.defaultColumns, ...sorts]) {
    if (!columnsByKey.has(key)) throw new Error(`List ${input.name} has no column "${key}"`)
  }
  return list
}

/** The installed list of that name, or null. */
export function findList(name: string): ListDefinition | null {
  return (
    installed
      .contributions('lists')
      .flat()
      .find((list) => list.name === name) ?? null
  )
}
