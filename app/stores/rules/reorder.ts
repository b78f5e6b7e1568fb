import { Big, formatDecimal } from '#values/decimal'
import type { Explained } from '#values/explanation'

export interface ReorderFacts {
  available: string
  ordered: string
  min: string
  max: string
}

export interface Reorder {
  needed: boolean
  /** What brings available and ordered up to the maximum. */
  proposed: string
}

/** Available + ordered at or below the minimum: propose what is missing to the maximum. */
export function reorder(facts: ReorderFacts): Explained<Reorder> {
  const expected = new Big(facts.available).plus(facts.ordered)
  const needed = expected.lte(facts.min)
  const sum = `${formatDecimal(facts.available)} + ${formatDecimal(facts.ordered)}`
  const proposed = needed ? new Big(facts.max).minus(expected) : new Big(0)
  return {
    value: { needed, proposed: (proposed.gt(0) ? proposed : new Big(0)).toString() },
    steps: [
      {
        label: needed ? 'stores.steps.below_minimum' : 'stores.steps.above_minimum',
        formula: needed
          ? `${sum} ≤ ${formatDecimal(facts.min)} → ${formatDecimal(facts.max)} − ${formatDecimal(expected)} = ${formatDecimal(proposed)}`
          : `${sum} = ${formatDecimal(expected)} > ${formatDecimal(facts.min)}`,
      },
    ],
  }
}
