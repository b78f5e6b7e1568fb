import { Big } from '#values/decimal'
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
  const proposed = needed ? new Big(facts.max).minus(expected) : new Big(0)
  return {
    value: { needed, proposed: (proposed.gt(0) ? proposed : new Big(0)).toString() },
    steps: [
      {
        label: needed ? 'stores.steps.below_minimum' : 'stores.steps.above_minimum',
        formula: needed
          ? `${facts.available} + ${facts.ordered} ≤ ${facts.min} → ${facts.max} − ${expected} = ${proposed}`
          : `${facts.available} + ${facts.ordered} = ${expected} > ${facts.min}`,
      },
    ],
  }
}
