import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { type Transaction, transaction } from '#platform/transaction'
import { PurchaseNotice, Quote } from '#procurement/models/purchase_notice'
import { authorizePurchase } from '#procurement/queries/purchase_scope'
import { rankQuotes } from '#procurement/queries/notice_ranking'

/**
 * Opens the quotes once the deadline has passed. Fewer quotes than expected need a note that says why.
 * Refuses `procurement.deadline_not_passed`, `procurement.justification_missing`.
 */
export async function compareQuotes(
  act: Act,
  noticeId: number,
  note: string | null
): Promise<PurchaseNotice> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.quotes.judge', noticeId, 'published')
    if (clock.now() < notice.deadlineAt) {
      throw new Refusal('procurement.deadline_not_passed', {
        number: notice.number,
        deadline: notice.deadlineAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
      })
    }
    const quotes = await Quote.query({ client: trx })
      .where('noticeId', noticeId)
      .preload('supplier', (query) => query.preload('party'))
      .orderBy('id')
    const expected = parameters.on<number>('procurement.order.quotes_expected', clock.today()).value
    if (quotes.length < expected && !note?.trim()) {
      const params = { number: notice.number, count: quotes.length, expected }
      throw new Refusal('procurement.justification_missing', params, {
        field: 'justification_note',
      })
    }
    notice.merge({ state: 'comparing', justificationNote: note?.trim() || null })
    await keepRanking(trx, notice)
    await journal.record(trx, act, {
      action: 'procurement.quotes.opened',
      subject: notice,
      before: { state: 'published' },
      after: {
        state: 'comparing',
        quotes: quotes.map((quote) => ({
          quote: quote.id,
          supplier: quote.supplier.party.nameFr,
          amountTtc: Money.ofMinor(quote.amountTtcMinor).toDecimal(),
        })),
      },
      reason: note,
    })
    return notice
  })
}

/** Sets a quote aside with a reason, before its supplier is invited to confirm. */
export async function rejectQuote(
  act: Act,
  noticeId: number,
  quoteId: number,
  reason: string
): Promise<void> {
  if (!reason.trim()) throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
  await transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.quotes.judge', noticeId, 'comparing')
    const quote = await Quote.query({ client: trx }).where({ id: quoteId, noticeId }).firstOrFail()
    if (quote.answer !== null) throw new Refusal('procurement.quote_answered', {}, { status: 409 })
    quote.rejectionReason = reason.trim()
    await quote.save()
    await keepRanking(trx, notice)
    await journal.record(trx, act, {
      action: 'procurement.quote.rejected',
      subject: notice,
      after: { quote: quote.id },
      reason,
    })
  })
}

/** The notice, held, for those whose right covers it, in the state the step needs. */
export async function lockNotice(
  trx: Transaction,
  act: Act,
  permission: string,
  noticeId: number,
  state: PurchaseNotice['state']
): Promise<PurchaseNotice> {
  const notice = await PurchaseNotice.query({ client: trx })
    .where('id', noticeId)
    .forUpdate()
    .firstOrFail()
  await authorizePurchase(act, permission, notice, trx)
  if (notice.state !== state) {
    throw new Refusal(
      'states.not_allowed',
      { noun: 'notice', state: notice.state, move: state },
      { status: 409 }
    )
  }
  return notice
}

/** Keeps the ranking of the moment with the notice. */
export async function keepRanking(trx: Transaction, notice: PurchaseNotice) {
  const ranked = await rankQuotes(notice.id, trx)
  notice.explanation = storedExplanation('procurement.order_ranking', ranked.explained)
  await notice.save()
  return ranked
}
