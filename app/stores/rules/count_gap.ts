import { Big } from '#values/decimal'
import { Money } from '#values/money'

export interface CountFacts {
  expected: string
  first: string | null
  second: string | null
  unitCost: string
  /** Percent of the expected quantity; beyond it somebody else counts again. */
  secondGap: string
}

export interface CountGap {
  /** What is kept: the second count when there is one. null while nobody counted. */
  counted: string | null
  needsSecond: boolean
  variance: string
  value: Money
}

/** What was counted beside what the register says; both quantities are exact. */
export function countGap(facts: CountFacts): CountGap {
  const counted = facts.second ?? facts.first
  const variance = counted === null ? new Big(0) : new Big(counted).minus(facts.expected)
  const firstGap = facts.first === null ? new Big(0) : new Big(facts.first).minus(facts.expected)
  const allowed = new Big(facts.expected).times(facts.secondGap).div(100)
  return {
    counted,
    needsSecond: facts.second === null && firstGap.abs().gt(allowed),
    variance: variance.toString(),
    value: Money.ofMinor(Number(variance.times(facts.unitCost).times(100).round(0).toString())),
  }
}
