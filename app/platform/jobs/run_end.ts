import db from '@adonisjs/lucid/services/db'
import { announceRun } from '#platform/jobs/announcements'
import { notify } from '#platform/notifications/notify'
import { transaction } from '#platform/transaction'

interface EndedRun {
  id: number
  actor_id: number | null
}

/** Puts the end of a run into the notification centre of the person who asked for it. */
export async function notifyRunEnd(
  run: EndedRun,
  state: 'done' | 'cancelled' | 'failed'
): Promise<void> {
  announceRun(run.actor_id, { id: run.id, state })
  if (run.actor_id === null) return
  const row = await db.from('platform_job_runs').where('id', run.id).firstOrFail()
  await transaction((trx) =>
    notify(trx, {
      userIds: [run.actor_id!],
      key: `jobs.ended.${state}`,
      params: { title: { key: row.title_key, params: JSON.parse(row.title_params) } },
      url: row.url ?? `/jobs/${run.id}`,
      tone: state === 'done' ? 'good' : state === 'failed' ? 'bad' : 'info',
    })
  )
}
