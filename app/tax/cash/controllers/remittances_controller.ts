import type { HttpContext } from '@adonisjs/core/http'
import { Money } from '#values/money'
import { recordRemittance, takeBackRemittance } from '#tax/cash/actions/record_remittance'
import { reasonValidator, remittanceValidator } from '#tax/cash/validators/counter'

/** What cash offices hand over to the accountant. */
export default class RemittancesController {
  async store({ params, request, act, session, response }: HttpContext) {
    const fields = await request.validateUsing(remittanceValidator)
    const amount = (text?: string | null) => (text ? Money.ofDirhams(text) : Money.zero)
    const number = await recordRemittance(act, {
      requestKey: fields.requestKey,
      tillId: Number(params.till),
      on: fields.on,
      cash: amount(fields.cash),
      cheques: amount(fields.cheques),
      accountantReference: fields.reference,
    })
    session.flash('notice', { tone: 'good', key: 'cash.statements.recorded', params: { number } })
    return response.redirect(`/cash/statements/${params.till}/${fields.on.slice(0, 7)}`)
  }

  async takeBack({ params, request, act, session, response }: HttpContext) {
    const { reason } = await request.validateUsing(reasonValidator)
    await takeBackRemittance(act, Number(params.id), reason)
    session.flash('notice', { tone: 'good', key: 'cash.statements.taken_back' })
    return response.redirect().withQs().back()
  }
}
