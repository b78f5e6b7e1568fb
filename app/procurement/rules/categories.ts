import type { Parameters } from '#values/parameters'
import type { Parameter } from '#values/explanation'
import type { CivilDate } from '#values/civil_date'

/** What is bought: travaux, fournitures, services, études. */
export const CATEGORIES = ['works', 'supplies', 'services', 'studies'] as const
export type Category = (typeof CATEGORIES)[number]

/** The row of a table parameter that speaks of a category. */
export function rowOf<Row extends { category: string }>(
  parameters: Parameters,
  key: string,
  category: Category,
  on: CivilDate
): { row: Row; parameter: Parameter<Row[]> } {
  const parameter = parameters.on<Row[]>(key, on)
  const row = parameter.value.find((candidate) => candidate.category === category)
  if (!row) throw new RangeError(`${key} has no row for ${category}`)
  return { row, parameter }
}
