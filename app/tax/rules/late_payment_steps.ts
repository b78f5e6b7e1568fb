import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Step } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import type { LatePayment, LatePaymentFacts, LatePeriod } from '#tax/rules/late_payment'
import { parameterStep, percentFormula, step, sumFormula } from '#tax/rules/steps'

/** What one payment settled, and the principal it left. */
export interface SettledPayment {
  on: CivilDate
  /** Off the principal alone, or an amount that met the penalties first. */
  kind: 'principal' | 'amount'
  late: Money
  principal: Money
  overpaid: Money
  before: Money
}

const PARAMETER_OF: Record<LatePeriod['kind'], string> = {
  penalty: 'tax.late.penalty_rate',
  first_month: 'tax.late.first_month_rate',
  further_months: 'tax.late.further_month_rate',
}

/** The account of lateness in the order of days: what each month earned, what each payment settled, what is left. */
export function lateSteps(
  facts: LatePaymentFacts,
  value: LatePayment,
  settled: readonly SettledPayment[],
  parameters: Parameters
): Step[] {
  const days = { last_day: formatCivilDate(facts.lastDay), on: formatCivilDate(facts.on) }
  const dated = [
    ...value.periods.map((period) => ({
      from: period.from,
      step: periodStep(period, value, parameters),
    })),
    ...settled.map((payment) => ({ from: payment.on, step: paymentStep(payment) })),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const inOrder = dated.map((each) => each.step)
  if (value.n === 0) {
    const left = settled.length > 0 ? [dueStep(value, days)] : []
    return [...inOrder, step('late_not_yet', { params: days }), ...left]
  }
  const months = `${formatCivilDate(value.firstDay)} → ${days.on} : n = ${value.n}`
  const steps = [step('late_months', { params: days, formula: months }), ...inOrder]
  if (value.periods.length > 0) {
    const amounts = value.periods.map(({ amount }) => amount)
    steps.push(step('late_total', { formula: sumFormula(amounts, value.late) }))
  }
  if (value.latePaid.isPositive()) {
    const formula = `${value.late.format()} − ${value.latePaid.format()} = ${value.remainingLate.format()}`
    steps.push(step('late_left', { formula }))
  }
  return [...steps, dueStep(value, days)]
}

function periodStep(period: LatePeriod, value: LatePayment, parameters: Parameters): Step {
  const key = period.reduced ? 'tax.late.reduced_rate' : PARAMETER_OF[period.kind]
  const parameter = parameters.on(
    key,
    period.kind === 'further_months' ? period.from : value.firstDay
  )
  const { base, rate, months, amount } = period
  const formula =
    months > 1
      ? `${base.format()} × ${formatDecimal(rate)} % × ${months} = ${amount.format()}`
      : percentFormula(base, rate, amount)
  const params = {
    from: formatCivilDate(period.from),
    to: formatCivilDate(period.to),
    months,
  }
  return parameterStep(`late_${period.kind}`, parameter, { params, formula })
}

function paymentStep({ on, kind, late, principal, overpaid, before }: SettledPayment): Step {
  const params = {
    on: formatCivilDate(on),
    late: late.format(),
    principal: principal.format(),
    overpaid: overpaid.format(),
  }
  const name = overpaid.isPositive() ? 'late_overpaid' : `late_paid_${kind}`
  const formula = `${before.format()} − ${principal.format()} = ${before.minus(principal).format()}`
  return step(name, { params, formula })
}

function dueStep(value: LatePayment, params: Record<string, string>): Step {
  const formula = sumFormula([value.remainingPrincipal, value.remainingLate], value.totalDue)
  return step('late_due', { params, formula })
}
