import logger from '@adonisjs/core/services/logger'
import redis from '@adonisjs/redis/services/main'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { JobDefinition } from '#platform/jobs/definition'
import type { Transaction } from '#platform/transaction'

/** Channel on which the dispatcher is told that something waits. */
export const NUDGE = 'idara:outbox'

export interface EnqueueOptions {
  /** Text shown wherever the run is: key and parameters. */
  title: { key: string; params?: Record<string, string | number> }
  /** The same key twice is the same run: for work that must happen once. */
  key?: string
  /** The page to go back to. */
  url?: string
}

/**
 * Asks for a job in the transaction of the fact: with it, or not at all. The job leaves when Redis takes it,
 * be that later. Returns the run's id; with a `key` already used, the id of the first run.
 */
export async function enqueue<Payload>(
  trx: Transaction,
  act: Act,
  job: JobDefinition<Payload>,
  payload: Payload,
  options: EnqueueOptions
): Promise<number> {
  await trx.rawQuery(
    `INSERT INTO platform_job_runs
       (name, queue, unique_key, payload, title_key, title_params, actor_id, actor_name, request_id, url, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)`,
    [
      job.name,
      job.queue,
      options.key ?? null,
      JSON.stringify(payload),
      options.title.key,
      JSON.stringify(options.title.params ?? {}),
      act.actor.userId,
      act.actor.name,
      act.requestId,
      options.url ?? null,
      clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
    ] as never
  )
  const [rows] = await trx.rawQuery('SELECT LAST_INSERT_ID() AS id')
  trx.after('commit', nudge)
  return Number(rows[0].id)
}

/** Wakes the dispatcher; without Redis it wakes by itself within a second. */
export function nudge(): void {
  redis.publish(NUDGE, '1').catch((error: Error) => {
    logger.warn({ err: error.message }, 'Redis is away; the job waits in the outbox')
  })
}
