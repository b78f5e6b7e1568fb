import { Money } from '#values/money'
import type { PurchaseNotice } from '#procurement/models/purchase_notice'
import { Quote } from '#procurement/models/purchase_notice'
import { lineAmount } from '#procurement/rules/purchase_amounts'

export interface NoticeGrid {
  quotes: Quote[]
  rows: {
    designation: string
    unit: string
    quantity: string
    estimate: Money
    /** By quote id: unit price and amount; the lowest of the line is marked. */
    prices: Map<number, { unitPrice: Money; amount: Money; lowest: boolean }>
  }[]
}

/** Every line of a notice beside every quote. The lines and request of the notice are loaded. */
export async function noticeGrid(notice: PurchaseNotice): Promise<NoticeGrid> {
  const quotes = await Quote.query()
    .where('noticeId', notice.id)
    .preload('lines')
    .preload('supplier', (query) => query.preload('party'))
    .orderBy('amountTtcMinor')
    .orderBy('id')
  const rows = notice.request.lines.map((line) => {
    const stated = quotes.flatMap((quote) => {
      const price = quote.lines.find((candidate) => candidate.requestLineId === line.id)
      return price ? [{ quoteId: quote.id, unitPrice: Money.ofMinor(price.unitPriceMinor) }] : []
    })
    const lowest = Math.min(...stated.map((price) => price.unitPrice.minor))
    return {
      designation: line.designation,
      unit: line.unit,
      quantity: line.quantity,
      estimate: Money.ofMinor(line.unitPriceMinor),
      prices: new Map(
        stated.map((price) => [
          price.quoteId,
          {
            unitPrice: price.unitPrice,
            amount: lineAmount({ quantity: line.quantity, unitPrice: price.unitPrice }),
            lowest: price.unitPrice.minor === lowest,
          },
        ])
      ),
    }
  })
  return { quotes, rows }
}
