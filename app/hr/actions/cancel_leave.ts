import { addDays, formatCivilDate, laterOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { endOfficialDocument } from '#documents/actions/end_official_document'
import { endUnavailability, recordUnavailability } from '#registry/actions/record_unavailability'
import { returnDays } from '#hr/actions/return_days'
import type { Agent } from '#hr/models/agent'
import type { LeaveRequest } from '#hr/models/leave_request'

/**
 * Takes a granted leave back from today on: days not yet spent return to their years, the person is available
 * again. What was spent stays spent. Refuses hr.leave_over once the last day has passed.
 */
export async function cancelLeave(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  reason: string | null
): Promise<void> {
  const today = clock.today()
  if (request.endsOn < today) {
    const params = { number: request.number, end: formatCivilDate(request.endsOn) }
    throw new Refusal('hr.leave_over', params, { status: 409 })
  }
  const from = laterOf(today, request.startsOn)
  await returnDays(trx, act, request.id, agent.id, from, request.endsOn, 'cancelled')
  await endOfficialDocument(
    trx,
    act,
    { kind: 'hr.leave_decision', number: request.number as string },
    { reason: reason ?? '' }
  )
  const source = { type: 'hr.leave', id: request.id }
  if (request.startsOn >= today) {
    await endUnavailability(trx, act, source)
    return
  }
  const away = { fromOn: request.startsOn, toOn: addDays(today, -1) }
  await recordUnavailability(trx, act, { partyId: agent.partyId, kind: 'leave', away, source })
}
