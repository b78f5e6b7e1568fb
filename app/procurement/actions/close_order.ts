import { Big } from '#values/decimal'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Mandate } from '#budget/models/mandate'
import { lockOrder } from '#procurement/actions/commit_order'
import { OrderLine, type PurchaseOrder } from '#procurement/models/purchase_order'
import { orderStates } from '#procurement/rules/states'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/**
 * Ends an order of which everything was received, invoiced and paid. Refuses `procurement.order_not_invoiced`
 * and `procurement.order_not_paid`.
 */
export async function closeOrder(act: Act, orderId: number): Promise<PurchaseOrder> {
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.orders.edit', order, trx)
    const before = order.state
    order.state = move(orderStates, before, 'close').to
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
    if (unpaid || !paid)
      throw new Refusal('procurement.order_not_paid', { ...named, mandate: unpaid?.number ?? '—' })
    await order.save()
    await journal.record(trx, act, {
      action: 'procurement.order.closed',
      subject: order,
      before: { state: before },
      after: { state: order.state },
    })
    return order
  })
}
