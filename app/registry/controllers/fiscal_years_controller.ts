import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { dossierOf } from '#platform/attachments/dossier'
import {
  closeFiscalYear,
  openFiscalYear,
  planFiscalYear,
} from '#registry/actions/fiscal_year_states'
import { existing } from '#registry/controllers/answers'
import { fiscalYearList } from '#registry/lists/days'
import { FiscalYear } from '#registry/models/fiscal_year'
import { historyOf } from '#registry/queries/history'
import { optionalReasonValidator, yearValidator } from '#registry/validators/registry'

/** Fiscal years: planned, open, closed. */
export default class FiscalYearsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, fiscalYearList, {
      template: 'registry/fiscal_years/index',
      state: { next: Number(clock.today().slice(0, 4)) + 1 },
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const { year } = await request.validateUsing(yearValidator)
    const planned = await planFiscalYear(act, year)
    session.flash('notice', {
      tone: 'good',
      key: 'registry.fiscal_years.planned',
      params: { year: String(year) },
    })
    return response.redirect(`/registry/fiscal-years/${planned.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const year = existing(await FiscalYear.find(params.id))
    return view.render('registry/fiscal_years/show', {
      year,
      over: clock.today() > year.endsOn,
      history: await historyOf('registry.fiscal_year', [year.id], act, i18n),
      dossier: await dossierOf(act, { type: 'registry.fiscal_year', id: year.id }),
    })
  }

  async open({ act, params, request, response, session }: HttpContext) {
    const { reason } = await request.validateUsing(optionalReasonValidator)
    const year = await openFiscalYear(act, Number(params.id), reason ?? null)
    session.flash('notice', {
      tone: 'good',
      key: 'registry.fiscal_years.opened',
      params: { year: String(year.year) },
    })
    return response.redirect(`/registry/fiscal-years/${params.id}`)
  }

  async close({ act, params, request, response, session }: HttpContext) {
    const { reason } = await request.validateUsing(optionalReasonValidator)
    const year = await closeFiscalYear(act, Number(params.id), reason ?? null)
    session.flash('notice', {
      tone: 'good',
      key: 'registry.fiscal_years.closed',
      params: { year: String(year.year) },
    })
    return response.redirect(`/registry/fiscal-years/${params.id}`)
  }
}
