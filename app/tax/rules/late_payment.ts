import type { CivilDate } from '#values/civil_date'
import { addDays, addMonths, daysBetween, formatCivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { SettledPayment } from '#tax/rules/late_payment_steps'
import { lateSteps } from '#tax/rules/late_payment_steps'

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
  /** The reduced penalty of a short delay, where the commune has switched it on. */
  reduced?: true
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
  if (early) {
    const params = { payment: formatCivilDate(early.on), on: formatCivilDate(facts.on) }
    throw new Refusal('tax.payment_after_date', params, { field: 'payments' })
  }

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
  return { value, steps: lateSteps(facts, value, account.settled, parameters) }
}

/** What is still owed, and what earlier payments settled. */
class Account {
  latePaid = Money.zero
  principalPaid = Money.zero
  overpaid = Money.zero
  readonly settled: SettledPayment[] = []

  constructor(public principal: Money) {}

  pay(payment: PartPayment, lateEarned: Money): void {
    const before = this.principal
    let left = payment.principal ?? Money.zero
    let late = Money.zero
    if (payment.amount) {
      late = least(payment.amount, lateEarned.minus(this.latePaid))
      this.latePaid = this.latePaid.plus(late)
      left = left.plus(payment.amount.minus(late))
    }
    const principal = least(left, before)
    const overpaid = left.minus(principal)
    this.principal = before.minus(principal)
    this.principalPaid = this.principalPaid.plus(principal)
    this.overpaid = this.overpaid.plus(overpaid)
    const kind = payment.amount ? 'amount' : 'principal'
    this.settled.push({ on: payment.on, kind, late, principal, overpaid, before })
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
  const { rate, reduced } = penaltyRate(firstDay, facts, parameters)
  const firstMonth = parameters.on<string>('tax.late.first_month_rate', firstDay).value
  const line = { from: firstDay, to, months: 1, base }
  return [
    { ...line, kind: 'penalty', rate, amount: base.percent(rate), ...(reduced && { reduced }) },
    { ...line, kind: 'first_month', rate: firstMonth, amount: base.percent(firstMonth) },
  ]
}

/** The reduced penalty exists for State taxes; it counts only when the commune has switched it on. */
function penaltyRate(
  firstDay: CivilDate,
  facts: LatePaymentFacts,
  parameters: Parameters
): { rate: string; reduced?: true } {
  if (parameters.on<boolean>('tax.late.reduced_enabled', firstDay).value) {
    const days = parameters.on<number>('tax.late.reduced_days', firstDay).value
    if (daysBetween(facts.lastDay, facts.on) <= days) {
      const rate = parameters.on<string>('tax.late.reduced_rate', firstDay).value
      return { rate, reduced: true }
    }
  }
  return { rate: parameters.on<string>('tax.late.penalty_rate', firstDay).value }
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
