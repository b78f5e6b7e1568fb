import { formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { lineAmount } from '#procurement/rules/purchase_amounts'

/** A price line of a bid as it was written. */
export interface StatedBidLine {
  number: string
  quantity: string
  unitPrice: Money
  stated: Money
}

export interface BidCorrection {
  stated: Money
  corrected: Money
  corrections: { number: string; stated: Money; corrected: Money }[]
}

/** Arithmetic check of a bid: where the line's total is not quantity × unit price, the unit price prevails. */
export function correctBid(lines: readonly StatedBidLine[]): Explained<BidCorrection> {
  const steps: Step[] = []
  const corrections: BidCorrection['corrections'] = []
  const amounts = lines.map((line) => {
    if (line.unitPrice.isNegative())
      throw new Refusal('procurement.unit_price_negative', { number: line.number })
    const corrected = lineAmount({ quantity: line.quantity, unitPrice: line.unitPrice })
    if (corrected.minor !== line.stated.minor) {
      corrections.push({ number: line.number, stated: line.stated, corrected })
      steps.push({
        label: 'procurement.steps.line_corrected',
        params: { number: line.number, stated: line.stated.format() },
        formula: `${formatDecimal(line.quantity)} × ${line.unitPrice.format()} = ${corrected.format()}`,
        reference: 'décret 2-22-431, correction des erreurs de calcul',
      })
    }
    return corrected
  })
  const stated = Money.sum(lines.map((line) => line.stated))
  const corrected = Money.sum(amounts)
  steps.push({
    label:
      corrections.length > 0 ? 'procurement.steps.bid_corrected' : 'procurement.steps.bid_correct',
    params: { count: corrections.length },
    formula: `${stated.format()} → ${corrected.format()}`,
    reference: 'décret 2-22-431, correction des erreurs de calcul',
  })
  return { value: { stated, corrected, corrections }, steps }
}
