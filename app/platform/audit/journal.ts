import { createHmac } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journalKey } from '#platform/audit/key'
import { changesBetween } from '#platform/audit/changes'
import type { Changes, Snapshot } from '#platform/audit/changes'
import type { Subject } from '#platform/subjects/subject'
import { subjectOf } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'

export interface JournalFact {
  /** '<module>.<noun>.<what happened>': 'tax.notice.issued'. */
  action: string
  subject: Subject | Parameters<typeof subjectOf>[0]
  before?: Snapshot | null
  after?: Snapshot | null
  reason?: string | null
}

/** The columns that a digest covers, as they are stored. */
export interface EntryContent {
  recorded_at: string
  actor_id: number | null
  actor_name: string
  request_id: string | null
  action: string
  subject_type: string
  subject_id: string
  subject_label: string
  changes: string | null
  reason: string | null
}

/** Writes entries in the transaction of the fact: no fact without its entry, no entry without its fact. */
export const journal = {
  async record(trx: Transaction, act: Act, fact: JournalFact): Promise<void> {
    await journal.recordAll(trx, act, [fact])
  },

  async recordAll(trx: Transaction, act: Act, facts: JournalFact[]): Promise<void> {
    const recordedAt = clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
    const rows = facts.map((fact) => {
      const subject = subjectOf(fact.subject)
      const changes: Changes | null = changesBetween(fact.before ?? null, fact.after ?? null)
      const content: EntryContent = {
        recorded_at: recordedAt,
        actor_id: act.actor.userId,
        actor_name: act.actor.name.slice(0, 120),
        request_id: act.requestId,
        action: fact.action,
        subject_type: subject.type,
        subject_id: String(subject.id),
        subject_label: subject.label.slice(0, 190),
        changes: changes ? JSON.stringify(changes) : null,
        reason: fact.reason?.slice(0, 1000) ?? null,
      }
      return { ...content, digest: entryDigest(content) }
    })
    for (let start = 0; start < rows.length; start += 500) {
      await trx.table('platform_journal_entries').multiInsert(rows.slice(start, start + 500))
    }
  },

  /** A read worth remembering: an export, a download. Written on its own, outside any transaction. */
  async recordRead(act: Act, fact: JournalFact): Promise<void> {
    await db.transaction((trx) => journal.record(trx, act, fact))
  },
}

/** The keyed digest of one entry: nobody without the key can write a row that verifies. */
export function entryDigest(content: EntryContent): string {
  const canonical = JSON.stringify([
    content.recorded_at,
    content.actor_id,
    content.actor_name,
    content.request_id,
    content.action,
    content.subject_type,
    content.subject_id,
    content.subject_label,
    content.changes,
    content.reason,
  ])
  return createHmac('sha256', journalKey()).update(canonical).digest('hex')
}
