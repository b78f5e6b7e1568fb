import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { renderList } from '#platform/lists/render'
import { dossierOf } from '#platform/attachments/dossier'
import { registerParty } from '#registry/actions/register_party'
import { updateParty } from '#registry/actions/update_party'
import { existing, importButton, savedOrStale } from '#registry/controllers/answers'
import { partyList } from '#registry/lists/parties'
import { Party } from '#registry/models/party'
import { partyForm } from '#registry/queries/party_form'
import { partyPage } from '#registry/queries/party_page'
import { arrondissementChoices } from '#registry/queries/lookups'
import { partyFacts, partyValidator } from '#registry/validators/party'

/** People and organisations. */
export default class PartiesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, partyList, {
      buttons: [
        ...importButton('registry.parties', 'registry.parties.import'),
        {
          label: 'registry.parties.create',
          route: 'registry.parties.create',
          permission: 'registry.parties.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ view, act }: HttpContext) {
    return view.render('registry/parties/form', {
      party: null,
      initial: { kind: 'person', language: 'fr' },
      requestKey: randomUUID(),
      arrondissements: await arrondissementChoices(act),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    act.authorize('registry.parties.edit')
    const { party, created, nameDiffers } = await registerParty(
      act,
      partyFacts(await request.validateUsing(partyValidator))
    )
    const key = created ? 'created' : nameDiffers ? 'known_name_differs' : 'known'
    session.flash('notice', {
      tone: created ? 'good' : 'warn',
      key: `registry.parties.${key}`,
      params: { name: party.nameFr },
    })
    return response.redirect(`/registry/parties/${party.id}`)
  }

  async show({ act, i18n, params, view, response, session }: HttpContext) {
    const party = existing(await Party.find(params.id))
    if (party.mergedIntoId) {
      session.flash('notice', {
        tone: 'info',
        key: 'registry.parties.was_merged',
        params: { name: party.nameFr },
      })
      return response.redirect(`/registry/parties/${party.mergedIntoId}`)
    }
    return view.render('registry/parties/show', {
      party,
      page: await partyPage(party, act, i18n),
      dossier: await dossierOf(act, { type: 'registry.party', id: party.id }),
    })
  }

  async edit({ act, params, view }: HttpContext) {
    const party = existing(await Party.find(params.id))
    return view.render('registry/parties/form', {
      party,
      initial: await partyForm(party),
      requestKey: null,
      arrondissements: await arrondissementChoices(act),
    })
  }

  async update(ctx: HttpContext) {
    const { act, params, request, response, session } = ctx
    const form = await request.validateUsing(partyValidator)
    const saved = await savedOrStale(ctx, `/registry/parties/${params.id}/edit`, () =>
      updateParty(act, Number(params.id), partyFacts(form), form.lockVersion ?? 0)
    )
    if (!saved) return
    session.flash('notice', { tone: 'good', key: 'registry.saved' })
    return response.redirect(`/registry/parties/${params.id}`)
  }
}
