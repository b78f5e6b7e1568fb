import type { HttpContext } from '@adonisjs/core/http'
import { recordCareerAct, reverseCareerAct } from '#hr/actions/record_career_act'
import { careerActValidator, reversalValidator } from '#hr/validators/agents'

/** Acts of a career: recorded, or taken back by another. */
export default class CareerActsController {
  async store({ params, request, act, session, response }: HttpContext) {
    const input = await request.validateUsing(careerActValidator)
    await recordCareerAct(act, Number(params.id), {
      kind: input.kind,
      effectiveOn: input.effective_on,
      status: input.status,
      corps: input.corps,
      echelle: input.echelle,
      echelon: input.echelon,
      unitId: input.unit_id,
      arrondissementId: input.arrondissement_id,
      reference: input.reference,
    })
    session.flash('notice', { tone: 'good', key: 'hr.agent.act_recorded' })
    return response.redirect().toPath(`/hr/agents/${params.id}`)
  }

  async reverse({ params, request, act, session, response }: HttpContext) {
    const { reason } = await request.validateUsing(reversalValidator)
    const reversal = await reverseCareerAct(act, Number(params.id), reason)
    session.flash('notice', { tone: 'good', key: 'hr.agent.act_reversed' })
    return response.redirect().toPath(`/hr/agents/${reversal.agentId}`)
  }
}
