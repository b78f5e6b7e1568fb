import type { HttpContext } from '@adonisjs/core/http'
import { transferCredit } from '#budget/actions/transfer_credit'
import { transferValidator } from '#budget/validators/budget'

/** Virements: credit from one line to another. */
export default class TransfersController {
  async store({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(transferValidator)
    await transferCredit(act, {
      fromLineId: Number(params.line_id),
      toLineId: form.to_line_id,
      amount: form.amount,
      reason: form.reason,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'budget.transfers.done',
      params: { amount: form.amount.format() },
    })
    return response.redirect(`/budget/lines/${params.line_id}`)
  }
}
