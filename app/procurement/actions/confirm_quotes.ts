import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { compareQuotesAgain } from '#procurement/actions/draw_quotes'
import { lockNotice } from '#procurement/actions/compare_quotes'
import { prepareOrder } from '#procurement/actions/prepare_order'
import { Quote } from '#procurement/models/purchase_notice'
import { rankQuotes } from '#procurement/queries/notice_ranking'

/** Invites the lowest supplier left to confirm its quote. Refuses `procurement.nobody_to_invite`. */
export async function inviteToConfirm(act: Act, noticeId: number): Promise<Quote> {
  const parameters = await loadParameters()
  const hours = parameters.on<number>('procurement.order.confirmation_hours', clock.today()).value
  return transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.quotes.judge', noticeId, 'comparing')
    const { explained, quoteOf } = await rankQuotes(noticeId, trx)
    const { outcome, invite } = explained.value
    if (outcome !== 'invite' || !invite) {
      throw new Refusal(
        'procurement.nobody_to_invite',
        { number: notice.number, outcome },
        { status: 409 }
      )
    }
    const quote = quoteOf(invite)
    const invitedAt = clock.now()
    quote
      .useTransaction(trx)
      .merge({ answer: 'pending', invitedAt, confirmByAt: invitedAt.plus({ hours }) })
    await quote.save()
    await compareQuotesAgain(trx, notice)
    await journal.record(trx, act, {
      action: 'procurement.quote.invited',
      subject: notice,
      after: { supplier: invite, confirmBy: quote.confirmByAt?.toISO() },
    })
    return quote
  })
}

/**
 * Keeps the answer of the supplier that was invited. A confirmation awards the order; silence counts once the
 * delay has passed. Refuses `procurement.not_invited`, `procurement.confirmation_still_open`.
 */
export async function answerInvitation(
  act: Act,
  noticeId: number,
  quoteId: number,
  answer: 'confirmed' | 'declined' | 'silent'
): Promise<{ orderId: number | null }> {
  return transaction(async (trx) => {
    const notice = await lockNotice(trx, act, 'procurement.quotes.judge', noticeId, 'comparing')
    const quote = await Quote.query({ client: trx })
      .where({ id: quoteId, noticeId })
      .preload('supplier', (query) => query.preload('party'))
      .firstOrFail()
    if (quote.answer !== 'pending')
      throw new Refusal('procurement.not_invited', {}, { status: 409 })
    if (answer === 'silent' && quote.confirmByAt && clock.now() < quote.confirmByAt) {
      throw new Refusal('procurement.confirmation_still_open', {
        supplier: quote.supplier.party.nameFr,
        until: quote.confirmByAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
      })
    }
    quote.merge({ answer, answeredAt: clock.now() })
    await quote.save()
    const { explained } = await compareQuotesAgain(trx, notice)
    await journal.record(trx, act, {
      action: 'procurement.quote.answered',
      subject: notice,
      after: { quote: quote.id, answer, outcome: explained.value.outcome },
    })
    if (explained.value.outcome !== 'award') return { orderId: null }
    const order = await prepareOrder(trx, act, notice, quote)
    return { orderId: order.id }
  })
}
