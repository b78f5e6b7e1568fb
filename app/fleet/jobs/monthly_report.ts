import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import { writeMonthlyWorkbook } from '#fleet/exports/monthly_workbook'

/** The month of every vehicle as a workbook: kilometres, litres, cost, raw rows and summary. */
export const monthlyReportJob = defineJob<{ month: string; locale: string }>({
  name: 'fleet.monthly_report',
  queue: 'exports',
  cancellable: true,
  async handle({ month, locale }, run) {
    const folder = await mkdtemp(join(tmpdir(), 'fleet-'))
    try {
      const path = join(folder, 'month.xlsx')
      const options = {
        author: run.act.actor.name,
        at: clock.now().toJSDate(),
        i18n: i18nManager.locale(locale),
      }
      const written = await writeMonthlyWorkbook(path, month, options)
      await run.advance(null, { done: written.fills, total: written.fills })
      await run.attach({
        path,
        name: `parc-${month}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        permission: 'fleet.reports.view',
      })
      await run.counts({ vehicles: written.vehicles, fills: written.fills })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})
