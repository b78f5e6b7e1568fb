import { addDays, type CivilDate, daysBetween, formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'

export interface PaymentClockFacts {
  /** The day the service was found done. */
  serviceDoneOn: CivilDate
  /** Days during which the clock stood still. */
  suspendedDays: number
}

export interface PaymentClock {
  authorisingDueOn: CivilDate
  dueOn: CivilDate
}

export interface LateInterestFacts {
  /** Principal with tax, net of retention. */
  principal: Money
  serviceDoneOn?: CivilDate
  dueOn?: CivilDate
  paidOn: CivilDate
  suspendedDays: number
  /** Percent a year, when it is given rather than read from the settings. */
  treasuryYield?: string
  dayBasis?: number
}

export interface LateInterest {
  dueOn: CivilDate
  paidOn: CivilDate
  days: number
  rate: string
  dayBasis: number
  interest: Money
}

/** Sixty days from service done: the authorising officer's share, then the accountant's (décret 2-16-344). */
export function paymentClock(
  facts: PaymentClockFacts,
  parameters: Parameters
): Explained<PaymentClock> {
  const authorising = parameters.on<number>('budget.payment.authorising_days', facts.serviceDoneOn)
  const accountant = parameters.on<number>('budget.payment.accountant_days', facts.serviceDoneOn)
  const authorisingDueOn = addDays(facts.serviceDoneOn, authorising.value + facts.suspendedDays)
  const dueOn = addDays(authorisingDueOn, accountant.value)
  return {
    value: { authorisingDueOn, dueOn },
    steps: [
      {
        label: 'budget.steps.payment_due',
        params: {
          authorising: authorising.value,
          accountant: accountant.value,
          suspended: facts.suspendedDays,
        },
        formula: `${formatCivilDate(facts.serviceDoneOn)} + ${authorising.value} + ${accountant.value} + ${facts.suspendedDays} = ${formatCivilDate(dueOn)}`,
        parameter: authorising,
        reference: 'décret 2-16-344',
      },
    ],
  }
}

/** Interest owed without being asked for, from the day after the due day to the day of payment. */
export function lateInterest(
  facts: LateInterestFacts,
  parameters: Parameters
): Explained<LateInterest> {
  const steps: Step[] = []
  if (facts.principal.isNegative()) {
    throw new Refusal('budget.amount_not_positive', {}, { field: 'principal' })
  }
  const dueOn = dueDay(facts, parameters, steps)
  const days = Math.max(0, daysBetween(dueOn, facts.paidOn))
  steps.push({
    label: days > 0 ? 'budget.steps.interest_days' : 'budget.steps.paid_in_time',
    params: { due: formatCivilDate(dueOn), paid: formatCivilDate(facts.paidOn), days },
    formula: `${formatCivilDate(facts.paidOn)} − ${formatCivilDate(dueOn)} = ${days}`,
    reference: 'décret 2-16-344',
  })

  const firstLateDay = addDays(dueOn, 1)
  const yieldRate = parameters.on<string>('budget.interest.treasury_yield', firstLateDay)
  const margin = parameters.on<string>('budget.interest.margin', firstLateDay)
  const basis = parameters.on<number>('budget.interest.day_basis', firstLateDay)
  const treasury = facts.treasuryYield ?? yieldRate.value
  const rate = new Big(treasury).plus(margin.value).toString()
  steps.push({
    label: 'budget.steps.interest_rate',
    formula: `${formatDecimal(treasury)} % + ${formatDecimal(margin.value)} % = ${formatDecimal(rate)} %`,
    ...(facts.treasuryYield === undefined ? { parameter: yieldRate } : { parameter: margin }),
    reference: 'décret 2-16-344',
  })

  const dayBasis = facts.dayBasis ?? basis.value
  const interest = Money.ofMinor(
    new Big(facts.principal.minor)
      .times(rate)
      .times(days)
      .div(100)
      .div(dayBasis)
      .round(0, Big.roundHalfUp)
      .toString()
  )
  steps.push({
    label: 'budget.steps.late_interest',
    params: { days, basis: dayBasis },
    formula: `${facts.principal.format()} × ${formatDecimal(rate)} % × ${days} ÷ ${dayBasis} = ${interest.format()}`,
    ...(facts.dayBasis === undefined ? { parameter: basis } : {}),
    reference: 'décret 2-16-344',
  })
  return { value: { dueOn, paidOn: facts.paidOn, days, rate, dayBasis, interest }, steps }
}

function dueDay(facts: LateInterestFacts, parameters: Parameters, steps: Step[]): CivilDate {
  if (!facts.serviceDoneOn) {
    if (!facts.dueOn) throw new Refusal('budget.due_day_unknown', {}, { field: 'service_done_on' })
    return facts.dueOn
  }
  const clock = paymentClock(
    { serviceDoneOn: facts.serviceDoneOn, suspendedDays: facts.suspendedDays },
    parameters
  )
  if (facts.dueOn && facts.dueOn !== clock.value.dueOn) {
    const params = {
      fields: 'service_done_on, suspended_days, due_on',
      stated: formatCivilDate(facts.dueOn),
      counted: formatCivilDate(clock.value.dueOn),
    }
    throw new Refusal('rules.contradicts', params, { field: 'due_on' })
  }
  steps.push(...clock.steps)
  return clock.value.dueOn
}
