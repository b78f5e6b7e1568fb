import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { lockNotice } from '#procurement/actions/compare_quotes'
import { closeUnsuccessful } from '#procurement/actions/draw_quotes'
import type { PurchaseNotice } from '#procurement/models/purchase_notice'
import { rankQuotes } from '#procurement/queries/notice_ranking'

/** Declares a notice unsuccessful when no quote is left. Refuses `procurement.quotes_left`. */
export async function declareUnsuccessful(act: Act, noticeId: number): Promise<PurchaseNotice> {
  return transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.quotes.judge', noticeId, 'comparing')
    const { explained } = await rankQuotes(noticeId, trx)
    if (explained.value.outcome !== 'unsuccessful') {
      throw new Refusal('procurement.quotes_left', { number: notice.number })
    }
    await closeUnsuccessful(trx, notice)
    await journal.record(trx, act, {
      action: 'procurement.notice.unsuccessful',
      subject: notice,
      before: { state: 'comparing' },
      after: { state: notice.state },
    })
    return notice
  })
}

/** Withdraws a notice before its quotes are opened. */
export async function cancelNotice(
  act: Act,
  noticeId: number,
  reason: string
): Promise<PurchaseNotice> {
  if (!reason.trim()) throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
  return transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.notices.publish', noticeId, 'published')
    notice.merge({ state: 'cancelled', openKey: null })
    await notice.save()
    await trx
      .from('procurement_requests')
      .where('id', notice.requestId)
      .update({ state: 'approved' })
    await journal.record(trx, act, {
      action: 'procurement.notice.cancelled',
      subject: notice,
      before: { state: 'published' },
      after: { state: notice.state },
      reason,
    })
    return notice
  })
}
