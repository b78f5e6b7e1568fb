import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#platform/transaction'
import { ZONE } from '#platform/clock'

export interface AwayFact {
  partyId: number
  kind: string
  fromAt: DateTime
  toAt: DateTime
  sourceType: string
  sourceId: number
}

/** Who among these people is away at some moment from one instant to another (end not included). */
export async function unavailabilitiesOf(
  partyIds: readonly number[],
  from: DateTime,
  to: DateTime,
  trx?: Transaction
): Promise<AwayFact[]> {
  if (partyIds.length === 0) return []
  const rows = await (trx ?? db)
    .from('registry_unavailabilities')
    .whereIn('party_id', [...partyIds])
    .whereNull('ended_at')
    .where('from_at', '<', to.toJSDate())
    .where('to_at', '>', from.toJSDate())
    .orderBy('from_at')
    .select('party_id', 'kind', 'from_at', 'to_at', 'source_type', 'source_id')
  return rows.map((row) => ({
    partyId: row.party_id,
    kind: row.kind,
    fromAt: DateTime.fromJSDate(row.from_at, { zone: ZONE }),
    toAt: DateTime.fromJSDate(row.to_at, { zone: ZONE }),
    sourceType: row.source_type,
    sourceId: row.source_id,
  }))
}
