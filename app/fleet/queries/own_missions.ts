import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'

export interface OwnMission {
  assignmentId: number
  requestId: number
  number: string
  order: string
  state: 'reserved' | 'out' | 'returned'
  plate: string
  vehicle: string
  odometerKm: number
  departureKm: number | null
  from: Date
  to: Date
  pickup: string
  destination: string
  purpose: string
  passengers: number
}

/** A driver's missions from today on, and those still to be brought back. */
export async function ownMissions(userId: number): Promise<OwnMission[]> {
  const rows = await db
    .from('fleet_assignments as a')
    .join('fleet_requests as r', 'r.id', 'a.request_id')
    .join('fleet_vehicles as v', 'v.id', 'a.vehicle_id')
    .join('fleet_drivers as d', 'd.id', 'a.driver_id')
    .join('registry_party_identifiers as i', 'i.party_id', 'd.party_id')
    .join('platform_users as u', 'u.staff_number', 'i.value')
    .where('u.id', userId)
    .where('i.kind', 'ppr')
    .whereIn('a.state', ['reserved', 'out'])
    .where((query) =>
      query
        .where('a.ends_at', '>=', clock.now().startOf('day').toJSDate())
        .orWhere('a.state', 'out')
    )
    .orderBy('a.starts_at')
    .select(
      'a.id as assignment_id',
      'a.request_id',
      'a.order_number',
      'a.state',
      'a.departure_km',
      'a.starts_at',
      'a.ends_at'
    )
    .select(
      'r.number',
      'r.pickup',
      'r.destination',
      'r.purpose',
      'r.passengers',
      'v.plate',
      'v.make',
      'v.model',
      'v.odometer_km'
    )
  return rows.map((row) => ({
    assignmentId: row.assignment_id,
    requestId: row.request_id,
    number: row.number,
    order: row.order_number,
    state: row.state,
    plate: row.plate,
    vehicle: `${row.make} ${row.model}`,
    odometerKm: row.odometer_km,
    departureKm: row.departure_km,
    from: row.starts_at,
    to: row.ends_at,
    pickup: row.pickup,
    destination: row.destination,
    purpose: row.purpose,
    passengers: row.passengers,
  }))
}
