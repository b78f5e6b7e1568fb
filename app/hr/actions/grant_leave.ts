import { formatCivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import type { Transaction } from '#platform/transaction'
import { recordUnavailability } from '#registry/actions/record_unavailability'
import { claimRows, drawLeave } from '#hr/actions/draw_leave'
import { prepareLeave } from '#hr/queries/prepare_leave'
import { returnDays } from '#hr/actions/return_days'
import { writeLeaveDecision } from '#hr/actions/write_leave_decision'
import type { Agent } from '#hr/models/agent'
import type { LeaveRequest } from '#hr/models/leave_request'
import { proofOf } from '#hr/queries/leave_proof'
import { knownLeave } from '#hr/queries/leave_history'

/**
 * Everything that follows from a granted leave, in one transaction: conditions looked at again, days taken from
 * the ledger, half-days claimed, annual leave interrupted by sickness given back, the person made unavailable
 * for dispatch, and last the number and the paper of the decision.
 */
export async function grantLeave(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  settings: Parameters
): Promise<void> {
  const period = {
    start: request.startsOn,
    end: request.endsOn,
    startsAtNoon: Boolean(request.startsAtNoon),
    endsAtNoon: Boolean(request.endsAtNoon),
  }
  const wish = { ...period, type: request.type, birth: request.birthOn, besides: request.id }
  const prepared = await prepareLeave(agent, wish, await knownLeave(agent.id, trx), settings)
  for (const interrupted of prepared.interrupts) {
    await returnDays(
      trx,
      act,
      interrupted.id,
      agent.id,
      request.startsOn,
      request.endsOn,
      request.type
    )
  }
  await requireProof(trx, request, agent, settings)
  const drawn = prepared.deducted ? await drawLeave(trx, act, agent, period, settings) : null
  if (drawn) {
    await trx.table('hr_leave_entries').multiInsert(
      drawn.draws.map((draw) => ({
        agent_id: agent.id,
        lot_year: draw.lot,
        kind: 'taken',
        half_days: -draw.halves,
        effective_on: draw.effectiveOn,
        request_id: request.id,
        recorded_by_id: act.actor.userId,
        recorded_at: clock.now().toJSDate(),
      }))
    )
  }
  await claim(
    trx,
    agent,
    request,
    claimRows(agent.id, request.id, period, drawn?.lotOf ?? new Map())
  )
  await recordUnavailability(trx, act, {
    partyId: agent.partyId,
    kind: 'leave',
    away: { fromOn: request.startsOn, toOn: request.endsOn },
    source: { type: 'hr.leave', id: request.id },
  })
  request.decidedOn = clock.today()
  const { text: number } = await numbers.issue(trx, 'hr.document', clock.today())
  request.number = number
  await writeLeaveDecision(trx, act, request, agent, prepared.counted.value.counting, drawn)
}

/** Refuses hr.proof_missing: a leave that rests on a paper is granted once that paper was seen. */
async function requireProof(
  trx: Transaction,
  request: LeaveRequest,
  agent: Agent,
  settings: Parameters
): Promise<void> {
  const proof = await proofOf(request, settings, trx)
  if (proof.required && proof.receivedOn === null) {
    const params = { name: agent.nameFr, type: request.type }
    throw new Refusal('hr.proof_missing', params, { field: 'proof_on' })
  }
  if (proof.receivedOn !== null && proof.receivedOn > clock.today()) {
    const params = { received: formatCivilDate(proof.receivedOn) }
    throw new Refusal('hr.proof_in_future', params, { field: 'proof_on' })
  }
  request.proofOn = proof.receivedOn
}

async function claim(
  trx: Transaction,
  agent: Agent,
  request: LeaveRequest,
  rows: ReturnType<typeof claimRows>
): Promise<void> {
  try {
    for (let start = 0; start < rows.length; start += 500) {
      await trx.table('hr_leave_days').multiInsert(rows.slice(start, start + 500))
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ER_DUP_ENTRY') throw error
    const params = {
      name: agent.nameFr,
      other: '',
      start: formatCivilDate(request.startsOn),
      end: formatCivilDate(request.endsOn),
    }
    throw new Refusal('hr.leave_overlap', params, { status: 409 })
  }
}
