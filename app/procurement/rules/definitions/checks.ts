import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { amountInput, decimalInput, percentInput } from '#platform/rules/inputs'
import { correctBid } from '#procurement/rules/bid_correction'
import { matchInvoice } from '#procurement/rules/invoice_match'
import { bidCorrectionFields, invoiceMatchFields } from '#procurement/rules/definitions/meanings'

export const bidCorrectionRule = defineRule({
  name: 'procurement.bid_correction',
  input: vine.object({
    lines: vine.array(
      vine.object({
        number: vine.string().parse((value) => (typeof value === 'number' ? String(value) : value)),
        quantity: decimalInput(),
        unit_price: amountInput(),
        total: amountInput(),
      })
    ),
  }),
  fields: bidCorrectionFields,
  answer: {
    stated: 'Total as the bidder wrote it, DH.',
    corrected: 'Total recomputed from quantities and unit prices, DH.',
    corrections: 'Lines whose total changes: number, stated and corrected, DH.',
  },
  example: {
    lines: [{ number: '2', quantity: '545', unit_price: '3138.41', total: '1711433.45' }],
  },
  explain: (input) =>
    correctBid(
      input.lines.map((line) => ({
        number: line.number,
        quantity: line.quantity,
        unitPrice: line.unit_price,
        stated: line.total,
      }))
    ),
})

export const invoiceMatchRule = defineRule({
  name: 'procurement.invoice_match',
  input: vine.object({
    lines: vine.array(
      vine.object({
        designation: vine.string(),
        ordered: decimalInput(),
        accepted: decimalInput(),
        invoiced_before: decimalInput().optional(),
        order_price: amountInput(),
        order_vat_rate: percentInput(),
        quantity: decimalInput(),
        price: amountInput(),
        vat_rate: percentInput(),
      })
    ),
    total_ht: amountInput(),
    vat: amountInput(),
    total_ttc: amountInput(),
  }),
  fields: invoiceMatchFields,
  answer: {
    matched: 'Whether order, reception and invoice agree.',
    defects: 'Each disagreement: line, what it is, stated and expected.',
    ht: 'Total without tax recomputed, DH.',
    vat: 'VAT recomputed, DH.',
    ttc: 'Total with tax recomputed, DH.',
  },
  example: {
    lines: [
      {
        designation: 'Pneu 205/65 R15',
        ordered: '40',
        accepted: '35',
        order_price: '850.00',
        order_vat_rate: '20',
        quantity: '40',
        price: '850.00',
        vat_rate: '20',
      },
    ],
    total_ht: '34000.00',
    vat: '6800.00',
    total_ttc: '40800.00',
  },
  explain: (input) =>
    matchInvoice({
      totalHt: input.total_ht,
      vat: input.vat,
      totalTtc: input.total_ttc,
      lines: input.lines.map((line) => ({
        designation: line.designation,
        ordered: line.ordered,
        accepted: line.accepted,
        invoicedBefore: line.invoiced_before ?? '0',
        orderPrice: line.order_price,
        orderVatRate: line.order_vat_rate,
        quantity: line.quantity,
        price: line.price,
        vatRate: line.vat_rate,
      })),
    }),
})
