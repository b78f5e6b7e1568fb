import { UnrecoverableError, Worker as BullWorker } from 'bullmq'
import type { Job } from 'bullmq'
import { Redis } from 'ioredis'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { systemAct } from '#platform/act'
import { sealJournal } from '#platform/audit/seals'
import { WORKER_BEAT } from '#platform/jobs/beat'
import { clock } from '#platform/clock'
import { Dispatcher } from '#platform/jobs/dispatcher'
import { QUEUES } from '#platform/jobs/definition'
import type { QueueName } from '#platform/jobs/definition'
import { executeRun, giveUp, Hopeless } from '#platform/jobs/execution'
import { enqueue, NUDGE } from '#platform/jobs/outbox'
import { patience } from '#platform/jobs/patience'
import { installed } from '#platform/modules'
import { transaction } from '#platform/transaction'

const CONCURRENCY: Record<QueueName, number> = {
  imports: 1,
  documents: 2,
  exports: 2,
  rolls: 1,
  mail: 2,
  maintenance: 1,
}

/** The worker process: dispatches the outbox, executes runs, seals the journal. Start as many as wanted. */
export class Worker {
  readonly #connection = redisConnection()
  readonly #subscriber = redisConnection()
  readonly #dispatcher: Dispatcher
  readonly #workers: BullWorker[] = []
  /** BullMQ closes no connection that it was given. */
  readonly #given: Redis[] = []
  readonly #timers: NodeJS.Timeout[] = []

  constructor(private readonly prefix = queuePrefix()) {
    this.#dispatcher = new Dispatcher(this.#connection, prefix)
  }

  async start(): Promise<void> {
    for (const name of QUEUES) this.#workers.push(this.#work(name))
    await this.#schedule()
    this.#subscriber.on('message', () => this.#dispatch())
    await this.#subscriber.subscribe(NUDGE)
    this.#every(1000, () => this.#dispatch())
    this.#every(1000, () => this.#guard('seal the journal', sealJournal))
    this.#every(5000, () =>
      this.#guard('say that it lives', () =>
        this.#connection.set(WORKER_BEAT, String(Date.now()), 'EX', 20)
      )
    )
    logger.info('The worker is at work')
  }

  async stop(): Promise<void> {
    this.#timers.forEach((timer) => clearInterval(timer))
    await Promise.all(this.#workers.map((worker) => worker.close()))
    await this.#dispatcher.close()
    this.#given.forEach((connection) => connection.disconnect())
    this.#subscriber.disconnect()
    this.#connection.disconnect()
  }

  #work(name: QueueName): BullWorker {
    const connection = redisConnection()
    this.#given.push(connection)
    const worker = new BullWorker(
      name,
      async (job: Job) => {
        if (job.data.schedule) return this.#enqueueScheduled(job.data.schedule)
        try {
          await executeRun(job.data.runId)
        } catch (error) {
          if (error instanceof Hopeless) throw new UnrecoverableError(error.message)
          throw error
        }
      },
      {
        connection: connection as never,
        prefix: this.prefix,
        concurrency: CONCURRENCY[name],
        lockDuration: patience.lock,
        stalledInterval: patience.lock / 2,
        maxStalledCount: 100,
      }
    )
    worker.on('failed', (job, error) => {
      const last =
        !job || job.attemptsMade >= (job.opts.attempts ?? 1) || error instanceof UnrecoverableError
      if (job?.data.runId && last)
        void this.#guard('mark a failed run', () => giveUp(job.data.runId, error))
    })
    worker.on('error', (error) =>
      logger.warn({ err: error.message, queue: name }, 'The queue is in trouble')
    )
    return worker
  }

  async #schedule(): Promise<void> {
    for (const job of installed.jobs().filter((item) => item.schedule)) {
      await this.#dispatcher.queue(job.queue).upsertJobScheduler(
        `schedule-${job.name}`,
        { pattern: job.schedule!, tz: 'Africa/Casablanca' },
        {
          name: job.name,
          data: { schedule: job.name },
          opts: { removeOnComplete: true, removeOnFail: 50 },
        }
      )
    }
  }

  /** A tick of the calendar becomes one run, however many workers hear it. */
  async #enqueueScheduled(name: string): Promise<void> {
    const job = installed.job(name)
    await transaction((trx) =>
      enqueue(trx, systemAct('Idara'), job, {} as never, {
        title: { key: `jobs.scheduled.${name.replaceAll('.', '_')}` },
        key: `${name}@${clock.now().toFormat('yyyy-MM-dd HH:mm')}`,
      })
    )
  }

  #dispatch(): void {
    void this.#guard('dispatch the outbox', () => this.#dispatcher.round())
  }

  #every(milliseconds: number, work: () => void | Promise<unknown>): void {
    this.#timers.push(setInterval(() => void work(), milliseconds))
  }

  async #guard(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!app.isTerminating)
        logger.warn({ err: (error as Error).message }, `The worker could not ${what}`)
    }
  }
}

/** A Redis connection of the kind BullMQ wants: it waits for Redis instead of failing. */
export function redisConnection(): Redis {
  const connection = new Redis({
    host: env.get('REDIS_HOST'),
    port: env.get('REDIS_PORT'),
    password: env.get('REDIS_PASSWORD')?.release() || undefined,
    db: env.get('REDIS_DB', 0),
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 200, 2000),
  })
  connection.on('error', (error) => logger.debug({ err: error.message }, 'Redis is away'))
  return connection
}

/** Queues of different databases never meet, even in one Redis. */
export function queuePrefix(): string {
  return `idara-${env.get('DB_DATABASE')}`
}
