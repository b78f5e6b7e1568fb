import { type CivilDate, formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { storedExplanation } from '#platform/rules/explain'
import { transaction } from '#platform/transaction'
import { lockOrder } from '#procurement/actions/commit_order'
import { Invoice } from '#procurement/models/invoice'
import { OrderLine } from '#procurement/models/purchase_order'
import { matchInvoice } from '#procurement/rules/invoice_match'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

export interface InvoiceFacts {
  reference: string
  invoicedOn: CivilDate
  receivedOn: CivilDate
  totalHt: Money
  vat: Money
  totalTtc: Money
  lines: { orderLineId: number; quantity: string; unitPrice: Money; vatRate: string }[]
}

/**
 * Registers a supplier's invoice and matches it with its order and what was accepted. One that does not agree
 * is kept as disputed and invoices nothing. Refuses `procurement.invoice_known`, `procurement.nothing_received`.
 */
export async function registerInvoice(
  act: Act,
  orderId: number,
  facts: InvoiceFacts
): Promise<Invoice> {
  return transaction(async (trx) => {
    const order = await lockOrder(trx, orderId)
    await authorizePurchase(act, 'procurement.invoices.register', order, trx)
    const known = await Invoice.query({ client: trx })
      .where({ supplierId: order.supplierId, openReference: facts.reference })
      .first()
    if (known)
      throw new Refusal(
        'procurement.invoice_known',
        {
          reference: facts.reference,
          on: formatCivilDate(known.receivedOn),
          amount: Money.ofMinor(known.amountTtcMinor).format(),
        },
        { field: 'reference' }
      )
    const last = await trx
      .from('procurement_receptions')
      .where('order_id', orderId)
      .max('received_on as on')
      .first()
    if (!last?.on)
      throw new Refusal('procurement.nothing_received', { order: order.number ?? order.object })

    const lines = await OrderLine.query({ client: trx }).where('orderId', orderId).forUpdate()
    const stated = facts.lines.filter((line) => Number(line.quantity) > 0)
    const match = matchInvoice({
      totalHt: facts.totalHt,
      vat: facts.vat,
      totalTtc: facts.totalTtc,
      lines: stated.map((fact) => {
        const line = lines.find((candidate) => candidate.id === fact.orderLineId)
        if (!line)
          throw new Refusal('procurement.line_of_another_order', { order: order.number ?? '' })
        return {
          designation: line.designation,
          ordered: line.quantity,
          accepted: line.accepted,
          invoicedBefore: line.invoiced,
          orderPrice: Money.ofMinor(line.unitPriceMinor),
          orderVatRate: line.vatRate,
          quantity: fact.quantity,
          price: fact.unitPrice,
          vatRate: fact.vatRate,
        }
      }),
    })
    const invoice = await Invoice.create(
      {
        orderId,
        supplierId: order.supplierId,
        reference: facts.reference,
        openReference: facts.reference,
        invoicedOn: facts.invoicedOn,
        receivedOn: facts.receivedOn,
        serviceDoneOn: last.on > facts.receivedOn ? last.on : facts.receivedOn,
        amountHtMinor: facts.totalHt.minor,
        vatMinor: facts.totalTtc.minus(facts.totalHt).minor,
        amountTtcMinor: facts.totalTtc.minor,
        state: match.value.matched ? 'matched' : 'disputed',
        matchResult: storedExplanation('procurement.invoice_match', match),
        registeredById: act.actor.userId,
        registeredByName: act.actor.name,
        lockVersion: 1,
      },
      { client: trx }
    )
    if (stated.length > 0) {
      await trx.table('procurement_invoice_lines').multiInsert(
        stated.map((line) => ({
          invoice_id: invoice.id,
          order_line_id: line.orderLineId,
          quantity: line.quantity,
          unit_price_minor: line.unitPrice.minor,
          vat_rate: line.vatRate,
        }))
      )
    }
    if (match.value.matched) {
      for (const line of stated) {
        await trx.rawQuery(
          'update procurement_order_lines set invoiced = invoiced + ? where id = ?',
          [line.quantity, line.orderLineId]
        )
      }
    }
    await journal.record(trx, act, {
      action: `procurement.invoice.${invoice.state}`,
      subject: invoice,
      after: { ...snapshot(invoice), matchResult: undefined, defects: match.value.defects },
    })
    return invoice
  })
}
