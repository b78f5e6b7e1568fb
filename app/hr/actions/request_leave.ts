import type { CivilDate } from '#values/civil_date'
import { yearOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { drawLeave } from '#hr/actions/draw_leave'
import { prepareLeave } from '#hr/queries/prepare_leave'
import type { LeaveWish } from '#hr/queries/prepare_leave'
import { recordMove } from '#hr/actions/record_move'
import { mayAskFor } from '#hr/queries/own_agent'
import { Agent } from '#hr/models/agent'
import { LeaveRequest } from '#hr/models/leave_request'
import { knownLeave } from '#hr/queries/leave_history'

export interface LeaveRequestFacts extends LeaveWish {
  agentId: number
  reason?: string | null
  interimAgentId?: number | null
  /** The day the paper was handed in, when whoever asks has it. */
  proofOn?: CivilDate | null
  /** The same key asks once: a second click finds the first request. */
  requestKey?: string
}

/**
 * Asks for a leave. The count and its explanation are kept; an annual leave is tried against the ledger, so
 * that nobody waits for a chief to learn that days lack. Refuses what `prepareLeave` and `drawLeave` refuse.
 */
export async function requestLeave(act: Act, facts: LeaveRequestFacts): Promise<LeaveRequest> {
  const settings = await loadParameters()
  return transaction(async (trx) => {
    const agent = await Agent.query({ client: trx })
      .where('id', facts.agentId)
      .forUpdate()
      .firstOrFail()
    await mayAskFor(act, agent)
    if (facts.requestKey) {
      const first = await LeaveRequest.findBy({ requestKey: facts.requestKey }, { client: trx })
      if (first) return first
    }
    const known = await knownLeave(agent.id, trx)
    const prepared = await prepareLeave(agent, facts, known, settings, act.locale)
    const { start, end, back, days } = prepared.counted.value
    const period = {
      start,
      end,
      startsAtNoon: facts.startsAtNoon ?? false,
      endsAtNoon: endsAtNoon(facts, days),
    }
    await requireInterim(trx, facts.interimAgentId ?? null, agent)

    const request = new LeaveRequest().useTransaction(trx)
    request.merge({
      agentId: agent.id,
      unitId: agent.unitId,
      arrondissementId: agent.arrondissementId,
      type: facts.type,
      startsOn: start,
      endsOn: end,
      startsAtNoon: period.startsAtNoon,
      endsAtNoon: period.endsAtNoon,
      backOn: back,
      halfDays: days * 2,
      birthOn: facts.birth ?? null,
      reason: facts.reason?.trim() || null,
      proofOn: facts.proofOn ?? null,
      interimAgentId: facts.interimAgentId ?? null,
      state: 'submitted',
      explanation: storedExplanation('hr.leave_days', prepared.counted) as never,
      requestKey: facts.requestKey ?? null,
      requestedById: act.actor.userId,
      requestedAt: clock.now(),
    })
    await request.save()
    if (prepared.deducted) await drawLeave(trx, act, agent, period, settings)
    await recordMove(trx, act, request, 'submit', null)
    await journal.record(trx, act, {
      action: 'hr.leave.requested',
      subject: request,
      after: snapshot(request),
    })
    const scope = { unitId: agent.unitId, arrondissementId: agent.arrondissementId }
    const chiefs = await holdersOf('hr.leave.endorse', scope)
    await notify(trx, {
      userIds: chiefs.filter((id) => id !== act.actor.userId),
      key: 'hr.notices.leave_submitted',
      params: { name: { fr: agent.nameFr, ar: agent.nameAr }, days, year: yearOf(start) },
      url: `/hr/leave-requests/${request.id}`,
    })
    return request
  })
}

/** A length that ends on a half-day ends at noon. */
function endsAtNoon(facts: LeaveWish, days: number): boolean {
  if (facts.endsAtNoon !== undefined) return facts.endsAtNoon
  return !Number.isInteger(days + (facts.startsAtNoon ? 0.5 : 0))
}

async function requireInterim(
  trx: NonNullable<LeaveRequest['$trx']>,
  interimId: number | null,
  agent: Agent
): Promise<void> {
  if (interimId === null) return
  if (interimId === agent.id)
    throw new Refusal('hr.interim_self', { name: agent.nameFr }, { field: 'interim' })
  const interim = await Agent.find(interimId, { client: trx })
  if (!interim || interim.state !== 'in_service')
    throw new Refusal('hr.interim_unknown', {}, { field: 'interim' })
}
