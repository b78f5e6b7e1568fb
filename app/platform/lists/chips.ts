import type { I18n } from '@adonisjs/i18n'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { formatDecimal, parseDecimal } from '#values/decimal'
import type { Act } from '#platform/act'
import type { ListAddresses } from '#platform/lists/addresses'
import { unitOf } from '#platform/lists/cells'
import type { Choice, ColumnDefinition, ListDefinition } from '#platform/lists/definition'
import type { Condition } from '#platform/lists/filters'
import type { ListState } from '#platform/lists/state'
import { nameText } from '#platform/texts'

/** One condition as it is read above the table. */
export interface Chip {
  column: string
  text: string
  /** Preceded by "or" instead of "and". */
  alternative: boolean
  edit: string
  remove: string
}

const SHOWN_VALUES = 2

/** The conditions of a state in words, each with the way to change or drop it. */
export async function chipsOf(
  list: ListDefinition,
  state: ListState,
  addresses: ListAddresses,
  act: Act,
  i18n: I18n
): Promise<Chip[]> {
  const chips: Chip[] = []
  for (const [clauseIndex, clause] of state.clauses.entries()) {
    for (const [index, condition] of clause.entries()) {
      const column = list.columnsByKey.get(condition.column)!
      chips.push({
        column: labelOf(list, column, i18n),
        text: await conditionText(column, condition, act, i18n),
        alternative: index > 0,
        edit: addresses.to({}, { edit: `${clauseIndex}.${index}` }),
        remove: addresses.without(clauseIndex, index),
      })
    }
  }
  return chips
}

export function labelOf(list: ListDefinition, column: ColumnDefinition, i18n: I18n): string {
  return i18n.t(column.label ?? `${list.texts}.columns.${column.key}`)
}

/** What may be chosen in a filter of a column, in words; with what is asked for though nothing has it yet. */
export async function choicesOf(
  column: ColumnDefinition,
  act: Act,
  i18n: I18n,
  asked: string[] = []
): Promise<Choice[]> {
  if (column.choices) {
    const choices = await column.choices(act)
    const { named } = column
    const known = new Set(choices.map((choice) => choice.value))
    const missing = named ? asked.filter((value) => !known.has(value)) : []
    return [
      ...choices,
      ...missing.map((value) => ({ value, label: nameText(named!, value, i18n) })),
    ]
  }
  if (!column.values) return []
  return Object.keys(column.values.tones).map((value) => ({
    value,
    label: i18n.t(`${column.values!.texts}.${value}`),
  }))
}

async function conditionText(
  column: ColumnDefinition,
  condition: Condition,
  act: Act,
  i18n: I18n
): Promise<string> {
  const operator = i18n.t(`lists.operators.${condition.operator}`)
  if (condition.values.length === 0) return operator
  const choices = await choicesOf(column, act, i18n, condition.values)
  const values = condition.values.map((value) => valueText(column, value, choices, i18n))
  if (condition.operator === 'between')
    return i18n.t('lists.between', { from: values[0], to: values[1] })
  const shown = values.slice(0, SHOWN_VALUES).join(i18n.t('lists.separator'))
  const rest =
    values.length > SHOWN_VALUES
      ? `${i18n.t('lists.separator')}+${values.length - SHOWN_VALUES}`
      : ''
  const unit = unitOf(column, i18n)
  const words = ['in', 'is', 'on', 'eq'].includes(condition.operator) ? [] : [operator]
  return [...words, `${shown}${rest}`, ...(unit ? [unit] : [])].join(' ')
}

function valueText(column: ColumnDefinition, value: string, choices: Choice[], i18n: I18n): string {
  const choice = choices.find((candidate) => candidate.value === value)
  if (choice) return choice.label
  if (column.type === 'date' || column.type === 'instant') {
    const relative = /^today([+-])(\d+)$/.exec(value)
    if (relative) {
      return i18n.t(relative[1] === '-' ? 'lists.days_ago' : 'lists.days_ahead', {
        days: Number(relative[2]),
      })
    }
    if (['today', 'month', 'year'].includes(value)) return i18n.t(`lists.spans.${value}`)
    return isCivilDate(value) ? formatCivilDate(value) : value
  }
  if (column.type === 'integer') return value
  const number = ['decimal', 'money'].includes(column.type) ? parseDecimal(value) : null
  return number === null ? value : formatDecimal(number)
}
