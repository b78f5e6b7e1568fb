import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import type { Transaction } from '#platform/transaction'
import { Quote } from '#procurement/models/purchase_notice'
import { type OrderRanking, orderRanking } from '#procurement/rules/order_ranking'

export interface RankedQuotes {
  explained: Explained<OrderRanking>
  quotes: Quote[]
  /** The quote a name of the ranking stands for. */
  quoteOf: (supplier: string) => Quote
}

/** The quotes of a notice as the rule ranks them now, suppliers by name and ICE. */
export async function rankQuotes(noticeId: number, trx?: Transaction): Promise<RankedQuotes> {
  const quotes = await Quote.query(trx ? { client: trx } : {})
    .where('noticeId', noticeId)
    .preload('supplier', (query) => query.preload('party'))
    .orderBy('id')
  const named = new Map(quotes.map((quote) => [nameOf(quote), quote]))
  const explained = orderRanking(
    {
      on: clock.today(),
      quotes: quotes.map((quote) => ({
        supplier: nameOf(quote),
        amountTtc: Money.ofMinor(quote.amountTtcMinor),
        kind: quote.supplier.kind,
        drawRank: quote.drawRank ?? undefined,
        rejected: quote.rejectionReason ?? undefined,
        answer: quote.answer ?? undefined,
      })),
    },
    await loadParameters()
  )
  return { explained, quotes, quoteOf: (supplier) => named.get(supplier)! }
}

function nameOf(quote: Quote): string {
  return `${quote.supplier.party.nameFr} (${quote.supplier.ice})`
}
