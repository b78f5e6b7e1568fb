import { randomUUID } from 'node:crypto'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { Act } from '#platform/act'
import { Access } from '#platform/permissions/access'
import { accessOf } from '#platform/permissions/grants'
import { announceRun } from '#platform/jobs/announcements'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { patience } from '#platform/jobs/patience'
import { JobCancelled, Run, RunLost } from '#platform/jobs/run'
import { notifyRunEnd } from '#platform/jobs/run_end'

/** A failure that another attempt cannot mend. */
export class Hopeless extends Error {}

/**
 * Executes one run from wherever its checkpoint stands. Takes the claim first: of two workers with the same
 * run, the later goes on and the earlier can write nothing more, nor say that the run failed.
 */
export async function executeRun(id: number): Promise<void> {
  const row = await db.from('platform_job_runs').where('id', id).first()
  if (!row || row.state === 'done' || row.state === 'cancelled') return
  if (row.state === 'running' && isFresh(row.heartbeat_at)) return
  const claim = randomUUID()
  await db
    .from('platform_job_runs')
    .where('id', id)
    .update({
      claim,
      state: 'running',
      started_at: row.started_at ?? stamp(),
      heartbeat_at: stamp(),
      error: null,
    })
    .increment('attempts', 1)
  if (row.cancel_requested_at) return finish(id, claim, row, 'cancelled')

  const act = await actOf(row)
  const run = new Run(id, act, claim, row.checkpoint ? JSON.parse(row.checkpoint) : null)
  const beat = setInterval(() => {
    run
      .beat()
      .catch((error: Error) => logger.warn({ run: id, err: error.message }, 'A beat was missed'))
  }, patience.beat)
  try {
    announceRun(act.actor.userId, { id, state: 'running' })
    await installed.job(row.name).handle(JSON.parse(row.payload) as never, run)
    await finish(id, claim, row, 'done')
  } catch (error) {
    if (error instanceof RunLost) return logger.warn({ run: id }, error.message)
    if (error instanceof JobCancelled) return await finish(id, claim, row, 'cancelled')
    logger.error({ err: error, run: id, job: row.name }, 'A job failed')
    await db
      .from('platform_job_runs')
      .where({ id, claim })
      .update({ error: describe(error), state: 'queued' })
    if (error instanceof Refusal) throw new Hopeless(describe(error))
    throw error
  } finally {
    clearInterval(beat)
  }
}

/** Marks a run whose attempts are used up: it waits on the screen of failed work. */
export async function giveUp(id: number, error: Error): Promise<void> {
  const row = await db.from('platform_job_runs').where('id', id).first()
  if (!row || row.state === 'done' || row.state === 'cancelled') return
  await db
    .from('platform_job_runs')
    .where('id', id)
    .update({ state: 'failed', finished_at: stamp(), error: row.error ?? describe(error) })
  await notifyRunEnd(row, 'failed')
}

async function finish(
  id: number,
  claim: string,
  row: { actor_id: number | null },
  state: 'done' | 'cancelled'
): Promise<void> {
  const affected = await db
    .from('platform_job_runs')
    .where({ id, claim })
    .update({ state, finished_at: stamp(), error: null })
  if (Number([affected].flat()[0]) === 0)
    return logger.warn({ run: id }, `Run ${id} was taken over`)
  await notifyRunEnd({ ...row, id } as never, state)
}

async function actOf(row: {
  actor_id: number | null
  actor_name: string
  request_id: string | null
}): Promise<Act> {
  const access = row.actor_id === null ? Access.everything() : await accessOf(row.actor_id)
  const user =
    row.actor_id === null ? null : await db.from('platform_users').where('id', row.actor_id).first()
  return new Act(
    { userId: row.actor_id, name: row.actor_name },
    access,
    row.request_id,
    user?.locale ?? 'fr'
  )
}

function isFresh(beat: Date | null): boolean {
  return beat !== null && clock.now().toMillis() - new Date(beat).getTime() < patience.fresh
}

function describe(error: unknown): string {
  if (error instanceof Refusal) return JSON.stringify({ refusal: error.code, params: error.params })
  return error instanceof Error ? error.message : String(error)
}

function stamp(): string {
  return clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
}
