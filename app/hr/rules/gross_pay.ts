import type { Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { basePay } from '#hr/rules/base_pay'
import type { PayslipFacts } from '#hr/rules/payslip'
import { parameterStep, percentFormula, step, sumFormula } from '#hr/rules/steps'
import type { ResidenceRow } from '#hr/rules/tables'

export interface GrossPay {
  base: Money
  residence: Money
  allowances: Money
  gross: Money
}

/** Base pay, residence allowance and the allowances given; or the gross of a contract as it stands. */
export function grossPay(facts: PayslipFacts, parameters: Parameters, steps: Step[]): GrossPay {
  const parts = facts.gross
    ? contractPay(facts, facts.gross, steps)
    : indexedPay(facts, parameters, steps)
  if (facts.payRate === '100') return parts
  const reduced = parts.gross.percent(facts.payRate)
  steps.push(step('reduced_pay', { formula: percentFormula(parts.gross, facts.payRate, reduced) }))
  return { ...parts, gross: reduced }
}

function contractPay(facts: PayslipFacts, given: Money, steps: Step[]): GrossPay {
  const gross = given.plus(facts.allowances)
  steps.push(step('gross_given', { formula: sumFormula([given, facts.allowances], gross) }))
  return { base: given, residence: Money.zero, allowances: facts.allowances, gross }
}

function indexedPay(facts: PayslipFacts, parameters: Parameters, steps: Step[]): GrossPay {
  if (facts.index === undefined && (facts.echelle === undefined || facts.echelon === undefined)) {
    throw new Refusal('hr.pay_missing', {})
  }
  const base = basePay(facts, parameters)
  steps.push(...base.steps)
  const zone = parameters.on<string>('hr.pay.residence_zone', facts.on)
  const rates = parameters.on<ResidenceRow[]>('hr.pay.residence_rates', facts.on)
  const rate = rates.value.find((row) => row.zone === zone.value)
  if (!rate) throw new Refusal('settings.missing', { key: 'hr.pay.residence_rates', on: facts.on })
  const residence = base.value.monthly.percent(rate.rate)
  steps.push(
    parameterStep('residence', rates, {
      params: { zone: zone.value },
      formula: percentFormula(base.value.monthly, rate.rate, residence),
    })
  )
  const parts = [base.value.monthly, residence, facts.allowances]
  const gross = Money.sum(parts)
  steps.push(step('gross', { formula: sumFormula(parts, gross) }))
  return { base: base.value.monthly, residence, allowances: facts.allowances, gross }
}
