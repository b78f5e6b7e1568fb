import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { Mandate } from '#budget/models/mandate'
import { lockOrder } from '#procurement/actions/commit_order'
import { Invoice, InvoiceLine } from '#procurement/models/invoice'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/**
 * Gives an invoice back to its supplier with a reason: what it invoiced may be invoiced again, and its reference
 * is free for the corrected one. Refuses `procurement.invoice_mandated` while its mandate lives.
 */
export async function returnInvoice(act: Act, id: number, reason: string): Promise<Invoice> {
  if (!reason.trim()) throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
  return transaction(async (trx) => {
    const { orderId } = await Invoice.findOrFail(id, { client: trx })
    // the order first, as whoever registers an invoice does
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.invoices.register', order, trx)
    const invoice = await Invoice.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (invoice.state === 'returned') {
      throw new Refusal(
        'states.not_allowed',
        { noun: 'invoice', state: invoice.state, move: 'return' },
        { status: 409 }
      )
    }
    const mandate = await Mandate.findBy(
      { openKey: `procurement.invoice:${invoice.id}` },
      { client: trx }
    )
    if (mandate) {
      throw new Refusal('procurement.invoice_mandated', {
        reference: invoice.reference,
        mandate: mandate.number ?? '—',
        state: mandate.state,
      })
    }
    const before = invoice.state
    if (before !== 'disputed') {
      for (const line of await InvoiceLine.query({ client: trx }).where('invoiceId', id)) {
        await trx.rawQuery(
          'update procurement_order_lines set invoiced = invoiced - ? where id = ?',
          [line.quantity, line.orderLineId]
        )
      }
    }
    invoice.merge({
      state: 'returned',
      openReference: null,
      returnReason: reason.trim(),
      returnedOn: clock.today(),
    })
    await invoice.save()
    await journal.record(trx, act, {
      action: 'procurement.invoice.returned',
      subject: invoice,
      before: { state: before },
      after: { state: invoice.state },
      reason,
    })
    return invoice
  })
}
