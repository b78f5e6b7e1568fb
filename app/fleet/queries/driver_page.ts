import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { unavailabilitiesOf } from '#registry/queries/unavailabilities'
import type { Driver } from '#fleet/models/driver'

/** What the page of a driver shows: name, licences and papers, absences ahead, missions. */
export async function driverPage(driver: Driver) {
  const now = clock.now()
  const [party, unit, credentials, absences, missions] = await Promise.all([
    db
      .from('registry_parties')
      .where('id', driver.partyId)
      .select('id', 'name_fr', 'name_ar')
      .firstOrFail(),
    driver.unitId ? db.from('registry_units').where('id', driver.unitId).first() : null,
    db
      .from('registry_credentials')
      .where('party_id', driver.partyId)
      .whereNull('revoked_at')
      .orderBy('kind')
      .orderBy('category'),
    unavailabilitiesOf([driver.partyId], now.minus({ days: 7 }), now.plus({ days: 90 })),
    db
      .from('fleet_assignments as a')
      .join('fleet_requests as r', 'r.id', 'a.request_id')
      .join('fleet_vehicles as v', 'v.id', 'a.vehicle_id')
      .where('a.driver_id', driver.id)
      .whereNotIn('a.state', ['released'])
      .orderBy('a.starts_at', 'desc')
      .limit(12)
      .select(
        'a.starts_at',
        'a.ends_at',
        'a.state',
        'a.departure_km',
        'a.return_km',
        'r.id',
        'r.number',
        'r.destination',
        'v.plate',
        'v.id as vehicle_id'
      ),
  ])
  return { party, unit, credentials, absences, missions }
}
