import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { Big } from '#values/decimal'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { parameterStep, step } from '#hr/rules/steps'

export interface AbsenceDeductionFacts {
  /** Monthly pay without family allowances. */
  monthlyPay: Money
  halfDays: number
  on: CivilDate
}

export interface AbsenceDeduction {
  deduction: Money
  remaining: Money
}

/**
 * What unjustified absence takes from a month: 1/60 for each half-day, family allowances untouched.
 * Refuses hr.half_days_beyond_month above a whole month.
 */
export function absenceDeduction(
  facts: AbsenceDeductionFacts,
  parameters: Parameters
): Explained<AbsenceDeduction> {
  const divisor = parameters.on<number>('hr.pay.absence_divisor', facts.on)
  if (facts.halfDays > divisor.value) {
    throw new Refusal('hr.half_days_beyond_month', {
      halfDays: facts.halfDays,
      most: divisor.value,
    })
  }
  const exact = new Big(facts.monthlyPay.minor).times(facts.halfDays).div(divisor.value).div(100)
  const deduction = Money.ofDirhams(exact)
  const remaining = facts.monthlyPay.minus(deduction)
  return {
    value: { deduction, remaining },
    steps: [
      parameterStep('absence_deduction', divisor, {
        params: { halfDays: facts.halfDays },
        formula: `${facts.monthlyPay.format()} × ${facts.halfDays} ÷ ${divisor.value} = ${deduction.format()}`,
      }),
      step('absence_remaining', {
        formula: `${facts.monthlyPay.format()} − ${deduction.format()} = ${remaining.format()}`,
      }),
    ],
  }
}
