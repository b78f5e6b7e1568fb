import { type CivilDate, daysBetween, formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { greatest, least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { type Category, rowOf } from '#procurement/rules/categories'

export interface LatePenaltyFacts {
  on: CivilDate
  category: Category
  /** Initial amount of the contract. */
  amount: Money
  /** Additional works and increase in the mass of works, added to the base. */
  additions: Money
  /** Days late, or the two days it is counted from. */
  days?: number
  dueOn?: CivilDate
  completedOn?: CivilDate
  /** Days a work order suspended the contract. */
  suspendedDays: number
  /** Percent, when the contract's own clauses say otherwise. */
  dailyRate?: string
  cap?: string
}

export interface LatePenalty {
  days: number
  base: Money
  daily: Money
  uncapped: Money
  cap: Money
  penalty: Money
  capped: boolean
  /** First day of lateness at which the cap is reached. */
  capReachedOnDay: number
  /** At the cap the buyer may terminate the contract. */
  terminationPossible: boolean
}

const CLAUSE = 'CCAG-T, pénalités de retard'

/** Penalty for lateness: a share of the amount per calendar day, capped (CCAG-T; CPS for the rest). */
export function latePenalty(
  facts: LatePenaltyFacts,
  parameters: Parameters
): Explained<LatePenalty> {
  const steps: Step[] = []
  const days = lateDays(facts, steps)
  const base = facts.amount.plus(facts.additions)
  if (!base.isPositive())
    throw new Refusal('procurement.amount_not_positive', {}, { field: 'amount' })

  if (!facts.additions.isZero()) {
    steps.push({
      label: 'procurement.steps.penalty_base',
      formula: `${facts.amount.format()} + ${facts.additions.format()} = ${base.format()}`,
      reference: CLAUSE,
    })
  }
  const rate = parameters.on<string>('procurement.late_penalty.daily_rate', facts.on)
  const daily = facts.dailyRate ?? rate.value
  if (new Big(daily).lte(0))
    throw new Refusal('procurement.rate_not_positive', {}, { field: 'daily_rate' })
  const uncapped = Money.ofMinor(
    new Big(base.minor).times(daily).times(days).div(100).round(0, Big.roundHalfUp).toString()
  )
  steps.push({
    label: 'procurement.steps.late_penalty',
    params: { days, rate: formatDecimal(daily) },
    formula: `${base.format()} × ${formatDecimal(daily)} % × ${days} = ${uncapped.format()}`,
    ...(facts.dailyRate === undefined ? { parameter: rate } : {}),
    reference: CLAUSE,
  })

  const { row, parameter } = rowOf<{ category: string; cap: string }>(
    parameters,
    'procurement.late_penalty.caps',
    facts.category,
    facts.on
  )
  const capRate = facts.cap ?? row.cap
  const cap = base.percent(capRate)
  const penalty = least(uncapped, cap)
  const reached = Number(new Big(capRate).div(daily).round(0, Big.roundUp).toString())
  const capped = uncapped.compare(cap) > 0
  const terminationPossible = days >= reached
  steps.push({
    label: terminationPossible
      ? 'procurement.steps.penalty_capped'
      : 'procurement.steps.penalty_below_cap',
    params: { rate: formatDecimal(capRate), day: reached },
    formula: `min(${uncapped.format()} ; ${base.format()} × ${formatDecimal(capRate)} % = ${cap.format()}) = ${penalty.format()}`,
    ...(facts.cap === undefined ? { parameter } : {}),
    reference: CLAUSE,
  })
  if (terminationPossible) {
    steps.push({
      label: 'procurement.steps.termination_possible',
      params: { day: reached },
      formula: `${days} ≥ ${formatDecimal(capRate)} ÷ ${formatDecimal(daily)} = ${reached}`,
      reference: CLAUSE,
    })
  }
  return {
    value: {
      days,
      base,
      daily: base.percent(daily),
      uncapped,
      cap,
      penalty,
      capped,
      capReachedOnDay: reached,
      terminationPossible,
    },
    steps,
  }
}

function lateDays(facts: LatePenaltyFacts, steps: Step[]): number {
  if (!facts.dueOn || !facts.completedOn) {
    if (facts.days !== undefined) return facts.days
    throw new Refusal('procurement.lateness_unknown', {}, { field: 'days_late' })
  }
  const elapsed = daysBetween(facts.dueOn, facts.completedOn)
  const days = Math.max(0, elapsed - facts.suspendedDays)
  if (facts.days !== undefined && facts.days !== days) {
    const params = {
      fields: 'days_late, due_on, completed_on, suspended_days',
      stated: facts.days,
      counted: days,
    }
    throw new Refusal('rules.contradicts', params, { field: 'days_late' })
  }
  steps.push({
    label: 'procurement.steps.days_late',
    params: { due: formatCivilDate(facts.dueOn), completed: formatCivilDate(facts.completedOn) },
    formula: `max(0 ; ${elapsed} − ${facts.suspendedDays}) = ${days}`,
    reference: CLAUSE,
  })
  return days
}

/** The larger of zero and an amount. */
export function notNegative(amount: Money): Money {
  return greatest(amount, Money.zero)
}
