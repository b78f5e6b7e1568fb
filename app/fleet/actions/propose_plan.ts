import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { DayPlan, DayPlanLine } from '#fleet/models/day_plan'
import { planDay } from '#fleet/rules/day_plan'
import { planQuestion } from '#fleet/queries/plan_question'
import { instantOf } from '#fleet/queries/instants'
import { announceBoard } from '#fleet/events/board_changed'
import { assignRequest } from '#fleet/actions/assign_request'

/** Reckons a plan for the day's waiting requests and keeps it as a proposal; nothing is held. */
export async function proposePlan(act: Act, on: CivilDate): Promise<DayPlan> {
  act.authorize('fleet.assignments.create')
  const parameters = await loadParameters()
  const question = await planQuestion(on, parameters)
  if (question.requests.length === 0) throw new Refusal('fleet.nothing_to_plan', { on })
  const begin = performance.now()
  const { value, steps } = planDay(question)
  const milliseconds = Math.round(performance.now() - begin)
  return transaction(async (trx) => {
    await trx
      .from('fleet_day_plans')
      .where({ day_on: on, state: 'proposed' })
      .update({ state: 'discarded' })
    const plan = new DayPlan().useTransaction(trx)
    plan.merge({
      dayOn: on,
      state: 'proposed',
      served: value.missions.length,
      asked: question.requests.length,
      emptyKm: String(Math.round(value.emptyKm * 10) / 10),
      proven: steps.at(-1)?.label.endsWith('plan_proven') ?? false,
      milliseconds,
      createdBy: act.actor.userId,
    })
    await plan.save()
    const lines = [
      ...value.missions.map((mission) => ({
        request_id: Number(mission.request),
        vehicle_id: Number(mission.vehicle),
        driver_id: Number(mission.driver),
        empty_km: mission.emptyKm,
        reason: null,
      })),
      ...value.unserved.map((left) => ({
        request_id: Number(left.request),
        vehicle_id: null,
        driver_id: null,
        empty_km: null,
        reason: left.reason,
      })),
    ]
    await trx
      .table('fleet_day_plan_lines')
      .multiInsert(lines.map((line) => ({ ...line, plan_id: plan.id })))
    await journal.record(trx, act, {
      action: 'fleet.day_plan.proposed',
      subject: plan,
      after: { served: plan.served, asked: plan.asked, empty_km: plan.emptyKm },
    })
    announceBoard(trx, instantOf(`${on}T12:00`))
    return plan
  })
}

/**
 * Makes the proposal real, line by line: each assignment is judged again under its locks, and what has become
 * impossible meanwhile is kept with its refusal. Answers how many were accepted and how many refused.
 */
export async function acceptPlan(
  act: Act,
  planId: number
): Promise<{ accepted: number; refused: number }> {
  act.authorize('fleet.assignments.create')
  const lines = await DayPlanLine.query()
    .where({ planId, state: 'proposed' })
    .whereNotNull('vehicleId')
  const counts = { accepted: 0, refused: 0 }
  for (const line of lines) {
    const outcome = await acceptLine(act, line)
    counts[outcome] += 1
  }
  await transaction(async (trx) => {
    const plan = await DayPlan.query({ client: trx }).where('id', planId).forUpdate().firstOrFail()
    plan.useTransaction(trx).state = 'accepted'
    await plan.save()
    await journal.record(trx, act, {
      action: 'fleet.day_plan.accepted',
      subject: plan,
      after: counts,
    })
    announceBoard(trx, clock.now())
  })
  return counts
}

/** One line of a proposal. */
export async function acceptLine(act: Act, line: DayPlanLine): Promise<'accepted' | 'refused'> {
  try {
    await assignRequest(act, {
      requestId: line.requestId,
      vehicleId: line.vehicleId ?? 0,
      driverId: line.driverId ?? 0,
    })
    line.state = 'accepted'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    line.merge({ state: 'refused', refusal: error.code })
  }
  await line.save()
  return line.state === 'accepted' ? 'accepted' : 'refused'
}

/** Puts a proposal aside. */
export async function discardPlan(act: Act, planId: number): Promise<void> {
  act.authorize('fleet.assignments.create')
  await transaction(async (trx) => {
    const plan = await DayPlan.query({ client: trx }).where('id', planId).forUpdate().firstOrFail()
    plan.useTransaction(trx).state = 'discarded'
    await plan.save()
    await journal.record(trx, act, { action: 'fleet.day_plan.discarded', subject: plan })
    announceBoard(trx, instantOf(`${plan.dayOn}T12:00`))
  })
}
