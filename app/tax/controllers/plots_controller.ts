import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { dossierOf } from '#platform/attachments/dossier'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadTerritory } from '#registry/queries/territories'
import { correctPlot } from '#tax/actions/correct_plot'
import { plotList } from '#tax/lists/plots'
import { Plot } from '#tax/models/plot'
import { plotRecord } from '#tax/queries/plot_record'
import { loadParameters } from '#platform/settings/parameters'
import { exemptionOn, landTax } from '#tax/rules/tnb'
import { correctionValidator } from '#tax/validators/plots'

/** The register of undeveloped plots. */
export default class PlotsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, plotList, {
      crumbs: ['tax.title'],
      buttons: [
        { label: 'tax.plots.map', route: 'tax.map.index', permission: 'tax.plots.view' },
        {
          label: 'tax.plots.import',
          route: 'imports.create',
          params: { import: 'tax.plots' },
          permission: 'tax.plots.import',
          primary: true,
        },
      ],
    })
  }

  async show({ params, act, view, i18n }: HttpContext) {
    const plot = await findPlot(params.id)
    act.authorize('tax.plots.view', plot)
    const record = await plotRecord(act, plot.id)
    const places = await loadTerritory()
    const parameters = await loadParameters()
    const year = Number(clock.today().slice(0, 4))
    const situation =
      record.versions.find((row) => row.valid_from <= `${year}-01-01`) ?? record.versions.at(-1)
    const exemptions = record.exemptions
      .filter((row) => !row.withdrawn_at)
      .map((row) => ({ code: row.code, from: row.starts_on, to: row.ends_on }))
    const tax = situation
      ? landTax(
          {
            year,
            area: situation.area,
            zone: situation.zone,
            coveredArea: situation.covered_area,
            usedArea: situation.used_area,
            exemptions,
          },
          parameters
        )
      : null
    return view.render('tax/plots/show', {
      plot,
      dossier: await dossierOf(act, { type: 'tax.plot', id: plot.id }),
      record,
      year,
      tax,
      exemption: exemptionOn(exemptions, clock.today()),
      place: places.byId(plot.arrondissementId),
      locale: i18n.locale,
      today: clock.today(),
    })
  }

  async edit({ params, act, view }: HttpContext) {
    const plot = await findPlot(params.id)
    act.authorize('tax.plots.edit', plot)
    return view.render('tax/plots/edit', { plot, today: clock.today() })
  }

  async update({ params, act, request, response, session }: HttpContext) {
    const fields = await request.validateUsing(correctionValidator)
    await correctPlot(act, Number(params.id), {
      area: fields.area,
      zone: fields.zone,
      coveredArea: fields.covered_area ?? '0',
      usedArea: fields.used_area ?? '0',
      address: fields.address ?? null,
      note: fields.note ?? null,
      from: fields.from,
      reason: fields.reason,
      lockVersion: fields.lock_version,
    })
    session.flash('notice', { tone: 'good', key: 'tax.plots.corrected' })
    return response.redirect(`/tax/plots/${params.id}`)
  }
}

/** The plot, or the page that says there is none. */
export async function findPlot(id: string | number): Promise<Plot> {
  const plot = await Plot.find(id)
  if (!plot) throw new Refusal('not_found', {}, { status: 404 })
  return plot
}
