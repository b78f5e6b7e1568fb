import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { Big } from '#values/decimal'
import { clock } from '#platform/clock'
import { receiveOrder } from '#procurement/actions/receive_order'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { storeChoices } from '#procurement/queries/form_choices'
import { receptionValidator } from '#procurement/validators/purchases'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/** Deliveries before the receiving commission. */
export default class ReceptionsController {
  async create({ act, i18n, params, view }: HttpContext) {
    const order = await PurchaseOrder.query()
      .where('id', params.order_id)
      .preload('lines')
      .preload('supplier', (query) => query.preload('party'))
      .firstOrFail()
    await authorizePurchase(act, 'procurement.receptions.create', order)
    return view.render('procurement/receptions/form', {
      order,
      lines: order.lines.map((line) => ({
        line,
        left: new Big(line.quantity).minus(line.accepted).toString(),
      })),
      stores: await storeChoices(i18n.locale),
      needsStore: order.lines.some((line) => line.itemId !== null),
      requestKey: randomUUID(),
      today: clock.today(),
    })
  }

  async store({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(receptionValidator)
    const reception = await receiveOrder(act, Number(params.order_id), {
      deliveryNote: form.delivery_note,
      deliveredOn: form.delivered_on,
      members: form.members,
      reserves: form.reserves,
      storeId: form.store_id,
      requestKey: form.request_key,
      lines: form.lines.map((line) => ({
        orderLineId: line.order_line_id,
        delivered: line.delivered,
        accepted: line.accepted,
        rejectionReason: line.rejection_reason,
      })),
    })
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.receptions.recorded',
      params: { number: reception.number },
    })
    return response.redirect(`/procurement/orders/${reception.orderId}`)
  }
}
