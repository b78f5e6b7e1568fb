import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { recordCredential } from '#registry/actions/record_credential'
import { existing } from '#registry/controllers/answers'
import { Party } from '#registry/models/party'
import { CREDENTIAL_KINDS, LICENCE_CATEGORIES } from '#registry/rules/credentials'
import { credentialValidator } from '#registry/validators/registry'

/** What a person is licensed to do. */
export default class CredentialsController {
  async create({ params, view }: HttpContext) {
    return view.render('registry/credentials/create', {
      party: existing(await Party.find(params.party_id)),
      kinds: CREDENTIAL_KINDS,
      categories: LICENCE_CATEGORIES,
    })
  }

  async store({ act, params, request, response, session }: HttpContext) {
    act.authorize('registry.credentials.edit')
    const form = await request.validateUsing(credentialValidator)
    if (form.kind === 'driving_licence' && !form.category) {
      throw new Refusal('registry.category_missing', {}, { field: 'category' })
    }
    const party = existing(await Party.find(params.party_id))
    const category = form.kind === 'driving_licence' ? (form.category ?? '') : ''
    await recordCredential(act, { ...form, category, partyId: party.id })
    session.flash('notice', { tone: 'good', key: 'registry.saved' })
    return response.redirect(`/registry/parties/${party.id}`)
  }
}
