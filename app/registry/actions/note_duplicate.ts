import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'

/** What makes two parties look like one, and how strongly. */
export const DUPLICATE_SCORES = {
  identifiers: 95,
  name_birth: 80,
  name_phone: 75,
  name_address: 70,
  name_email: 75,
}
export type DuplicateReason = keyof typeof DUPLICATE_SCORES

/** Puts a pair on the queue of possible duplicates; a pair already decided stays decided. */
export async function noteDuplicate(
  trx: Transaction,
  a: number,
  b: number,
  reasons: DuplicateReason[]
): Promise<void> {
  if (a === b) return
  await trx.rawQuery(
    `insert into registry_party_duplicates (party_id, other_id, reasons, score, state, found_at)
     values (?, ?, ?, ?, 'open', ?) on duplicate key update id = id`,
    [
      Math.min(a, b),
      Math.max(a, b),
      reasons.join(','),
      Math.max(...reasons.map((reason) => DUPLICATE_SCORES[reason])),
      clock.now().toJSDate(),
    ]
  )
}
