import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { Party } from '#registry/models/party'
import { historyOf } from '#registry/queries/history'
import { issueMandate } from '#budget/actions/issue_mandate'
import { payMandate } from '#budget/actions/pay_mandate'
import { rejectMandate } from '#budget/actions/reject_mandate'
import { subjectUrl } from '#budget/controllers/commitments_controller'
import { mandateList } from '#budget/lists/spending'
import { Mandate } from '#budget/models/mandate'
import { readExplanation } from '#budget/queries/stored_explanation'
import { reasonValidator } from '#budget/validators/budget'

/** Mandates: verified, ordered, paid or sent back. */
export default class MandatesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, mandateList)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const mandate = await Mandate.query()
      .where('id', params.id)
      .preload('line')
      .preload('commitment')
      .firstOrFail()
    return view.render('budget/mandates/show', {
      mandate,
      creditor: await Party.findOrFail(mandate.partyId),
      purchase: subjectUrl(mandate.subjectType, mandate.subjectId),
      explained: readExplanation(mandate.explanation),
      interest: mandate.interestMinor ? readExplanation(mandate.interestExplanation) : null,
      late: mandate.state !== 'paid' && mandate.dueOn < clock.today(),
      mayIssue: mandate.state === 'liquidated' && act.can('budget.mandates.issue'),
      mayPay: mandate.state === 'issued' && act.can('budget.mandates.pay'),
      history: await historyOf('budget.mandate', [mandate.id], act, i18n),
    })
  }

  async issue({ act, params, response, session }: HttpContext) {
    const mandate = await issueMandate(act, Number(params.mandate_id))
    session.flash('notice', {
      tone: 'good',
      key: 'budget.mandates.issued',
      params: { number: mandate.number ?? '' },
    })
    return response.redirect(`/budget/mandates/${mandate.id}`)
  }

  async pay({ act, params, response, session }: HttpContext) {
    const mandate = await payMandate(act, Number(params.mandate_id))
    session.flash('notice', {
      tone: 'good',
      key: 'budget.mandates.paid',
      params: { number: mandate.number ?? '' },
    })
    return response.redirect(`/budget/mandates/${mandate.id}`)
  }

  async reject({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    const mandate = await rejectMandate(act, Number(params.mandate_id), form.reason)
    session.flash('notice', {
      tone: 'warn',
      key: 'budget.mandates.rejected',
      params: { number: mandate.number ?? mandate.object },
    })
    return response.redirect(`/budget/mandates/${mandate.id}`)
  }
}
