import i18nManager from '@adonisjs/i18n/services/main'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { nudge } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'

const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')

/** Asks a run to stop at its next piece; what is done stays done, what is half done goes back. */
export async function cancelRun(act: Act, id: number): Promise<void> {
  await transaction(async (trx) => {
    const run = await trx.from('platform_job_runs').where('id', id).forUpdate().firstOrFail()
    if (run.actor_id !== act.actor.userId) act.authorize('platform.jobs.operate')
    if (!installed.job(run.name).cancellable)
      throw new Refusal('jobs.not_cancellable', {}, { status: 409 })
    if (!['queued', 'running'].includes(run.state))
      throw new Refusal('jobs.over', { state: run.state }, { status: 409 })
    await trx
      .from('platform_job_runs')
      .where('id', id)
      .update(
        run.dispatched_at || run.state === 'running'
          ? { cancel_requested_at: stamp() }
          : { cancel_requested_at: stamp(), state: 'cancelled', finished_at: stamp() }
      )
    await journal.record(trx, act, {
      action: 'platform.job.cancelled',
      subject: { type: 'platform.job', id, label: titleOf(run) },
    })
  })
}

/** Queues a failed run again, from its checkpoint. */
export async function retryRun(act: Act, id: number): Promise<void> {
  await transaction(async (trx) => {
    const run = await trx.from('platform_job_runs').where('id', id).forUpdate().firstOrFail()
    if (run.actor_id !== act.actor.userId) act.authorize('platform.jobs.operate')
    if (run.state !== 'failed')
      throw new Refusal('jobs.over', { state: run.state }, { status: 409 })
    await trx.from('platform_job_runs').where('id', id).update({
      state: 'queued',
      dispatched_at: null,
      finished_at: null,
      error: null,
      cancel_requested_at: null,
    })
    await journal.record(trx, act, {
      action: 'platform.job.retried',
      subject: { type: 'platform.job', id, label: titleOf(run) },
    })
  })
  nudge()
}

/** The title in the language the journal is kept in. */
function titleOf(run: { title_key: string; title_params: string }): string {
  return i18nManager.locale('fr').t(run.title_key, JSON.parse(run.title_params))
}

/** A run as pages show it. */
export async function findRun(id: number) {
  return db.from('platform_job_runs').where('id', id).first()
}
