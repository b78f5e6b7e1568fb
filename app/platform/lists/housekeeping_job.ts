import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'

const KEPT_DAYS = 7

/** Forgets the selections nobody will come back to. */
export const selectionHousekeepingJob = defineJob<Record<string, never>>({
  name: 'platform.selection_housekeeping',
  queue: 'maintenance',
  schedule: '40 3 * * *',
  async handle() {
    const long = clock.now().minus({ days: KEPT_DAYS }).toFormat('yyyy-MM-dd HH:mm:ss.SSS')
    await db.from('platform_list_selections').where('created_at', '<', long).delete()
  },
})
