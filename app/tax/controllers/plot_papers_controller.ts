import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { declarePlot } from '#tax/actions/declare_plot'
import { grantExemption, withdrawExemption } from '#tax/actions/grant_exemption'
import { findPlot } from '#tax/controllers/plots_controller'
import { Exemption } from '#tax/models/exemption'
import type { ExemptionArticle } from '#tax/rules/exemption_period'
import { declarationValidator, exemptionValidator, reasonValidator } from '#tax/validators/plots'

/** Exemptions and declarations of a plot. */
export default class PlotPapersController {
  async createExemption({ params, act, view }: HttpContext) {
    const plot = await findPlot(params.id)
    act.authorize('tax.exemptions.grant', plot)
    const parameters = await loadParameters()
    const articles = parameters.on<ExemptionArticle[]>('tax.tnb.exemptions', clock.today()).value
    return view.render('tax/plots/exempt', { plot, articles, today: clock.today() })
  }

  async storeExemption({ params, act, request, response, session }: HttpContext) {
    const fields = await request.validateUsing(exemptionValidator)
    const exemption = await grantExemption(act, Number(params.id), {
      code: fields.code,
      document: fields.document ?? null,
      permitOn: fields.permit_on,
      hectares: fields.hectares,
      startsOn: fields.starts_on,
      endsOn: fields.ends_on ?? null,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'tax.plots.exempted',
      params: { code: exemption.code },
    })
    return response.redirect(`/tax/plots/${params.id}`)
  }

  async withdrawExemption({ params, act, request, response, session }: HttpContext) {
    const { reason } = await request.validateUsing(reasonValidator)
    const exemption = await Exemption.findOrFail(params.exemption)
    await withdrawExemption(act, exemption.id, reason)
    session.flash('notice', { tone: 'info', key: 'tax.plots.exemption_withdrawn' })
    return response.redirect(`/tax/plots/${exemption.plotId}`)
  }

  async createDeclaration({ params, act, view }: HttpContext) {
    const plot = await findPlot(params.id)
    act.authorize('tax.declarations.file', plot)
    return view.render('tax/plots/declare', { plot, today: clock.today() })
  }

  async storeDeclaration({ params, act, request, response, session }: HttpContext) {
    const fields = await request.validateUsing(declarationValidator)
    const number = await declarePlot(act, Number(params.id), {
      year: fields.year,
      filedOn: fields.filed_on,
      area: fields.area,
      document: fields.document ?? null,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'tax.plots.declared',
      params: { number: number.text },
    })
    return response.redirect(`/tax/plots/${params.id}`)
  }
}
