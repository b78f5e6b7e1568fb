import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { rejectQuote } from '#procurement/actions/compare_quotes'
import { answerInvitation, inviteToConfirm } from '#procurement/actions/confirm_quotes'
import { recordQuote } from '#procurement/actions/record_quote'
import { localInstant } from '#procurement/controllers/notices_controller'
import { findSupplier } from '#procurement/queries/find_supplier'
import { answerValidator, quoteValidator, reasonValidator } from '#procurement/validators/purchases'

/** Quotes of a notice: received, set aside, invited to confirm, answered. */
export default class QuotesController {
  async store({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(quoteValidator)
    const supplier = await findSupplier(form.supplier)
    await recordQuote(act, Number(params.notice_id), {
      supplierId: supplier.id,
      receivedAt: form.received_at ? localInstant(form.received_at, 'received_at') : clock.now(),
      prices: form.prices.map((price) => ({
        requestLineId: price.request_line_id,
        unitPrice: price.unit_price,
      })),
    })
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.quotes.recorded',
      params: { supplier: supplier.party.nameFr },
    })
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }

  async reject({ act, params, request, response }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    await rejectQuote(act, Number(params.notice_id), Number(params.quote_id), form.reason)
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }

  async invite({ act, params, response, session }: HttpContext) {
    await inviteToConfirm(act, Number(params.notice_id))
    session.flash('notice', { tone: 'info', key: 'procurement.quotes.invited' })
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }

  async answer({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(answerValidator)
    const { orderId } = await answerInvitation(
      act,
      Number(params.notice_id),
      form.quote_id,
      form.answer
    )
    if (orderId === null) return response.redirect(`/procurement/notices/${params.notice_id}`)
    session.flash('notice', { tone: 'good', key: 'procurement.quotes.awarded' })
    return response.redirect(`/procurement/orders/${orderId}`)
  }
}
