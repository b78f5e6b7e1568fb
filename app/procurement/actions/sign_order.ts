import { addDays } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { Commitment } from '#budget/models/commitment'
import { separateDuties } from '#budget/rules/separation'
import { lockOrder } from '#procurement/actions/commit_order'
import type { PurchaseOrder } from '#procurement/models/purchase_order'
import { orderStates } from '#procurement/rules/states'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/**
 * The authorising officer signs: the order gets its number and the delivery delay runs. Refuses
 * `procurement.visa_missing` while its commitment is not visaed, and whoever prepared it.
 */
export async function signOrder(act: Act, orderId: number): Promise<PurchaseOrder> {
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.orders.sign', order, trx)
    const next = move(orderStates, order.state, 'sign').to
    const commitment = await Commitment.query({ client: trx })
      .where('id', order.commitmentId!)
      .firstOrFail()
    if (commitment.state !== 'visaed') {
      throw new Refusal('procurement.visa_missing', {
        number: commitment.number,
        state: commitment.state,
      })
    }
    separateDuties(act.actor.userId, 'signature', [
      { step: 'prepare', personId: order.preparedById, name: order.preparedByName },
    ])
    const on = clock.today()
    const number = await numbers.issue(trx, 'procurement.order', on)
    order.merge({
      state: next,
      number: number.text,
      signedOn: on,
      dueOn: addDays(on, order.deliveryDays),
      signedById: act.actor.userId,
      signedByName: act.actor.name,
    })
    await order.save()
    const lines = await trx
      .from('procurement_order_lines')
      .where('order_id', order.id)
      .orderBy('position')
    await registerOfficialDocument(trx, {
      kind: 'procurement.order',
      number: number.text,
      issuedOn: on,
      amountMinor: order.amountTtcMinor,
      subject: { type: 'procurement.order', id: order.id },
      facts: {
        supplier: order.supplierId,
        object: order.object,
        amount: order.amountTtcMinor,
        lines: lines.map((line) => [
          line.designation,
          line.quantity,
          line.unit_price_minor,
          line.vat_rate,
        ]),
      },
    })
    await journal.record(trx, act, {
      action: 'procurement.order.signed',
      subject: order,
      before: { state: 'committed' },
      after: { state: order.state, number: order.number, dueOn: order.dueOn },
    })
    return order
  })
}
