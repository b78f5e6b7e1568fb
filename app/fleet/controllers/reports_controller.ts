import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#values/civil_date'
import { clock } from '#platform/clock'
import { enqueue } from '#platform/jobs/outbox'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { monthlyReportJob } from '#fleet/jobs/monthly_report'
import { monthIndicators } from '#fleet/queries/month_indicators'
import { monthlyActivity } from '#fleet/queries/monthly_activity'
import { localText } from '#fleet/queries/instants'
import { monthValidator } from '#fleet/validators/vehicles'

/** The month of the fleet: kilometres, litres and cost of each vehicle, on the page and as a workbook. */
export default class ReportsController {
  async index({ request, view }: HttpContext) {
    const asked = await monthValidator.validate({
      month: request.input('month') ?? (await latestMonth()),
    })
    const activity = await monthlyActivity(asked.month)
    const sum = (pick: (row: (typeof activity)[number]) => number) =>
      activity.reduce((total, row) => total + pick(row), 0)
    return view.render('fleet/reports/index', {
      month: asked.month,
      before: addMonths(`${asked.month}-01`, -1).slice(0, 7),
      after: addMonths(`${asked.month}-01`, 1).slice(0, 7),
      activity: activity.toSorted((a, b) => b.amountMinor - a.amountMinor),
      totals: {
        missions: sum((row) => row.missions),
        missionKm: sum((row) => row.missionKm),
        meterKm: sum((row) => row.meterKm),
        litresHundredths: sum((row) => row.litresHundredths),
        amountMinor: sum((row) => row.amountMinor),
        openAnomalies: sum((row) => row.openAnomalies),
      },
    })
  }

  /** Availability, utilisation, cost per kilometre: this month so far unless another is asked. */
  async indicators({ request, view }: HttpContext) {
    const { month } = await monthValidator.validate({
      month: request.input('month') ?? clock.today().slice(0, 7),
    })
    const parameters = await loadParameters()
    const before = addMonths(`${month}-01`, -1).slice(0, 7)
    return view.render('fleet/reports/indicators', {
      month,
      before,
      after: addMonths(`${month}-01`, 1).slice(0, 7),
      indicators: await monthIndicators(month, parameters),
      earlier: await monthIndicators(before, parameters),
    })
  }

  async store({ request, response, act }: HttpContext) {
    const { month } = await request.validateUsing(monthValidator)
    const runId = await transaction((trx) =>
      enqueue(
        trx,
        act,
        monthlyReportJob,
        { month, locale: act.locale },
        {
          title: { key: 'fleet.jobs.monthly_report', params: { month } },
          url: `/fleet/reports?month=${month}`,
        }
      )
    )
    return response.redirect(`/jobs/${runId}`)
  }
}

/** The last month in which something was filled; this one in a new fleet. */
async function latestMonth(): Promise<string> {
  const row = await db.from('fleet_fuel_transactions').max('filled_at as latest').first()
  return row?.latest ? localText(row.latest).slice(0, 7) : clock.today().slice(0, 7)
}
