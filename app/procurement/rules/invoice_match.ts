import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { type Money } from '#values/money'
import { purchaseAmounts } from '#procurement/rules/purchase_amounts'

/** A line of the order with what was received and invoiced of it, and what this invoice says. */
export interface MatchLine {
  designation: string
  ordered: string
  accepted: string
  invoicedBefore: string
  orderPrice: Money
  orderVatRate: string
  quantity: string
  price: Money
  vatRate: string
}

export interface InvoiceMatchFacts {
  lines: MatchLine[]
  /** Totals written on the invoice. */
  totalHt: Money
  vat: Money
  totalTtc: Money
}

export interface MatchDefect {
  designation: string | null
  defect: 'price' | 'vat_rate' | 'not_received' | 'total_ht' | 'vat' | 'total_ttc'
  stated: string
  expected: string
}

export interface InvoiceMatch {
  matched: boolean
  defects: MatchDefect[]
  ht: Money
  vat: Money
  ttc: Money
}

/**
 * The three papers side by side: order (price, rate), reception (accepted quantity), invoice. Whatever differs
 * is a defect; an invoice with a defect is not verified.
 */
export function matchInvoice(facts: InvoiceMatchFacts): Explained<InvoiceMatch> {
  const steps: Step[] = []
  const defects: MatchDefect[] = []
  for (const line of facts.lines) {
    const { designation } = line
    const receivable = new Big(line.accepted).minus(line.invoicedBefore)
    if (new Big(line.quantity).gt(receivable)) {
      defects.push({
        designation,
        defect: 'not_received',
        stated: formatDecimal(line.quantity),
        expected: formatDecimal(receivable.toString()),
      })
    }
    if (line.price.minor !== line.orderPrice.minor) {
      const [stated, expected] = [line.price.format(), line.orderPrice.format()]
      defects.push({ designation, defect: 'price', stated, expected })
    }
    if (!new Big(line.vatRate).eq(line.orderVatRate)) {
      defects.push({
        designation,
        defect: 'vat_rate',
        stated: formatDecimal(line.vatRate),
        expected: formatDecimal(line.orderVatRate),
      })
    }
    steps.push({
      label: 'procurement.steps.match_line',
      params: { designation },
      formula: `${formatDecimal(line.quantity)} ≤ ${formatDecimal(line.accepted)} − ${formatDecimal(line.invoicedBefore)} ; ${line.price.format()} = ${line.orderPrice.format()}`,
    })
  }
  const amounts = purchaseAmounts(
    facts.lines.map((line) => ({
      quantity: line.quantity,
      unitPrice: line.price,
      vatRate: line.vatRate,
    }))
  )
  const totals: [MatchDefect['defect'], Money, Money][] = [
    ['total_ht', facts.totalHt, amounts.ht],
    ['vat', facts.vat, amounts.vat],
    ['total_ttc', facts.totalTtc, amounts.ttc],
  ]
  for (const [defect, stated, expected] of totals) {
    if (stated.minor !== expected.minor) {
      defects.push({
        designation: null,
        defect,
        stated: stated.format(),
        expected: expected.format(),
      })
    }
  }
  steps.push({
    label: 'procurement.steps.match_totals',
    formula: `${amounts.ht.format()} + ${amounts.vat.format()} = ${amounts.ttc.format()}`,
  })
  for (const found of defects) {
    steps.push({
      label: `procurement.steps.match_${found.defect}`,
      params: { designation: found.designation, stated: found.stated, expected: found.expected },
    })
  }
  if (defects.length === 0) steps.push({ label: 'procurement.steps.matched' })
  return { value: { matched: defects.length === 0, defects, ...pick(amounts) }, steps }
}

function pick({ ht, vat, ttc }: { ht: Money; vat: Money; ttc: Money }) {
  return { ht, vat, ttc }
}
