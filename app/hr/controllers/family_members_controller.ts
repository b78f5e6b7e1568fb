import type { HttpContext } from '@adonisjs/core/http'
import { addFamilyMember } from '#hr/actions/add_family_member'
import { familyMemberValidator } from '#hr/validators/agents'

export default class FamilyMembersController {
  async store({ params, request, act, session, response }: HttpContext) {
    const input = await request.validateUsing(familyMemberValidator)
    await addFamilyMember(act, Number(params.id), {
      kind: input.kind,
      nameFr: input.name_fr,
      nameAr: input.name_ar ?? null,
      birthOn: input.birth_on ?? null,
      sinceOn: input.since_on,
    })
    session.flash('notice', { tone: 'good', key: 'hr.agent.family_added' })
    return response.redirect().toPath(`/hr/agents/${params.id}`)
  }
}
