import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { renderList } from '#platform/lists/render'
import { updateTerritory } from '#registry/actions/save_territory'
import { existing, importButton, savedOrStale } from '#registry/controllers/answers'
import { territoryList } from '#registry/lists/places'
import { Territory } from '#registry/models/territory'
import { historyOf } from '#registry/queries/history'
import { loadTerritory } from '#registry/queries/territories'
import { tileMap } from '#registry/queries/tile_map'
import { territoryValidator } from '#registry/validators/registry'

const MEASURES = [
  'population',
  'households',
  'establishments',
  'businessEstablishments',
  'jobs',
] as const

/** The commune, its préfectures and arrondissements, as a map and as a list. */
export default class TerritoriesController {
  async map({ request, view, i18n }: HttpContext) {
    const asked = request.input('measure')
    const measure = MEASURES.find((known) => known === asked) ?? 'population'
    const places = await loadTerritory()
    return view.render('registry/territories/map', {
      measure,
      measures: MEASURES,
      map: tileMap(places.arrondissements, measure, i18n.locale),
    })
  }

  async index(ctx: HttpContext) {
    return renderList(ctx, territoryList, {
      buttons: [
        { label: 'registry.territories.map', route: 'registry.territories.map' },
        ...importButton('registry.territories', 'registry.territory.edit'),
      ],
    })
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const territory = existing(await Territory.find(params.id))
    const [parent, children, history] = await Promise.all([
      territory.parentId ? Territory.find(territory.parentId) : null,
      db.from('registry_territories').where('parent_id', territory.id).orderBy('code'),
      historyOf('registry.territory', [territory.id], act, i18n),
    ])
    return view.render('registry/territories/show', {
      territory,
      parent,
      children,
      history,
      measures: MEASURES,
    })
  }

  async edit({ params, view }: HttpContext) {
    return view.render('registry/territories/form', {
      territory: existing(await Territory.find(params.id)),
      measures: MEASURES,
    })
  }

  async update(ctx: HttpContext) {
    const { act, params, request, response, session } = ctx
    const { lockVersion, ...facts } = await request.validateUsing(territoryValidator)
    const saved = await savedOrStale(ctx, `/registry/territories/${params.id}/edit`, () =>
      updateTerritory(
        act,
        Number(params.id),
        { ...facts, spellings: facts.spellings ?? null },
        lockVersion
      )
    )
    if (!saved) return
    session.flash('notice', { tone: 'good', key: 'registry.saved' })
    return response.redirect(`/registry/territories/${params.id}`)
  }
}
