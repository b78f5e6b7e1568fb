import type { HttpContext } from '@adonisjs/core/http'
import { Big } from '#values/decimal'
import { movesFrom } from '#values/state_machine'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { historyOf } from '#registry/queries/history'
import { Mandate } from '#budget/models/mandate'
import { cancelOrder } from '#procurement/actions/cancel_order'
import { closeOrder } from '#procurement/actions/close_order'
import { commitOrder } from '#procurement/actions/commit_order'
import { signOrder } from '#procurement/actions/sign_order'
import { orderList } from '#procurement/lists/orders'
import { Invoice } from '#procurement/models/invoice'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { Reception } from '#procurement/models/reception'
import { lineAmount, purchaseAmounts } from '#procurement/rules/purchase_amounts'
import { orderObstacles } from '#procurement/queries/cancellation_obstacles'
import { orderStates } from '#procurement/rules/states'
import { closureValidator, reasonValidator } from '#procurement/validators/purchases'
import { Money } from '#values/money'

/** Purchase orders, from prepared to closed. */
export default class OrdersController {
  async index(ctx: HttpContext) {
    return renderList(ctx, orderList)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const order = await PurchaseOrder.query()
      .where('id', params.id)
      .preload('lines')
      .preload('request', (query) => query.preload('unit'))
      .preload('notice')
      .preload('line')
      .preload('supplier', (query) => query.preload('party'))
      .preload('commitment')
      .firstOrFail()
    act.authorize('procurement.orders.view', order.request)
    const visaed = order.commitment?.state === 'visaed'
    return view.render('procurement/orders/show', {
      order,
      lines: order.lines.map((line) => ({
        line,
        amount: lineAmount({
          quantity: line.quantity,
          unitPrice: Money.ofMinor(line.unitPriceMinor),
        }),
      })),
      amounts: purchaseAmounts(
        order.lines.map((line) => ({
          quantity: line.quantity,
          unitPrice: Money.ofMinor(line.unitPriceMinor),
          vatRate: line.vatRate,
        }))
      ),
      moves: movesFrom(orderStates, order.state)
        .filter((move) => move.permission && act.can(move.permission))
        .filter((move) => move.name !== 'sign' || visaed)
        .map((move) => move.name),
      obstacles: await orderObstacles(order),
      invoiceable: order.lines.some((line) => new Big(line.accepted).gt(line.invoiced)),
      own: order.preparedById !== null && order.preparedById === act.actor.userId,
      late:
        order.dueOn !== null &&
        ['signed', 'partly_received'].includes(order.state) &&
        order.dueOn < clock.today(),
      receptions: await Reception.query().where('orderId', order.id).preload('lines').orderBy('id'),
      invoices: await Invoice.query().where('orderId', order.id).orderBy('id'),
      mandates: order.commitmentId
        ? await Mandate.query().where('commitmentId', order.commitmentId).orderBy('id')
        : [],
      history: await historyOf('procurement.order', [order.id], act, i18n),
    })
  }

  async commit({ act, params, response, session }: HttpContext) {
    const order = await commitOrder(act, Number(params.order_id))
    session.flash('notice', { tone: 'good', key: 'procurement.orders.committed' })
    return response.redirect(`/procurement/orders/${order.id}`)
  }

  async sign({ act, params, response, session }: HttpContext) {
    const order = await signOrder(act, Number(params.order_id))
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.orders.signed',
      params: { number: order.number ?? '' },
    })
    return response.redirect(`/procurement/orders/${order.id}`)
  }

  async close({ act, params, request, response, session }: HttpContext) {
    const { reason } = await request.validateUsing(closureValidator)
    const order = await closeOrder(act, Number(params.order_id), reason ?? null)
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.orders.closed',
      params: { number: order.number ?? '' },
    })
    return response.redirect(`/procurement/orders/${order.id}`)
  }

  async cancel({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    const order = await cancelOrder(act, Number(params.order_id), form.reason)
    session.flash('notice', { tone: 'warn', key: 'procurement.orders.cancelled' })
    return response.redirect(`/procurement/orders/${order.id}`)
  }
}
