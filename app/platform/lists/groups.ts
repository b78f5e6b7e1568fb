import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import type { Cell, ColumnDefinition, ListDefinition } from '#platform/lists/definition'
import { expressionIn } from '#platform/lists/conditions'
import type { Condition } from '#platform/lists/filters'
import type { Matching } from '#platform/lists/matching'

/** Groups shown at once; the largest come first. */
export const MOST_GROUPS = 200

export interface Group {
  /** The value as stored; a span of days is '2026' or '2026-02'. */
  value: Cell
  /** The name shown for a reference, else the value. */
  shown: Cell
  count: number
  totals: Record<string, string>
}

/** The rows of a state counted and added by one column. */
export async function readGroups(
  list: ListDefinition,
  group: string,
  summed: ColumnDefinition[],
  act: Act,
  matched: Matching
): Promise<{ groups: Group[]; more: boolean }> {
  const [key, span] = group.split('.')
  const column = list.columnsByKey.get(key)!
  const shown = expressionIn(column.select, act.locale)
  const stored = spanned(column.filterOn ?? shown, span)
  const inner = matched
    .query()
    .select(db.raw(`${stored} as group_value`))
    .select(db.raw(`${span ? stored : shown} as group_shown`))
  summed.forEach((item, index) =>
    inner.select(db.raw(`${expressionIn(item.select, act.locale)} as sum_${index}`))
  )
  const query = db
    .from(inner.as('matched'))
    .select('group_value')
    .select(db.raw('MIN(group_shown) as group_shown'), db.raw('COUNT(*) as group_count'))
    .groupBy('group_value')
    .orderBy(span ? 'group_value' : 'group_count', 'desc')
    .limit(MOST_GROUPS + 1)
  summed.forEach((_item, index) => query.select(db.raw(`SUM(sum_${index}) as sum_${index}`)))
  const rows = await query
  return {
    more: rows.length > MOST_GROUPS,
    groups: rows.slice(0, MOST_GROUPS).map((row) => ({
      value: row.group_value,
      shown: row.group_shown,
      count: Number(row.group_count),
      totals: Object.fromEntries(
        summed.map((item, index) => [item.key, String(row[`sum_${index}`] ?? '0')])
      ),
    })),
  }
}

/** The condition that keeps exactly one group; null when its column cannot be filtered. */
export function conditionOfGroup(column: ColumnDefinition, group: Group): Condition | null {
  if (!column.filterable) return null
  const condition = (operator: Condition['operator'], ...values: string[]) => ({
    column: column.key,
    operator,
    values,
  })
  if (group.value === null || group.value === '') return condition('empty')
  const value = String(
    group.value instanceof Date ? group.value.toISOString().slice(0, 10) : group.value
  )
  switch (column.type) {
    case 'state':
    case 'choice':
    case 'reference':
      return condition('in', value)
    case 'boolean':
      return condition(value === '1' ? 'yes' : 'no')
    case 'date':
    case 'instant':
      return condition('on', value)
    case 'text':
    case 'party':
      return condition('is', value)
    case 'money':
      return condition('eq', (Number(value) / 100).toFixed(2))
    default:
      return condition('eq', value)
  }
}

function spanned(expression: string, span: string | undefined): string {
  if (span === 'month') return `DATE_FORMAT(${expression}, '%Y-%m')`
  if (span === 'year') return `DATE_FORMAT(${expression}, '%Y')`
  return expression
}
