import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { DUPLICATE_SCORES } from '#registry/actions/note_duplicate'
import type { DuplicateReason } from '#registry/actions/note_duplicate'

/** How pairs are found: the same value here, and the same name. */
const SEARCHES: { reason: DuplicateReason; sql: string }[] = [
  {
    reason: 'name_birth',
    sql: `select a.id party_id, b.id other_id from registry_parties a
          join registry_parties b on b.match_name = a.match_name and b.birth_on = a.birth_on and b.id > a.id
          where a.match_name <> '' and a.merged_into_id is null and b.merged_into_id is null and a.kind = b.kind
            and a.id between ? and ?`,
  },
  {
    reason: 'name_phone',
    sql: sharing('registry_contacts', 'folded_value', `x.kind = 'phone'`),
  },
  { reason: 'name_email', sql: sharing('registry_contacts', 'folded_value', `x.kind = 'email'`) },
  { reason: 'name_address', sql: sharing('registry_addresses', 'folded_line', `x.current = 1`) },
  {
    reason: 'identifiers',
    sql: `select x.party_id, y.party_id other_id from registry_party_identifiers x
          join registry_party_identifiers y on y.kind = x.kind and y.value = x.value and y.court = x.court
            and y.party_id > x.party_id
          join registry_parties a on a.id = x.party_id join registry_parties b on b.id = y.party_id
          where x.unique_key is null and a.merged_into_id is null and b.merged_into_id is null and a.kind = b.kind
            and x.party_id between ? and ?`,
  },
]

const STEP = 20_000

/**
 * Goes through all the parties, a range of ids at a time, and puts on the queue the pairs that look like one.
 * Pairs already decided stay decided. Calls `progress` with the share done; answers how many pairs were put.
 */
export async function findDuplicates(
  progress: (done: number, total: number) => Promise<void>
): Promise<number> {
  const last = await db.from('registry_parties').max('id as id').first()
  const total = Number(last?.id ?? 0)
  let found = 0
  for (let from = 1; from <= total; from += STEP) {
    for (const search of SEARCHES)
      found += await noteAll(search.reason, search.sql, from, from + STEP - 1)
    await progress(Math.min(from + STEP - 1, total), total)
  }
  return found
}

async function noteAll(
  reason: DuplicateReason,
  sql: string,
  from: number,
  to: number
): Promise<number> {
  return transaction(async (trx) => {
    const before = await trx.from('registry_party_duplicates').count('* as count').first()
    await trx.rawQuery(
      `insert into registry_party_duplicates (party_id, other_id, reasons, score, state, found_at)
       select distinct pairs.party_id, pairs.other_id, ?, ?, 'open', ? from (${sql}) pairs
       on duplicate key update
         reasons = case when registry_party_duplicates.reasons like concat('%', values(reasons), '%')
           then registry_party_duplicates.reasons
           else left(concat(registry_party_duplicates.reasons, ',', values(reasons)), 200) end,
         score = greatest(registry_party_duplicates.score, values(score))`,
      [reason, DUPLICATE_SCORES[reason], clock.now().toJSDate(), from, to]
    )
    const after = await trx.from('registry_party_duplicates').count('* as count').first()
    return Number(after.count) - Number(before.count)
  })
}

/** Parties of one name, however spelt that share a value of a table. */
function sharing(table: string, column: string, only: string): string {
  return `select a.id party_id, b.id other_id from registry_parties a
    join ${table} x on x.party_id = a.id and ${only}
    join ${table} y on y.${column} = x.${column} and y.party_id > a.id
    join registry_parties b on b.id = y.party_id and b.match_name = a.match_name
    where a.merged_into_id is null and b.merged_into_id is null and a.kind = b.kind and a.id between ? and ?`
}
