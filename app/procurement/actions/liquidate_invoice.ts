import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { subjectOf } from '#platform/subjects/subject'
import { transaction } from '#platform/transaction'
import { liquidate } from '#budget/actions/liquidate'
import type { Mandate } from '#budget/models/mandate'
import { Invoice } from '#procurement/models/invoice'
import { settleInvoice } from '#procurement/queries/invoice_settlement'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/**
 * Verifies the debt of a matched invoice: penalties and withholdings are worked out and the mandate is prepared.
 * Refuses `procurement.invoice_disputed` and what `liquidate` refuses.
 */
export async function liquidateInvoice(act: Act, invoiceId: number): Promise<Mandate> {
  act.authorize('budget.liquidations.create')
  return transaction(async (trx) => {
    const invoice = await Invoice.query({ client: trx })
      .where('id', invoiceId)
      .forUpdate()
      .firstOrFail()
    await invoice.load('order')
    await authorizePurchase(act, 'budget.liquidations.create', invoice.order, trx)
    await invoice.load('supplier', (query) => query.preload('party'))
    if (invoice.state === 'returned') {
      throw new Refusal('procurement.invoice_returned', { reference: invoice.reference })
    }
    if (invoice.state === 'disputed') {
      throw new Refusal('procurement.invoice_disputed', { reference: invoice.reference })
    }
    const settled = await settleInvoice(trx, invoice, invoice.order, invoice.supplier)
    const receptions = await trx
      .from('procurement_receptions')
      .where('order_id', invoice.orderId)
      .orderBy('id')
    const mandate = await liquidate(trx, act, {
      commitmentId: invoice.order.commitmentId!,
      gross: settled.value.gross,
      deductions: settled.value.deductions,
      explanation: settled,
      rule: 'procurement.withholding',
      serviceDoneOn: invoice.serviceDoneOn,
      subject: subjectOf(invoice),
      vouchers: [
        invoice.order.number,
        ...receptions.map((row) => row.number),
        invoice.reference,
      ].join(', '),
    })
    const before = invoice.state
    invoice.state = 'liquidated'
    await invoice.save()
    await journal.record(trx, act, {
      action: 'procurement.invoice.liquidated',
      subject: invoice,
      before: { state: before },
      after: { state: invoice.state, net: settled.value.net.toDecimal() },
    })
    return mandate
  })
}
