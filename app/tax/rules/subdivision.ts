import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { percentageOf } from '#tax/rules/rate_tables'
import { parameterStep, percentFormula, step } from '#tax/rules/steps'

export interface SubdivisionFacts {
  on: CivilDate
  estimatedCost: Money
  actualCost?: Money
  rate?: string
}

export interface Subdivision {
  estimate: Money
  deposit: Money
  tax: Money | null
  /** Due at completion; negative when the deposit was more than the tax. */
  balance: Money | null
}

/** Tax on subdivision (law 47-06, arts 57–63): deposit on the estimate at the permit, balance on the actual cost. */
export function subdivisionTax(
  facts: SubdivisionFacts,
  parameters: Parameters
): Explained<Subdivision> {
  const keys = { voted: 'tax.tol.rate', bracket: 'tax.tol.bracket' }
  const { rate, source: voted } = percentageOf(keys, facts.rate, facts.on, parameters)
  const share = parameters.on<string>('tax.tol.deposit_rate', facts.on)
  const estimate = facts.estimatedCost.percent(rate)
  const deposit = estimate.percent(share.value)
  const steps = [
    parameterStep('subdivision_estimate', voted, {
      formula: percentFormula(facts.estimatedCost, rate, estimate),
    }),
    parameterStep('subdivision_deposit', share, {
      formula: percentFormula(estimate, share.value, deposit),
    }),
  ]
  if (!facts.actualCost) return { value: { estimate, deposit, tax: null, balance: null }, steps }
  const tax = facts.actualCost.percent(rate)
  const balance = tax.minus(deposit)
  steps.push(
    parameterStep('subdivision_tax', voted, {
      formula: percentFormula(facts.actualCost, rate, tax),
    }),
    step('subdivision_balance', {
      formula: `${tax.format()} − ${deposit.format()} = ${balance.format()}`,
    })
  )
  return { value: { estimate, deposit, tax, balance }, steps }
}
