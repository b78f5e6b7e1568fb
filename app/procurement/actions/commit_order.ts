import { Money } from '#values/money'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { subjectOf } from '#platform/subjects/subject'
import { type Transaction, transaction } from '#platform/transaction'
import { proposeCommitment } from '#budget/actions/propose_commitment'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { orderStates } from '#procurement/rules/states'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/** Commits the credit of a prepared order, with tax, and gives back what its request had reserved. */
export async function commitOrder(act: Act, orderId: number): Promise<PurchaseOrder> {
  act.authorize('budget.commitments.propose')
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'budget.commitments.propose', order, trx)
    await order.load('supplier', (query) => query.preload('party'))
    order.state = move(orderStates, order.state, 'commit').to
    const request = await PurchaseRequest.query({ client: trx })
      .where('id', order.requestId)
      .forUpdate()
      .firstOrFail()
    const commitment = await proposeCommitment(
      act,
      {
        lineId: order.lineId,
        partyId: order.supplier.partyId,
        amount: Money.ofMinor(order.amountTtcMinor),
        object: order.object,
        nature: order.nature,
        subject: subjectOf(order),
        reserved: Money.ofMinor(request.reservedMinor),
      },
      trx
    )
    request.reservedMinor = 0
    await request.save()
    order.commitmentId = commitment.id
    await order.save()
    await journal.record(trx, act, {
      action: 'procurement.order.committed',
      subject: order,
      before: { state: 'prepared' },
      after: { state: order.state, commitment: commitment.number },
    })
    return order
  })
}

/** The order, held until the transaction ends. */
export async function lockOrder(trx: Transaction, orderId: number): Promise<PurchaseOrder> {
  return PurchaseOrder.query({ client: trx }).where('id', orderId).forUpdate().firstOrFail()
}
