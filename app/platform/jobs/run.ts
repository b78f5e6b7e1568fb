import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { announceRun } from '#platform/jobs/announcements'
import { clock } from '#platform/clock'
import { storeRunFile } from '#platform/jobs/files'
import type { RunFile } from '#platform/jobs/files'
import type { Transaction } from '#platform/transaction'

/** Somebody asked for the run to stop. */
export class JobCancelled extends Error {}

/** Another worker has taken the run over: this one must write nothing more. */
export class RunLost extends Error {}

export interface Progress {
  done?: number
  total?: number
  /** Where to go on after a kill; any JSON. */
  checkpoint?: unknown
}

/** One execution of a job, as its handler sees it. */
export class Run {
  constructor(
    readonly id: number,
    readonly act: Act,
    /** Names this execution; a later one takes a new claim, and this one's writes then fail. */
    private readonly claim: string,
    /** What the last committed piece left; null at the beginning. */
    public checkpoint: unknown,
    private lastAnnounced = 0
  ) {}

  /**
   * Moves progress and checkpoint. Give the transaction of the piece of work, so that both stand or fall
   * together. Throws JobCancelled when somebody asked to stop, RunLost when another worker took over.
   */
  async advance(trx: Transaction | null, progress: Progress): Promise<void> {
    const client = trx ?? db.connection()
    const row = await client
      .from('platform_job_runs')
      .where({ id: this.id, claim: this.claim })
      .select('cancel_requested_at')
      .forUpdate()
      .first()
    if (!row) throw new RunLost(`Run ${this.id} was taken over`)
    if (row.cancel_requested_at) throw new JobCancelled(`Run ${this.id} was cancelled`)
    const changes: Record<string, unknown> = { heartbeat_at: now() }
    if (progress.done !== undefined) changes.done = progress.done
    if (progress.total !== undefined) changes.total = progress.total
    if (progress.checkpoint !== undefined) {
      changes.checkpoint = JSON.stringify(progress.checkpoint)
      this.checkpoint = progress.checkpoint
    }
    await client.from('platform_job_runs').where({ id: this.id, claim: this.claim }).update(changes)
    this.announce(progress)
  }

  /** Says that the run is alive, between two pieces that take long. */
  async beat(): Promise<void> {
    const [affected] = [
      await db
        .from('platform_job_runs')
        .where({ id: this.id, claim: this.claim })
        .update({ heartbeat_at: now() }),
    ].flat()
    if (!affected) throw new RunLost(`Run ${this.id} was taken over`)
  }

  /** Named counts shown with the run: `{ accepted: 3391, refused: 9 }`. */
  async counts(counts: Record<string, number>): Promise<void> {
    await db
      .from('platform_job_runs')
      .where({ id: this.id, claim: this.claim })
      .update({ counts: JSON.stringify(counts) })
  }

  /** Keeps a result file with the run. The same name again replaces it. */
  async attach(file: RunFile): Promise<void> {
    await this.beat()
    await storeRunFile(this.id, file)
  }

  private announce(progress: Progress): void {
    const instant = Date.now()
    if (instant - this.lastAnnounced < 400) return
    this.lastAnnounced = instant
    announceRun(this.act.actor.userId, {
      id: this.id,
      state: 'running',
      done: progress.done,
      total: progress.total,
    })
  }
}

function now(): string {
  return clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
}
