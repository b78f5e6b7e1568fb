import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Assignment } from '#fleet/models/assignment'
import { announceBoard } from '#fleet/events/board_changed'
import { lockRequest, moveRequest } from '#fleet/actions/move_request'
import { loadParameters } from '#platform/settings/parameters'
import { clock } from '#platform/clock'
import { Refusal } from '#values/refusal'
import { endOfficialDocument } from '#documents/actions/end_official_document'

/** The living assignment of a request, locked; null when it has none. */
export async function holdOf(trx: Transaction, requestId: number): Promise<Assignment | null> {
  return Assignment.query({ client: trx }).where('holdingRequestId', requestId).forUpdate().first()
}

/** Frees the vehicle and the driver of a request that has not left. */
export async function releaseHold(
  trx: Transaction,
  act: Act,
  requestId: number,
  state: 'released' | 'no_show',
  reason: string
): Promise<void> {
  const held = await holdOf(trx, requestId)
  if (!held) return
  held.useTransaction(trx)
  held.merge({
    state,
    holdingRequestId: null,
    releaseReason: reason.slice(0, 500),
    lockVersion: held.lockVersion + 1,
  })
  await held.save()
  if (held.orderNumber) {
    await endOfficialDocument(
      trx,
      act,
      { kind: 'fleet.mission_order', number: held.orderNumber },
      { reason }
    )
  }
}

/** The officer takes vehicle and driver back; the request waits again. */
export async function releaseAssignment(
  act: Act,
  requestId: number,
  reason: string
): Promise<void> {
  await transaction(async (trx) => {
    const request = await lockRequest(trx, requestId)
    await moveRequest(trx, act, request, 'release', reason)
    await releaseHold(trx, act, requestId, 'released', reason)
    announceBoard(trx, request.startsAt)
  })
}

/** Nobody came: possible once the set delay after the start has passed. */
export async function markNoShow(act: Act, requestId: number, reason: string): Promise<void> {
  const parameters = await loadParameters()
  await transaction(async (trx) => {
    const request = await lockRequest(trx, requestId)
    const delay = parameters.on<number>('fleet.mission.no_show_minutes', clock.today()).value
    const from = request.startsAt.plus({ minutes: delay })
    if (clock.now() < from) {
      throw new Refusal('fleet.no_show_too_early', {
        number: request.subjectLabel,
        from: from.toFormat('HH:mm'),
        delay,
      })
    }
    await moveRequest(trx, act, request, 'miss', reason)
    await releaseHold(trx, act, requestId, 'no_show', reason)
    announceBoard(trx, request.startsAt)
  })
}
