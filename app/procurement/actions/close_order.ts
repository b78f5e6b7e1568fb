import { Big } from '#values/decimal'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { releaseRemainder } from '#budget/actions/release_commitment'
import { Mandate } from '#budget/models/mandate'
import { lockOrder } from '#procurement/actions/commit_order'
import { OrderLine, type PurchaseOrder } from '#procurement/models/purchase_order'
import { orderStates } from '#procurement/rules/states'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/**
 * Ends an order of which everything that was received is invoiced and paid; credit left goes back to the line.
 * One that was received in part needs the reason why the rest is given up. Refuses `procurement.reason_missing`,
 * `procurement.order_not_invoiced` and `procurement.order_not_paid`.
 */
export async function closeOrder(
  act: Act,
  orderId: number,
  reason: string | null = null
): Promise<PurchaseOrder> {
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.orders.edit', order, trx)
    const before = order.state
    order.state = move(orderStates, before, 'close').to
    if (before === 'partly_received' && !reason?.trim())
      throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
    const lines = await OrderLine.query({ client: trx }).where('orderId', orderId)
    const open = lines.find((line) => new Big(line.invoiced).lt(line.accepted))
    const named = { order: order.number ?? '' }
    if (open) {
      throw new Refusal('procurement.order_not_invoiced', {
        ...named,
        designation: open.designation,
        invoiced: new Big(open.invoiced).toString(),
        accepted: new Big(open.accepted).toString(),
      })
    }
    const commitmentId = order.commitmentId ?? 0
    const unpaid = await Mandate.query({ client: trx })
      .where({ commitmentId })
      .whereNotIn('state', ['paid', 'rejected'])
      .first()
    const paid = await Mandate.query({ client: trx }).where({ commitmentId, state: 'paid' }).first()
    // a supplier whose every delivery was rejected is owed nothing
    const owed = lines.some((line) => new Big(line.accepted).gt(0))
    if (unpaid || (owed && !paid))
      throw new Refusal('procurement.order_not_paid', { ...named, mandate: unpaid?.number ?? '—' })
    await releaseRemainder(trx, act, commitmentId, reason?.trim() || order.number || order.object)
    await order.save()
    await journal.record(trx, act, {
      action: 'procurement.order.closed',
      subject: order,
      before: { state: before },
      after: { state: order.state },
      reason,
    })
    return order
  })
}
