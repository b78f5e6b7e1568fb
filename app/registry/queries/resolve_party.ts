import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#platform/transaction'

/** The party to use for an id that may have been merged into another; the id itself when it stands. */
export async function resolveParty(id: number, trx?: Transaction): Promise<number> {
  const row = await (trx ?? db)
    .from('registry_parties')
    .where('id', id)
    .select('merged_into_id')
    .first()
  return row?.merged_into_id ?? id
}

/** Every id under which a party is known: its own and those merged into it. For reads across modules. */
export async function partyIds(id: number): Promise<number[]> {
  const rows = await db.from('registry_parties').where('merged_into_id', id).select('id')
  return [id, ...rows.map((row) => row.id as number)]
}
