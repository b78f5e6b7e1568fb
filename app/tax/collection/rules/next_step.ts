import type { CivilDate } from '#values/civil_date'
import { addDays, formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { collectionCalendar } from '#tax/rules/collection'
import type { DebtState } from '#tax/rules/debt_states'

export const COLLECTION_STEPS = ['last_notice', 'demand', 'seizure'] as const
export type CollectionStep = (typeof COLLECTION_STEPS)[number]

/** The state a debt is in before each step, and the transition that leads on. */
export const STEP_MOVES: Record<CollectionStep, { from: DebtState; move: string }> = {
  last_notice: { from: 'due', move: 'send_last_notice' },
  demand: { from: 'last_notice', move: 'serve_demand' },
  seizure: { from: 'demand', move: 'seize' },
}

export interface StepFacts {
  notice: string
  state: DebtState
  suspended: boolean
  issuedOn: CivilDate
  lastNoticeOn: CivilDate | null
  demandOn: CivilDate | null
}

/** The step that a debt in this state comes to next. */
export function stepAfter(state: DebtState): CollectionStep | null {
  return COLLECTION_STEPS.find((step) => STEP_MOVES[step].from === state) ?? null
}

/** The first day on which a step may be taken (law 15-97); null while the step before has not been taken. */
export function stepFrom(
  step: CollectionStep,
  facts: StepFacts,
  parameters: Parameters
): CivilDate | null {
  const { value } = collectionCalendar(
    {
      issuedOn: facts.issuedOn,
      title: 'roll',
      lastNoticeOn: facts.lastNoticeOn ?? undefined,
      demandOn: facts.demandOn ?? undefined,
    },
    parameters
  )
  return {
    last_notice: value.lastNoticeFrom,
    demand: value.demandFrom,
    seizure: value.seizureFrom,
  }[step]
}

/** Why a step may not be taken on a day, as the sentence people are told; null when it may. */
export function stepRefusal(
  step: CollectionStep,
  facts: StepFacts,
  on: CivilDate,
  parameters: Parameters
): Refusal | null {
  const { notice } = facts
  if (facts.suspended) return new Refusal('collection.debt_suspended', { notice }, { status: 409 })
  const from = stepFrom(step, facts, parameters)
  if (facts.state !== STEP_MOVES[step].from || from === null) {
    return new Refusal(
      'collection.step_out_of_turn',
      { notice, step, state: facts.state },
      { status: 409 }
    )
  }
  if (on >= from) return null
  const days = (name: string) =>
    parameters.on<number>(`tax.collection.${name}`, facts.issuedOn).value
  const due = addDays(stepFrom('last_notice', facts, parameters)!, -1)
  return new Refusal(
    `collection.${step}_too_early`,
    {
      notice,
      from: formatCivilDate(from),
      due: formatCivilDate(due),
      last_notice: facts.lastNoticeOn ? formatCivilDate(facts.lastNoticeOn) : '—',
      demand: facts.demandOn ? formatCivilDate(facts.demandOn) : '—',
      after_due: days('demand_after_due_days'),
      after_notice: days('demand_after_notice_days'),
      after_demand: days('seizure_days'),
    },
    { status: 409 }
  )
}

/** Costs of an act: a rate of what is owed on its day, by the tariff of costs; a last notice is free. */
export function feeOf(
  step: CollectionStep,
  owed: Money,
  on: CivilDate,
  parameters: Parameters
): Money {
  if (step === 'last_notice') return Money.zero
  return owed.percent(parameters.on<string>(`tax.collection.${step}_fee_rate`, on).value)
}
