import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { subjectOf } from '#platform/subjects/subject'
import { transaction } from '#platform/transaction'
import { releaseReservation } from '#budget/actions/reserve_credit'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { obstacleNumbers, requestObstacles } from '#procurement/queries/cancellation_obstacles'
import { requestStates } from '#procurement/rules/states'

/** Gives up a request that is not under consultation; its reserved credit goes back to the line. */
export async function cancelRequest(
  act: Act,
  id: number,
  reason: string
): Promise<PurchaseRequest> {
  if (!reason.trim()) throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
  return transaction(async (trx) => {
    const request = await PurchaseRequest.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    act.authorize('procurement.requests.edit', request)
    const obstacles = await requestObstacles(request, trx)
    if (obstacles.length > 0) {
      throw new Refusal(
        'procurement.request_has_led_on',
        { request: request.number ?? request.object, obstacles: obstacleNumbers(obstacles) },
        { status: 409 }
      )
    }
    const before = request.state
    request.state = move(requestStates, before, 'cancel').to
    if (request.lineId && request.reservedMinor) {
      await releaseReservation(trx, act, {
        lineId: request.lineId,
        amount: Money.ofMinor(request.reservedMinor),
        subject: subjectOf(request),
      })
    }
    request.merge({ reservedMinor: 0, decisionReason: reason.trim() })
    await request.save()
    await journal.record(trx, act, {
      action: 'procurement.request.cancelled',
      subject: request,
      before: { state: before },
      after: { state: request.state },
      reason,
    })
    return request
  })
}
