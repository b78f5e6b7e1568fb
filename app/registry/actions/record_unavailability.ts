import { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock, ZONE } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'

/** Whole days (both included) or instants (end not included). */
export type Away = { fromOn: CivilDate; toOn: CivilDate } | { fromAt: DateTime; toAt: DateTime }

export interface UnavailabilityFacts {
  partyId: number
  /** 'leave' for every kind of leave: why somebody is away is nobody else's business. */
  kind: 'leave' | 'mission' | 'training' | 'rest' | 'other'
  away: Away
  /** The record that makes the person unavailable; the same one again replaces the dates. */
  source: { type: string; id: number }
}

/**
 * Says that a person is away, in the transaction of the fact that makes it so (a granted leave, a mission).
 * Refuses `registry.unavailability_period` when the end is before the start.
 */
export async function recordUnavailability(
  trx: Transaction,
  act: Act,
  facts: UnavailabilityFacts
): Promise<void> {
  const { fromAt, toAt, fromOn, toOn } = boundsOf(facts.away)
  if (fromAt >= toAt) throw new Refusal('registry.unavailability_period', {}, { field: 'to' })
  const now = clock.now().toJSDate()
  await trx.rawQuery(
    `insert into registry_unavailabilities
       (party_id, kind, from_at, to_at, from_on, to_on, source_type, source_id, ended_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?)
     on duplicate key update party_id = values(party_id), kind = values(kind), from_at = values(from_at),
       to_at = values(to_at), from_on = values(from_on), to_on = values(to_on), ended_at = null,
       updated_at = values(updated_at)`,
    [
      facts.partyId,
      facts.kind,
      fromAt.toJSDate(),
      toAt.toJSDate(),
      fromOn as string,
      toOn as string,
      facts.source.type,
      facts.source.id,
      now,
      now,
    ]
  )
  await journal.record(trx, act, {
    action: 'registry.unavailability.recorded',
    subject: { type: 'registry.party', id: facts.partyId, label: facts.kind },
    after: {
      from: fromAt.toISO(),
      to: toAt.toISO(),
      source: `${facts.source.type} ${facts.source.id}`,
    },
  })
}

/** Ends what a record had said (a leave cancelled or shortened to nothing). Answers whether there was something. */
export async function endUnavailability(
  trx: Transaction,
  act: Act,
  source: { type: string; id: number }
): Promise<boolean> {
  const row = await trx
    .from('registry_unavailabilities')
    .where({ source_type: source.type, source_id: source.id })
    .whereNull('ended_at')
    .forUpdate()
    .first()
  if (!row) return false
  await trx
    .from('registry_unavailabilities')
    .where('id', row.id)
    .update({ ended_at: clock.now().toJSDate(), updated_at: clock.now().toJSDate() })
  await journal.record(trx, act, {
    action: 'registry.unavailability.ended',
    subject: { type: 'registry.party', id: row.party_id, label: row.kind },
    before: { source: `${source.type} ${source.id}` },
  })
  return true
}

function boundsOf(away: Away) {
  if ('fromAt' in away) return { fromAt: away.fromAt, toAt: away.toAt, fromOn: null, toOn: null }
  return {
    fromAt: DateTime.fromISO(away.fromOn, { zone: ZONE }),
    toAt: DateTime.fromISO(addDays(away.toOn, 1), { zone: ZONE }),
    fromOn: away.fromOn,
    toOn: away.toOn,
  }
}
