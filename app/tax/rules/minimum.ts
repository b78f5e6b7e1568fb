import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep } from '#tax/rules/steps'

export interface MinimumFacts {
  /** 'tnb', or another tax, whose minimum is nil unless an order sets one. */
  tax: string
  amount: Money
  on: CivilDate
}

export interface Minimum {
  issued: boolean
  due: Money
  minimum: Money
}

/** Below its minimum a tax is neither issued nor paid; at the minimum it is. */
export function minimum(facts: MinimumFacts, parameters: Parameters): Explained<Minimum> {
  const key = facts.tax === 'tnb' ? 'tax.tnb.minimum' : 'tax.minimum_other'
  const parameter = parameters.on<string>(key, facts.on)
  const least = Money.ofDirhams(parameter.value)
  const issued = facts.amount.isPositive() && facts.amount.compare(least) >= 0
  const sign = facts.amount.compare(least) >= 0 ? '≥' : '<'
  const formula = `${facts.amount.format()} ${sign} ${least.format()}`
  const below = facts.amount.isZero() ? 'minimum_nothing' : 'minimum_not_reached'
  return {
    value: { issued, due: issued ? facts.amount : Money.zero, minimum: least },
    steps: [parameterStep(issued ? 'minimum_reached' : below, parameter, { formula })],
  }
}
