import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'

/** True when the person signed in is that driver: the staff number of the account is the driver's. */
export async function isOwnMission(
  act: Act,
  driverId: number,
  trx?: Transaction
): Promise<boolean> {
  if (act.actor.userId === null) return false
  const own = await (trx ?? db)
    .from('fleet_drivers as d')
    .join('registry_party_identifiers as i', 'i.party_id', 'd.party_id')
    .join('platform_users as u', 'u.staff_number', 'i.value')
    .where({ 'd.id': driverId, 'i.kind': 'ppr', 'u.id': act.actor.userId })
    .select('d.id')
    .first()
  return Boolean(own)
}
