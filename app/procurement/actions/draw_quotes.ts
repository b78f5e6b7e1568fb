import { randomInt } from 'node:crypto'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { type Transaction, transaction } from '#platform/transaction'
import { keepRanking, lockNotice } from '#procurement/actions/compare_quotes'
import type { PurchaseNotice } from '#procurement/models/purchase_notice'
import { rankQuotes } from '#procurement/queries/notice_ranking'

/** Draws lots among equal quotes that no priority separates. Refuses `procurement.no_draw_needed`. */
export async function drawQuotes(act: Act, noticeId: number): Promise<string[]> {
  return transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.quotes.judge', noticeId, 'comparing')
    const { explained, quoteOf } = await rankQuotes(noticeId, trx)
    const tied = explained.value.drawNeeded
    if (tied.length === 0)
      throw new Refusal('procurement.no_draw_needed', { number: notice.number })
    const order = drawLots(tied)
    for (const [index, supplier] of order.entries()) {
      const quote = quoteOf(supplier)
      quote.useTransaction(trx).drawRank = index + 1
      await quote.save()
    }
    await keepRanking(trx, notice)
    await journal.record(trx, act, {
      action: 'procurement.quotes.drawn',
      subject: notice,
      after: { order },
    })
    return order
  })
}

/** The names in an order nobody could foresee. */
export function drawLots(names: readonly string[]): string[] {
  const left = [...names]
  const drawn: string[] = []
  while (left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1))
  return drawn
}

/** Ranks again after an answer; a notice that nobody confirmed is over and its request is free again. */
export async function compareQuotesAgain(trx: Transaction, notice: PurchaseNotice) {
  const ranked = await keepRanking(trx, notice)
  if (ranked.explained.value.outcome === 'unsuccessful') await closeUnsuccessful(trx, notice)
  return ranked
}

/** Infructueux: the request may be published again. */
export async function closeUnsuccessful(trx: Transaction, notice: PurchaseNotice): Promise<void> {
  notice.merge({ state: 'unsuccessful', openKey: null })
  await notice.save()
  await trx.from('procurement_requests').where('id', notice.requestId).update({ state: 'approved' })
}
