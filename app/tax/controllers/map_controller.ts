import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { arrondissementTiles } from '#tax/queries/arrondissement_tiles'

/** The city as 16 tiles: plots, area, issued and paid by arrondissement. */
export default class MapController {
  async index({ act, view, request, i18n }: HttpContext) {
    const year = Number(request.input('year', clock.today().slice(0, 4)))
    const tiles = await arrondissementTiles(act, year)
    const most = Math.max(1, ...tiles.map(({ plots }) => plots))
    return view.render('tax/map/index', { year, tiles, most, locale: i18n.locale })
  }
}
