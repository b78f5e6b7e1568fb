import { createHmac } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { journalKey } from '#platform/audit/key'
import { transaction } from '#platform/transaction'

const FIRST = '0'.repeat(64)
const BATCH = 2000

/**
 * Chains the entries that have no seal yet, in id order, each seal covering the one before. One sealer at
 * a time: a counter's row is held while the next seals are written. Returns how many were sealed.
 */
export async function sealJournal(): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await sealBatch()
    sealed += count
    if (count < BATCH) return sealed
  }
}

async function sealBatch(): Promise<number> {
  return transaction(async (trx) => {
    await trx.rawQuery(
      `INSERT INTO platform_number_series (series, year, last_number) VALUES ('journal.seal', 0, 1)
       ON DUPLICATE KEY UPDATE last_number = last_number + 1`
    )
    const last = await trx.from('platform_journal_seals').orderBy('id', 'desc').first()
    const entries = await trx
      .from('platform_journal_entries as e')
      .leftJoin('platform_journal_seals as s', 's.entry_id', 'e.id')
      .whereNull('s.id')
      .select('e.id', 'e.digest')
      .orderBy('e.id')
      .limit(BATCH)
    let previous: string = last?.seal ?? FIRST
    const sealedAt = clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
    const rows = entries.map((entry) => {
      const seal = sealOf(previous, entry.id, entry.digest)
      const row = {
        entry_id: entry.id,
        entry_digest: entry.digest,
        previous,
        seal,
        sealed_at: sealedAt,
      }
      previous = seal
      return row
    })
    if (rows.length) await trx.table('platform_journal_seals').multiInsert(rows)
    return rows.length
  })
}

/** The seal of an entry after the seal before it. */
export function sealOf(previous: string, entryId: number | bigint, digest: string): string {
  return createHmac('sha256', journalKey()).update(`${previous}|${entryId}|${digest}`).digest('hex')
}

/** Entries that wait for their seal. */
export async function unsealedCount(): Promise<number> {
  const row = await db
    .from('platform_journal_entries as e')
    .leftJoin('platform_journal_seals as s', 's.entry_id', 'e.id')
    .whereNull('s.id')
    .count('* as total')
    .first()
  return Number(row.total)
}

export { FIRST as firstSeal }
