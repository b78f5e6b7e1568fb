import type { HttpContext } from '@adonisjs/core/http'
import { Big } from '#values/decimal'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { historyOf } from '#registry/queries/history'
import { Mandate } from '#budget/models/mandate'
import { readExplanation } from '#budget/queries/stored_explanation'
import { liquidateInvoice } from '#procurement/actions/liquidate_invoice'
import { registerInvoice } from '#procurement/actions/register_invoice'
import { returnInvoice } from '#procurement/actions/return_invoice'
import { invoiceList } from '#procurement/lists/orders'
import { Invoice } from '#procurement/models/invoice'
import { OrderLine, PurchaseOrder } from '#procurement/models/purchase_order'
import { invoiceValidator, reasonValidator } from '#procurement/validators/purchases'
import { authorizePurchase, mayPurchase } from '#procurement/queries/purchase_scope'

/** Suppliers' invoices, matched with order and reception. */
export default class InvoicesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, invoiceList)
  }

  async create({ act, params, view }: HttpContext) {
    const order = await PurchaseOrder.query()
      .where('id', params.order_id)
      .preload('lines')
      .preload('supplier', (query) => query.preload('party'))
      .firstOrFail()
    await authorizePurchase(act, 'procurement.invoices.register', order)
    return view.render('procurement/invoices/form', {
      order,
      lines: order.lines.map((line) => ({
        line,
        left: new Big(line.accepted).minus(line.invoiced).toString(),
      })),
      today: clock.today(),
    })
  }

  async store({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(invoiceValidator)
    const invoice = await registerInvoice(act, Number(params.order_id), {
      reference: form.reference,
      invoicedOn: form.invoiced_on,
      receivedOn: form.received_on,
      totalHt: form.total_ht,
      vat: form.vat,
      totalTtc: form.total_ttc,
      lines: form.lines.map((line) => ({
        orderLineId: line.order_line_id,
        quantity: line.quantity,
        unitPrice: line.unit_price,
        vatRate: line.vat_rate,
      })),
    })
    session.flash('notice', {
      tone: invoice.state === 'matched' ? 'good' : 'bad',
      key: `procurement.invoices.${invoice.state}`,
      params: { reference: invoice.reference },
    })
    return response.redirect(`/procurement/invoices/${invoice.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const invoice = await Invoice.query()
      .where('id', params.id)
      .preload('lines')
      .preload('order')
      .preload('supplier', (query) => query.preload('party'))
      .firstOrFail()
    await authorizePurchase(act, 'procurement.orders.view', invoice.order)
    const mandates = await Mandate.query()
      .where({ subjectType: 'procurement.invoice', subjectId: invoice.id })
      .orderBy('id', 'desc')
    const live = mandates.find((mandate) => mandate.state !== 'rejected') ?? null
    const mayRegister = await mayPurchase(act, 'procurement.invoices.register', invoice.order)
    const orderLines = await OrderLine.query().where('orderId', invoice.orderId).orderBy('position')
    return view.render('procurement/invoices/show', {
      invoice,
      match: readExplanation(invoice.matchResult),
      lines: invoice.lines.map((line) => ({
        line,
        ordered: orderLines.find((candidate) => candidate.id === line.orderLineId),
      })),
      mandates,
      stage: invoice.state === 'liquidated' ? (live?.state ?? 'matched') : invoice.state,
      mayReturn: invoice.state !== 'returned' && !live && mayRegister,
      mayLiquidate:
        ['matched', 'liquidated'].includes(invoice.state) &&
        !live &&
        act.can('budget.liquidations.create'),
      history: await historyOf('procurement.invoice', [invoice.id], act, i18n),
    })
  }

  async giveBack({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    const invoice = await returnInvoice(act, Number(params.invoice_id), form.reason)
    session.flash('notice', {
      tone: 'warn',
      key: 'procurement.invoices.returned',
      params: { reference: invoice.reference },
    })
    return response.redirect(`/procurement/invoices/${invoice.id}`)
  }

  async liquidate({ act, params, response, session }: HttpContext) {
    const mandate = await liquidateInvoice(act, Number(params.invoice_id))
    session.flash('notice', { tone: 'good', key: 'procurement.invoices.liquidated' })
    return response.redirect(`/budget/mandates/${mandate.id}`)
  }
}
