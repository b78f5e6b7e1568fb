import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { VehicleRequest } from '#fleet/models/vehicle_request'
import { announceBoard } from '#fleet/events/board_changed'
import { lockRequest, moveRequest, recordMove } from '#fleet/actions/move_request'
import { releaseHold } from '#fleet/actions/release_assignment'

/** The head of service says yes. Nobody approves their own request. */
export async function approveRequest(
  act: Act,
  id: number,
  trx?: Transaction
): Promise<VehicleRequest> {
  if (!trx) return transaction((inner) => approveRequest(act, id, inner))
  const request = await lockRequest(trx, id)
  refuseOwn(act, request)
  await moveRequest(trx, act, request, 'approve')
  request.approvedAt = clock.now()
  await request.useTransaction(trx).save()
  await tell(trx, request, 'approved', 'good')
  announceBoard(trx, request.startsAt)
  return request
}

/** The head of service says no, and why. */
export async function rejectRequest(act: Act, id: number, reason: string): Promise<VehicleRequest> {
  return transaction(async (trx) => {
    const request = await lockRequest(trx, id)
    refuseOwn(act, request)
    await moveRequest(trx, act, request, 'reject', reason)
    await tell(trx, request, 'rejected', 'bad', reason)
    announceBoard(trx, request.startsAt)
    return request
  })
}

/** The service withdraws its request before the vehicle has left; what was held is free again. */
export async function cancelRequest(act: Act, id: number, reason: string): Promise<VehicleRequest> {
  return transaction(async (trx) => {
    const request = await lockRequest(trx, id)
    if (request.state === 'assigned') await releaseHold(trx, act, request.id, 'released', reason)
    await moveRequest(trx, act, request, 'cancel', reason)
    announceBoard(trx, request.startsAt)
    return request
  })
}

/** An emergency departure is approved after the fact; late or not is shown, never hidden. */
export async function regulariseEmergency(act: Act, id: number): Promise<VehicleRequest> {
  return transaction(async (trx) => {
    const request = await lockRequest(trx, id)
    act.authorize('fleet.requests.approve', request)
    refuseOwn(act, request)
    if (!request.emergency || request.approvedAt) {
      throw new Refusal(
        'fleet.nothing_to_regularise',
        { number: request.subjectLabel },
        { status: 409 }
      )
    }
    request.useTransaction(trx).approvedAt = clock.now()
    await request.save()
    await recordMove(trx, act, request, 'regularise', { from: request.state, reason: null })
    const params = { number: request.subjectLabel }
    const userIds = request.requesterId ? [request.requesterId] : []
    const url = `/fleet/requests/${request.id}`
    await notify(trx, {
      userIds,
      key: 'fleet.notices.emergency_approved',
      params,
      url,
      tone: 'good',
    })
    announceBoard(trx, request.startsAt)
    return request
  })
}

function refuseOwn(act: Act, request: VehicleRequest): void {
  if (act.actor.userId !== null && act.actor.userId === request.requesterId) {
    throw new Refusal('fleet.own_request', { number: request.subjectLabel }, { status: 403 })
  }
}

async function tell(
  trx: Transaction,
  request: VehicleRequest,
  what: string,
  tone: 'good' | 'bad',
  reason = ''
): Promise<void> {
  await notify(trx, {
    userIds: request.requesterId ? [request.requesterId] : [],
    key: `fleet.notices.request_${what}`,
    params: { number: request.subjectLabel, reason },
    url: `/fleet/requests/${request.id}`,
    tone,
  })
}
