import type { HttpContext } from '@adonisjs/core/http'
import { normaliseLandTitle } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { mergePlots, splitPlot } from '#tax/actions/divide_plot'
import { findPlot } from '#tax/controllers/plots_controller'
import { Plot } from '#tax/models/plot'
import { mergeValidator, splitValidator } from '#tax/validators/plots'

/** Division of a plot into parts, and its union with others. */
export default class PlotDivisionsController {
  async create({ params, act, view }: HttpContext) {
    const plot = await findPlot(params.id)
    act.authorize('tax.plots.edit', plot)
    return view.render('tax/plots/divide', { plot, today: clock.today() })
  }

  async store({ params, act, request, response, session }: HttpContext) {
    const fields = await request.validateUsing(splitValidator)
    const parts = fields.parts.flatMap(({ land_title: landTitle, area }) =>
      landTitle && area ? [{ landTitle, area }] : []
    )
    if (parts.length < 2)
      throw new Refusal('tax.split_needs_two', {}, { field: 'parts.0.land_title' })
    await splitPlot(act, Number(params.id), { on: fields.on, reference: fields.reference, parts })
    session.flash('notice', {
      tone: 'good',
      key: 'tax.plots.was_split',
      params: { count: parts.length },
    })
    return response.redirect(`/tax/plots/${params.id}`)
  }

  /** Union with the plots whose titles are given. */
  async union({ params, act, request, response, session }: HttpContext) {
    const fields = await request.validateUsing(mergeValidator)
    const titles = fields.titles
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(normaliseLandTitle)
    const others = await Plot.query().whereIn('land_title', titles)
    const missing = titles.filter((title) => !others.some((plot) => plot.landTitle === title))
    if (missing.length)
      throw new Refusal('tax.titles_unknown', { titles: missing.join(', ') }, { field: 'titles' })
    const merged = await mergePlots(act, [Number(params.id), ...others.map(({ id }) => id)], {
      on: fields.on,
      reference: fields.reference,
      landTitle: fields.land_title,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'tax.plots.was_merged',
      params: { title: merged.landTitle },
    })
    return response.redirect(`/tax/plots/${merged.id}`)
  }
}
