import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { QUEUES } from '#platform/jobs/definition'
import type { QueueName } from '#platform/jobs/definition'
import { patience } from '#platform/jobs/patience'

const BATCH = 200

/** Carries runs from the outbox to BullMQ, and brings back those whose worker died. */
export class Dispatcher {
  readonly #queues: Map<QueueName, Queue>
  #busy = false

  constructor(connection: Redis, prefix: string) {
    this.#queues = new Map(
      QUEUES.map((name) => [name, new Queue(name, { connection: connection as never, prefix })])
    )
  }

  queue(name: QueueName): Queue {
    return this.#queues.get(name)!
  }

  /** One round: what waits leaves, what was lost is put back. Returns how many left. */
  async round(): Promise<number> {
    if (this.#busy) return 0
    this.#busy = true
    try {
      await this.#recover()
      return await this.#send()
    } finally {
      this.#busy = false
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()))
  }

  async #send(): Promise<number> {
    const rows = await db
      .from('platform_job_runs')
      .where('state', 'queued')
      .whereNull('dispatched_at')
      .orderBy('id')
      .limit(BATCH)
    for (const row of rows) {
      const attempts = installed.jobs().find((job) => job.name === row.name)?.attempts ?? 3
      await this.queue(row.queue).add(
        row.name,
        { runId: Number(row.id) },
        {
          jobId: `run-${row.id}-${row.dispatches}`,
          attempts,
          backoff: { type: 'exponential', delay: 2000 },
          removeOnComplete: 1000,
          removeOnFail: 1000,
        }
      )
      await db
        .from('platform_job_runs')
        .where('id', row.id)
        .update({ dispatched_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS') })
        .increment('dispatches', 1)
    }
    return rows.length
  }

  /** A silent run is queued again under a new dispatch; its old worker, should it wake, has lost its claim. */
  async #recover(): Promise<void> {
    const silent = clock.now().minus(patience.silence).toFormat('yyyy-MM-dd HH:mm:ss.SSS')
    const lost = await db
      .from('platform_job_runs')
      .where('state', 'running')
      .where('heartbeat_at', '<', silent)
      .select('id', 'name')
    await this.#sendAgain()
    for (const row of lost) {
      logger.warn({ run: row.id, job: row.name }, 'A run lost its worker and is queued again')
      await db
        .from('platform_job_runs')
        .where({ id: row.id, state: 'running' })
        .where('heartbeat_at', '<', silent)
        .update({ state: 'queued', dispatched_at: null, claim: null })
    }
  }

  /** What Redis was given long ago and nobody began: Redis may have lost it. Executing twice is guarded. */
  async #sendAgain(): Promise<void> {
    const long = clock.now().minus({ minutes: 10 }).toFormat('yyyy-MM-dd HH:mm:ss.SSS')
    await db
      .from('platform_job_runs')
      .where('state', 'queued')
      .where('dispatched_at', '<', long)
      .where((query) => query.whereNull('heartbeat_at').orWhere('heartbeat_at', '<', long))
      .update({ dispatched_at: null })
  }
}
