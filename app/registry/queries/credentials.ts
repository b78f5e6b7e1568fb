import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#platform/transaction'
import { Credentials } from '#registry/rules/credentials'
import type { HeldCredential } from '#registry/rules/credentials'

/** What each of these people is licensed to do, whatever the day; ask `.holds('driving_licence', on, 'C')`. */
export async function credentialsOf(
  partyIds: readonly number[],
  trx?: Transaction
): Promise<Map<number, Credentials>> {
  if (partyIds.length === 0) return new Map()
  const rows = await (trx ?? db)
    .from('registry_credentials')
    .whereIn('party_id', [...partyIds])
    .whereNull('revoked_at')
    .select('party_id', 'kind', 'category', 'number', 'valid_from', 'valid_to')
  const held = new Map<number, HeldCredential[]>(partyIds.map((id) => [id, []]))
  for (const row of rows) {
    held.get(row.party_id)!.push({
      kind: row.kind,
      category: row.category,
      number: row.number,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })
  }
  return new Map([...held].map(([id, list]) => [id, new Credentials(list)]))
}
