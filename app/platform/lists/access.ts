import type { Act } from '#platform/act'
import type { ListDefinition } from '#platform/lists/definition'

/**
 * A list as one person may see it: without the columns and actions they hold no right to, so that a filter, a
 * sort or a search cannot tell what a column would have.
 */
export function listFor(list: ListDefinition, act: Act): ListDefinition {
  const columns = list.columns.filter((column) => !column.permission || act.can(column.permission))
  const columnsByKey = new Map(columns.map((column) => [column.key, column]))
  const sorts = list.defaultSort
    .split(',')
    .filter((sort) => columnsByKey.has(sort.replace(/^-/, '')))
  return {
    ...list,
    columns,
    columnsByKey,
    defaultColumns: list.defaultColumns.filter((key) => columnsByKey.has(key)),
    defaultSort: sorts.join(','),
    actions: list.actions?.filter((action) => act.can(action.permission)),
  }
}
