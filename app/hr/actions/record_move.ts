import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { LeaveMove } from '#hr/models/leave_move'
import type { LeaveRequest } from '#hr/models/leave_request'
import type { LeaveState } from '#hr/rules/leave_states'

/** Keeps who moved a request, from which state, why, and on whose behalf. */
export async function recordMove(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  name: string,
  from: LeaveState | null,
  more: { reason?: string | null; delegatedByName?: string | null } = {}
): Promise<void> {
  const move = new LeaveMove().useTransaction(trx)
  move.merge({
    requestId: request.id,
    name,
    fromState: from,
    toState: request.state,
    userId: act.actor.userId,
    userName: act.actor.name,
    delegatedByName: more.delegatedByName ?? null,
    reason: more.reason?.trim() || null,
    movedAt: clock.now(),
  })
  await move.save()
}
