import type { CivilDate } from '#values/civil_date'
import { Big } from '#values/decimal'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { subjectOf } from '#platform/subjects/subject'
import { type Transaction, transaction } from '#platform/transaction'
import { receiveStock } from '#stores/actions/receive_stock'
import { lockOrder } from '#procurement/actions/commit_order'
import { OrderLine, type PurchaseOrder } from '#procurement/models/purchase_order'
import { Reception } from '#procurement/models/reception'
import { lineAmount } from '#procurement/rules/purchase_amounts'
import { orderStates } from '#procurement/rules/states'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

export interface ReceptionLineFacts {
  orderLineId: number
  delivered: string
  accepted: string
  rejectionReason?: string | null
}

export interface ReceptionFacts {
  deliveryNote: string
  deliveredOn: CivilDate
  members: string
  reserves?: string | null
  /** Where accepted items go; needed when a line is a store item. */
  storeId?: number | null
  lines: ReceptionLineFacts[]
  requestKey?: string
}

/**
 * The commission accepts or rejects a delivery, line by line; what is accepted of store items enters the store
 * at its cost with tax (the commune does not recover it). Refuses `procurement.over_delivery`,
 * `procurement.rejection_reason_missing`, `procurement.delivery_note_known`, `procurement.store_missing`.
 */
export async function receiveOrder(
  act: Act,
  orderId: number,
  facts: ReceptionFacts
): Promise<Reception> {
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.receptions.create', order, trx)
    move(orderStates, order.state, 'receive_part')
    const commitment = await trx
      .from('budget_commitments')
      .where('id', order.commitmentId ?? 0)
      .first()
    if (commitment?.state === 'released') {
      throw new Refusal('procurement.commitment_released', {
        order: order.number ?? '',
        commitment: commitment.number,
      })
    }
    const lines = await OrderLine.query({ client: trx })
      .where('orderId', orderId)
      .orderBy('position')
      .forUpdate()
    const received = facts.lines.filter((line) => new Big(line.delivered).gt(0))
    checkLines(order, lines, received)
    if (
      await Reception.query({ client: trx })
        .where({ orderId, deliveryNote: facts.deliveryNote })
        .first()
    ) {
      const params = { note: facts.deliveryNote, order: order.number ?? '' }
      throw new Refusal('procurement.delivery_note_known', params, { field: 'delivery_note' })
    }
    const on = clock.today()
    const number = await numbers.issue(trx, 'procurement.reception', on)
    const reception = await Reception.create(
      {
        number: number.text,
        orderId,
        deliveryNote: facts.deliveryNote,
        deliveredOn: facts.deliveredOn,
        receivedOn: on,
        members: facts.members,
        reserves: facts.reserves ?? null,
        storeId: facts.storeId ?? null,
        requestKey: facts.requestKey ?? null,
        receivedById: act.actor.userId,
        receivedByName: act.actor.name,
      },
      { client: trx }
    )
    await trx.table('procurement_reception_lines').multiInsert(
      received.map((line) => ({
        reception_id: reception.id,
        order_line_id: line.orderLineId,
        delivered: line.delivered,
        accepted: line.accepted,
        rejected: new Big(line.delivered).minus(line.accepted).toString(),
        rejection_reason: line.rejectionReason?.trim() || null,
      }))
    )
    await enterStore(trx, act, order, reception, lines, received)
    await moveOn(trx, order)
    await journal.record(trx, act, {
      action: 'procurement.order.received',
      subject: order,
      after: { reception: reception.number, lines: received, state: order.state },
      reason: facts.reserves,
    })
    return reception
  })
}

function checkLines(
  order: PurchaseOrder,
  lines: OrderLine[],
  received: ReceptionLineFacts[]
): void {
  if (received.length === 0)
    throw new Refusal('procurement.reception_empty', {}, { field: 'lines' })
  for (const fact of received) {
    const line = lines.find((candidate) => candidate.id === fact.orderLineId)
    if (!line) throw new Refusal('procurement.line_of_another_order', { order: order.number ?? '' })
    const rejected = new Big(fact.delivered).minus(fact.accepted)
    if (rejected.lt(0) || new Big(fact.accepted).lt(0)) {
      throw new Refusal('procurement.accepted_beyond_delivered', {
        designation: line.designation,
        accepted: fact.accepted,
        delivered: fact.delivered,
      })
    }
    if (rejected.gt(0) && !fact.rejectionReason?.trim()) {
      throw new Refusal('procurement.rejection_reason_missing', {
        designation: line.designation,
        rejected: rejected.toString(),
      })
    }
    const left = new Big(line.mostAccepted).minus(line.accepted)
    if (new Big(fact.accepted).gt(left)) {
      throw new Refusal('procurement.over_delivery', {
        designation: line.designation,
        order: order.number ?? '',
        accepted: fact.accepted,
        left: left.toString(),
        unit: line.unit,
      })
    }
  }
}

async function enterStore(
  trx: Transaction,
  act: Act,
  order: PurchaseOrder,
  reception: Reception,
  lines: OrderLine[],
  received: ReceptionLineFacts[]
): Promise<void> {
  const moves = received.flatMap((fact) => {
    const line = lines.find((candidate) => candidate.id === fact.orderLineId)!
    if (!line.itemId || new Big(fact.accepted).lte(0)) return []
    const ht = lineAmount({
      quantity: fact.accepted,
      unitPrice: Money.ofMinor(line.unitPriceMinor),
    })
    const cost = ht.plus(ht.percent(line.vatRate))
    return [
      { itemId: line.itemId, change: { kind: 'receipt' as const, quantity: fact.accepted, cost } },
    ]
  })
  if (moves.length === 0) return
  if (!reception.storeId) throw new Refusal('procurement.store_missing', {}, { field: 'store_id' })
  await order.load('supplier')
  const slip = await receiveStock(trx, act, {
    storeId: reception.storeId,
    on: reception.receivedOn,
    partyId: order.supplier.partyId,
    orderNumber: order.number,
    deliveryNote: reception.deliveryNote,
    approver: reception.members.slice(0, 120),
    subject: subjectOf(reception),
    requestKey: `reception:${reception.id}`,
    moves,
  })
  reception.slipId = slip.id
  await reception.save()
}

async function moveOn(trx: Transaction, order: PurchaseOrder): Promise<void> {
  const lines = await OrderLine.query({ client: trx }).where('orderId', order.id)
  const complete = lines.every((line) => new Big(line.accepted).gte(line.quantity))
  order.state = move(orderStates, order.state, complete ? 'receive_all' : 'receive_part').to
  await order.save()
}
