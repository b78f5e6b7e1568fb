import db from '@adonisjs/lucid/services/db'
import { entryDigest } from '#platform/audit/journal'
import type { EntryContent } from '#platform/audit/journal'
import { firstSeal, sealJournal, sealOf } from '#platform/audit/seals'

export interface JournalFault {
  kind: 'changed' | 'removed' | 'inserted' | 'broken_chain'
  entryId: number
  detail: string
}

export interface JournalVerdict {
  entries: number
  seals: number
  faults: JournalFault[]
}

interface Row extends EntryContent {
  id: number
  digest: string
}

const PAGE = 5000

/**
 * Recomputes every digest and the whole chain. Finds a changed row (digest differs), a removed row
 * (a seal without its entry, or a chain that skips) and an inserted row (a digest nobody with the key made).
 */
export async function verifyJournal(): Promise<JournalVerdict> {
  await sealJournal()
  const verdict: JournalVerdict = { entries: 0, seals: 0, faults: [] }
  await verifyEntries(verdict)
  await verifySeals(verdict)
  return verdict
}

async function verifyEntries(verdict: JournalVerdict): Promise<void> {
  for (let after = 0; ;) {
    const rows: Row[] = await db
      .from('platform_journal_entries')
      .select('*', db.raw(`DATE_FORMAT(recorded_at, '%Y-%m-%d %H:%i:%s.%f') as recorded_text`))
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
    if (!rows.length) return
    for (const row of rows) {
      verdict.entries += 1
      const recordedAt = (row as unknown as { recorded_text: string }).recorded_text.slice(0, 23)
      if (entryDigest({ ...row, recorded_at: recordedAt }) !== row.digest) {
        verdict.faults.push({
          kind: 'changed',
          entryId: row.id,
          detail: `${row.action} ${row.subject_label}`,
        })
      }
    }
    after = rows[rows.length - 1].id
  }
}

async function verifySeals(verdict: JournalVerdict): Promise<void> {
  let previous = firstSeal
  for (let after = 0; ;) {
    const rows = await db
      .from('platform_journal_seals as s')
      .leftJoin('platform_journal_entries as e', 'e.id', 's.entry_id')
      .select(
        's.id',
        's.entry_id',
        's.entry_digest',
        's.previous',
        's.seal',
        'e.id as found',
        'e.digest'
      )
      .where('s.id', '>', after)
      .orderBy('s.id')
      .limit(PAGE)
    if (!rows.length) return
    for (const row of rows) {
      verdict.seals += 1
      if (row.found === null) {
        verdict.faults.push({
          kind: 'removed',
          entryId: row.entry_id,
          detail: 'sealed, but no longer there',
        })
      } else if (row.digest !== row.entry_digest) {
        verdict.faults.push({
          kind: 'changed',
          entryId: row.entry_id,
          detail: 'differs from its seal',
        })
      }
      if (
        row.previous !== previous ||
        sealOf(previous, row.entry_id, row.entry_digest) !== row.seal
      ) {
        verdict.faults.push({
          kind: 'broken_chain',
          entryId: row.entry_id,
          detail: `seal ${row.id}`,
        })
      }
      previous = row.seal
    }
    after = rows[rows.length - 1].id
  }
}
