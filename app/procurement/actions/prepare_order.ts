import { Big } from '#values/decimal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import type { Transaction } from '#platform/transaction'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import type { PurchaseNotice, Quote } from '#procurement/models/purchase_notice'
import { PurchaseRequest, RequestLine } from '#procurement/models/purchase_request'

/** Writes the order from the quote that was confirmed. It has no number before it is signed. */
export async function prepareOrder(
  trx: Transaction,
  act: Act,
  notice: PurchaseNotice,
  quote: Quote
): Promise<PurchaseOrder> {
  const parameters = await loadParameters()
  const tolerance = parameters.on<string>(
    'procurement.reception.over_delivery',
    clock.today()
  ).value
  const request = await PurchaseRequest.query({ client: trx })
    .where('id', notice.requestId)
    .forUpdate()
    .firstOrFail()
  request.state = 'ordered'
  await request.save()
  notice.merge({ state: 'awarded', openKey: null })
  await notice.save()
  const order = await PurchaseOrder.create(
    {
      requestId: request.id,
      noticeId: notice.id,
      quoteId: quote.id,
      supplierId: quote.supplierId,
      lineId: request.lineId!,
      object: request.object,
      nature: request.nature,
      category: request.category,
      amountHtMinor: quote.amountHtMinor,
      amountTtcMinor: quote.amountTtcMinor,
      place: notice.place,
      deliveryDays: notice.deliveryDays,
      state: 'prepared',
      preparedById: act.actor.userId,
      preparedByName: act.actor.name,
      lockVersion: 1,
    },
    { client: trx }
  )
  const lines = await RequestLine.query({ client: trx })
    .where('requestId', request.id)
    .orderBy('position')
  const prices = await trx.from('procurement_quote_lines').where('quote_id', quote.id)
  await trx.table('procurement_order_lines').multiInsert(
    lines.map((line) => ({
      order_id: order.id,
      position: line.position,
      designation: line.designation,
      specification: line.specification,
      unit: line.unit,
      quantity: line.quantity,
      most_accepted: new Big(line.quantity)
        .times(new Big(100).plus(tolerance))
        .div(100)
        .round(3, Big.roundDown)
        .toString(),
      unit_price_minor:
        prices.find((price) => price.request_line_id === line.id)?.unit_price_minor ?? 0,
      vat_rate: line.vatRate,
      item_id: line.itemId,
    }))
  )
  await journal.record(trx, act, {
    action: 'procurement.order.prepared',
    subject: order,
    after: snapshot(order),
  })
  return order
}
