import type { HttpContext } from '@adonisjs/core/http'
import { giveVisa } from '#budget/actions/give_visa'
import { resubmitCommitment } from '#budget/actions/resubmit_commitment'
import { reasonValidator, visaValidator } from '#budget/validators/budget'

/** The accountant's answers to a commitment. */
export default class VisasController {
  async store({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(visaValidator)
    const commitment = await giveVisa(
      act,
      Number(params.commitment_id),
      form.outcome,
      form.reason ?? null
    )
    session.flash('notice', {
      tone: form.outcome === 'visaed' ? 'good' : 'warn',
      key: `budget.visas.${form.outcome}`,
      params: { number: commitment.number },
    })
    return response.redirect(`/budget/commitments/${commitment.id}`)
  }

  async resubmit({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    const commitment = await resubmitCommitment(act, Number(params.commitment_id), form.reason)
    session.flash('notice', {
      tone: 'good',
      key: 'budget.visas.resubmitted',
      params: { number: commitment.number },
    })
    return response.redirect(`/budget/commitments/${commitment.id}`)
  }
}
