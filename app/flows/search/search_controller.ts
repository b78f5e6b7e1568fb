import type { HttpContext } from '@adonisjs/core/http'
import { installed } from '#platform/modules'

const HITS_PER_SOURCE = 6
const SHORTEST = 2

/** One box over all modules: each source answers for the records its reader may see. */
export default class SearchController {
  async index({ request, view, act, i18n, response }: HttpContext) {
    const term = String(request.input('q', '')).trim()
    const sources = installed.searches().filter((source) => act.can(source.permission))
    const groups =
      term.length < SHORTEST
        ? []
        : await Promise.all(
            sources.map(async (source) => ({
              key: source.key,
              title: i18n.t(source.text),
              hits: await source.run(term, act, HITS_PER_SOURCE),
            }))
          )
    const found = groups.filter((group) => group.hits.length)
    if (request.accepts(['html', 'json']) === 'json') return response.send({ term, groups: found })
    return view.render('flows/search', {
      term,
      groups: found,
      tooShort: term.length > 0 && term.length < SHORTEST,
    })
  }
}
