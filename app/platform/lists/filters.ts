import type { ColumnDefinition, ColumnType, ListDefinition } from '#platform/lists/definition'

export type Operator =
  | 'has'
  | 'starts'
  | 'is'
  | 'not'
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'between'
  | 'on'
  | 'before'
  | 'after'
  | 'from'
  | 'until'
  | 'in'
  | 'out'
  | 'yes'
  | 'no'
  | 'empty'
  | 'filled'

export interface Condition {
  column: string
  operator: Operator
  values: string[]
}

/** Conditions of which one suffices; a filter wants every clause. */
export type Clause = Condition[]

const TEXT: readonly Operator[] = ['has', 'starts', 'is', 'not', 'empty', 'filled']
const NUMBER: readonly Operator[] = ['eq', 'gt', 'gte', 'lt', 'lte', 'between', 'empty', 'filled']
const TIME: readonly Operator[] = [
  'on',
  'before',
  'after',
  'from',
  'until',
  'between',
  'empty',
  'filled',
]
const CHOICE: readonly Operator[] = ['in', 'out', 'empty', 'filled']

const OPERATORS: Record<ColumnType, readonly Operator[]> = {
  text: TEXT,
  party: TEXT,
  integer: NUMBER,
  decimal: NUMBER,
  money: NUMBER,
  date: TIME,
  instant: TIME,
  boolean: ['yes', 'no'],
  state: CHOICE,
  choice: CHOICE,
  reference: CHOICE,
}

export function operatorsOf(column: ColumnDefinition): readonly Operator[] {
  return OPERATORS[column.type]
}

/** How many values an operator takes: none, one, two, or as many as one likes. */
export function valuesOf(operator: Operator): 0 | 1 | 2 | 'many' {
  if (['yes', 'no', 'empty', 'filled'].includes(operator)) return 0
  if (operator === 'between') return 2
  return operator === 'in' || operator === 'out' ? 'many' : 1
}

/** 'state:in:due|due:gt:200;year:eq:2026' and the pieces that could not be understood. */
export function parseFilter(
  list: ListDefinition,
  text: string
): { clauses: Clause[]; unread: string[] } {
  const unread: string[] = []
  const clauses: Clause[] = []
  for (const part of split(text, ';')) {
    const clause: Clause = []
    for (const piece of split(part, '|')) {
      if (piece === '') continue
      const condition = parseCondition(list, piece)
      if (condition) clause.push(condition)
      else unread.push(piece)
    }
    if (clause.length > 0) clauses.push(clause)
  }
  return { clauses, unread }
}

export function formatFilter(clauses: Clause[]): string {
  return clauses
    .map((clause) =>
      clause
        .map(({ column, operator, values }) =>
          [column, operator, ...(values.length > 0 ? [values.map(escape).join(',')] : [])].join(':')
        )
        .join('|')
    )
    .join(';')
}

/** A condition with the operators and number of values that its column allows, else null. */
export function checkCondition(list: ListDefinition, condition: Condition): Condition | null {
  const column = list.columnsByKey.get(condition.column)
  if (!column?.filterable || !operatorsOf(column).includes(condition.operator)) return null
  const wanted = valuesOf(condition.operator)
  const values = condition.values.filter((value) => value !== '')
  if (wanted === 0) return { ...condition, values: [] }
  if (wanted === 'many') return values.length > 0 ? { ...condition, values } : null
  return values.length === wanted ? { ...condition, values } : null
}

function parseCondition(list: ListDefinition, piece: string): Condition | null {
  const [column, operator, ...rest] = split(piece, ':')
  if (!column || !operator) return null
  const values = rest.length > 0 ? split(rest.join(':'), ',').map(unescape) : []
  return checkCondition(list, { column, operator: operator as Operator, values })
}

/** Splits at a separator that no backslash protects; backslashes stay for the next level. */
function split(text: string, separator: string): string[] {
  const parts = ['']
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '\\' && index + 1 < text.length) {
      parts[parts.length - 1] += character + text[++index]
    } else if (character === separator) {
      parts.push('')
    } else {
      parts[parts.length - 1] += character
    }
  }
  return parts
}

function escape(value: string): string {
  return value.replace(/[\\;|:,]/g, '\\$&')
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, '$1')
}
