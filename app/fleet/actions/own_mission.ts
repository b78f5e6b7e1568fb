import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'
import type { Assignment } from '#fleet/models/assignment'

/** A driver takes out and brings back his own missions only; the dispatch desk anybody's. */
export async function requireOwnMission(
  trx: Transaction,
  act: Act,
  assignment: Assignment
): Promise<void> {
  if (act.can('fleet.assignments.create')) return
  const own = await trx
    .from('fleet_drivers as d')
    .join('registry_party_identifiers as i', 'i.party_id', 'd.party_id')
    .join('platform_users as u', 'u.staff_number', 'i.value')
    .where({ 'd.id': assignment.driverId, 'i.kind': 'ppr', 'u.id': act.actor.userId ?? 0 })
    .select('d.id')
    .first()
  if (!own)
    throw new Refusal(
      'fleet.not_own_mission',
      { order: assignment.orderNumber ?? '' },
      { status: 403 }
    )
}
