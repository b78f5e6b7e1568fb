import db from '@adonisjs/lucid/services/db'

/** The account a party is paid on today, per party; parties without one are absent. */
export async function currentAccounts(
  partyIds: readonly number[]
): Promise<Map<number, { id: number; rib: string }>> {
  if (partyIds.length === 0) return new Map()
  const rows = await db
    .from('registry_bank_accounts')
    .whereIn('current_key', [...partyIds])
    .select('id', 'party_id', 'rib')
  return new Map(rows.map((row) => [row.party_id, { id: row.id, rib: row.rib }]))
}
