import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { subjectOf } from '#platform/subjects/subject'
import { transaction } from '#platform/transaction'
import { releaseCommitment } from '#budget/actions/release_commitment'
import { releaseReservation } from '#budget/actions/reserve_credit'
import { Commitment } from '#budget/models/commitment'
import { lockOrder } from '#procurement/actions/commit_order'
import type { PurchaseOrder } from '#procurement/models/purchase_order'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { orderStates } from '#procurement/rules/states'
import { obstacleNumbers, orderObstacles } from '#procurement/queries/cancellation_obstacles'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/** Gives up an order of which nothing was received; its credit goes back to the line. */
export async function cancelOrder(
  act: Act,
  orderId: number,
  reason: string
): Promise<PurchaseOrder> {
  if (!reason.trim()) throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.orders.edit', order, trx)
    const obstacles = await orderObstacles(order, trx)
    if (obstacles.length > 0) {
      throw new Refusal(
        'procurement.order_has_led_on',
        { order: order.number ?? order.object, obstacles: obstacleNumbers(obstacles) },
        { status: 409 }
      )
    }
    const before = order.state
    order.state = move(orderStates, before, 'cancel').to
    const request = await PurchaseRequest.query({ client: trx })
      .where('id', order.requestId)
      .forUpdate()
      .firstOrFail()
    if (request.reservedMinor) {
      const amount = Money.ofMinor(request.reservedMinor)
      await releaseReservation(trx, act, {
        lineId: order.lineId,
        amount,
        subject: subjectOf(request),
      })
    }
    request.merge({ state: 'cancelled', reservedMinor: 0, decisionReason: reason.trim() })
    await request.save()
    const commitment = order.commitmentId
      ? await Commitment.query({ client: trx }).where('id', order.commitmentId).firstOrFail()
      : null
    if (commitment && !['refused', 'released'].includes(commitment.state))
      await releaseCommitment(trx, act, commitment.id, reason)
    await order.save()
    await journal.record(trx, act, {
      action: 'procurement.order.cancelled',
      subject: order,
      before: { state: before },
      after: { state: order.state },
      reason,
    })
    return order
  })
}
