import type { CivilDate } from '#values/civil_date'
import { addDays, addMonths, daysBetween, formatCivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { formatDecimal } from '#values/decimal'
import { least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { parameterStep, percentFormula, step, sumFormula } from '#tax/rules/steps'

/** A payment as the debt saw it: `principal` off the principal, or an `amount` that first meets the penalties. */
export interface PartPayment {
  on: CivilDate
  principal?: Money
  amount?: Money
}

export interface LatePaymentFacts {
  principal: Money
  /** The last day to pay without penalty; the first month begins the day after. */
  lastDay: CivilDate
  /** The day on which the amount is asked for. */
  on: CivilDate
  payments?: PartPayment[]
}

/** What one line of the scale earned: never recomputed later, whatever is paid after `to`. */
export interface LatePeriod {
  kind: 'penalty' | 'first_month' | 'further_months'
  from: CivilDate
  to: CivilDate
  months: number
  base: Money
  rate: string
  amount: Money
}

export interface LatePayment {
  /** Months or fractions of a month begun since the day after the last day. */
  n: number
  firstDay: CivilDate
  penalty: Money
  firstMonth: Money
  furtherMonths: Money
  /** All that lateness has earned until that day. */
  late: Money
  /** Part of it that the payments have already settled. */
  latePaid: Money
  principalPaid: Money
  remainingPrincipal: Money
  remainingLate: Money
  totalDue: Money
  /** What a payment would leave over: more was paid than was owed. */
  overpaid: Money
  periods: LatePeriod[]
}

/** Months or fractions from one day to another, anniversary to anniversary; 1 on the first day, 0 before it. */
export function monthsBegun(firstDay: CivilDate, on: CivilDate): number {
  if (on < firstDay) return 0
  let months = 1
  while (addMonths(firstDay, months) <= on) months += 1
  return months
}

/**
 * Penalty and surcharge for late payment (law 47-06, art. 147): 10 % once, 5 % for the first month, 0.5 % for
 * each further month or fraction, always on principal and never compounded. Each month takes as its base the
 * principal still owed when that month begins, so that a part payment never lowers what was already earned.
 */
export function latePayment(
  facts: LatePaymentFacts,
  parameters: Parameters
): Explained<LatePayment> {
  const payments = [...(facts.payments ?? [])].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0
  )
  const early = payments.find((payment) => payment.on > facts.on)
  if (early) throw new Refusal('tax.payment_after_date', { payment: early.on, on: facts.on })

  const firstDay = addDays(facts.lastDay, 1)
  const account = new Account(facts.principal)
  const periods: LatePeriod[] = []
  const n = monthsBegun(firstDay, facts.on)
  let next = 0
  const settleBefore = (day: CivilDate) => {
    for (; next < payments.length && payments[next].on < day; next += 1)
      account.pay(payments[next], earned(periods))
  }

  for (let month = 1; month <= n; month += 1) {
    const from = addMonths(firstDay, month - 1)
    settleBefore(from)
    if (account.principal.isZero()) break
    const to = addDays(addMonths(firstDay, month), -1)
    if (month === 1)
      periods.push(...firstMonthOf(account.principal, firstDay, facts, to, parameters))
    else addFurtherMonth(periods, account.principal, from, to, parameters)
  }
  settleBefore(addDays(facts.on, 1))

  const value = summary(n, firstDay, periods, account)
  return { value, steps: explain(facts, value, parameters) }
}

/** What is still owed, and what earlier payments settled. */
class Account {
  latePaid = Money.zero
  principalPaid = Money.zero
  overpaid = Money.zero

  constructor(public principal: Money) {}

  pay(payment: PartPayment, lateEarned: Money): void {
    let left = payment.principal ?? Money.zero
    if (payment.amount) {
      const late = least(payment.amount, lateEarned.minus(this.latePaid))
      this.latePaid = this.latePaid.plus(late)
      left = left.plus(payment.amount.minus(late))
    }
    const principal = least(left, this.principal)
    this.principal = this.principal.minus(principal)
    this.principalPaid = this.principalPaid.plus(principal)
    this.overpaid = this.overpaid.plus(left.minus(principal))
  }
}

function earned(periods: LatePeriod[]): Money {
  return Money.sum(periods.map((period) => period.amount))
}

function firstMonthOf(
  base: Money,
  firstDay: CivilDate,
  facts: LatePaymentFacts,
  to: CivilDate,
  parameters: Parameters
): LatePeriod[] {
  const rate = penaltyRate(firstDay, facts, parameters)
  const firstMonth = parameters.on<string>('tax.late.first_month_rate', firstDay).value
  const line = { from: firstDay, to, months: 1, base }
  return [
    { ...line, kind: 'penalty', rate, amount: base.percent(rate) },
    { ...line, kind: 'first_month', rate: firstMonth, amount: base.percent(firstMonth) },
  ]
}

/** The reduced penalty exists for State taxes; it counts only when the commune has switched it on. */
function penaltyRate(firstDay: CivilDate, facts: LatePaymentFacts, parameters: Parameters): string {
  const reduced = parameters.on<boolean>('tax.late.reduced_enabled', firstDay).value
  if (reduced) {
    const days = parameters.on<number>('tax.late.reduced_days', firstDay).value
    if (daysBetween(facts.lastDay, facts.on) <= days) {
      return parameters.on<string>('tax.late.reduced_rate', firstDay).value
    }
  }
  return parameters.on<string>('tax.late.penalty_rate', firstDay).value
}

/** Months with the same base and rate make one line, rounded once; another base or rate begins a new line. */
function addFurtherMonth(
  periods: LatePeriod[],
  base: Money,
  from: CivilDate,
  to: CivilDate,
  parameters: Parameters
): void {
  const rate = parameters.on<string>('tax.late.further_month_rate', from).value
  const last = periods.at(-1)
  if (last?.kind === 'further_months' && last.base.minor === base.minor && last.rate === rate) {
    last.months += 1
    last.to = to
    last.amount = base.times(last.months).percent(rate)
  } else {
    periods.push({
      kind: 'further_months',
      from,
      to,
      months: 1,
      base,
      rate,
      amount: base.percent(rate),
    })
  }
}

function summary(
  n: number,
  firstDay: CivilDate,
  periods: LatePeriod[],
  account: Account
): LatePayment {
  const of = (kind: LatePeriod['kind']) => earned(periods.filter((period) => period.kind === kind))
  const late = earned(periods)
  const remainingLate = late.minus(account.latePaid)
  return {
    n,
    firstDay,
    penalty: of('penalty'),
    firstMonth: of('first_month'),
    furtherMonths: of('further_months'),
    late,
    latePaid: account.latePaid,
    principalPaid: account.principalPaid,
    remainingPrincipal: account.principal,
    remainingLate,
    totalDue: account.principal.plus(remainingLate),
    overpaid: account.overpaid,
    periods,
  }
}

const PARAMETER_OF: Record<LatePeriod['kind'], string> = {
  penalty: 'tax.late.penalty_rate',
  first_month: 'tax.late.first_month_rate',
  further_months: 'tax.late.further_month_rate',
}

function explain(facts: LatePaymentFacts, value: LatePayment, parameters: Parameters): Step[] {
  const days = { last_day: formatCivilDate(facts.lastDay), on: formatCivilDate(facts.on) }
  if (value.n === 0) return [step('late_not_yet', { params: days })]
  const steps: Step[] = [step('late_months', { params: days, formula: `n = ${value.n}` })]
  for (const period of value.periods) {
    const parameter = parameters.on(PARAMETER_OF[period.kind], period.from)
    const formula =
      period.months > 1
        ? `${period.base.format()} × ${formatDecimal(period.rate)} % × ${period.months} = ${period.amount.format()}`
        : percentFormula(period.base, period.rate, period.amount)
    const params = {
      from: formatCivilDate(period.from),
      to: formatCivilDate(period.to),
      months: period.months,
    }
    steps.push(parameterStep(`late_${period.kind}`, parameter, { params, formula }))
  }
  steps.push(
    step('late_total', {
      formula: sumFormula(
        value.periods.map(({ amount }) => amount),
        value.late
      ),
    }),
    step('late_due', {
      params: days,
      formula: sumFormula([value.remainingPrincipal, value.remainingLate], value.totalDue),
    })
  )
  return steps
}
