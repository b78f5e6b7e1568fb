import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { dayBounds } from '#fleet/queries/instants'

export interface DayRequest {
  id: number
  number: string
  sourceNumber: string | null
  unitId: number
  unit: string
  unitAr: string
  purpose: string
  priority: 'normal' | 'urgent' | 'emergency'
  kind: string
  from: Date
  to: Date
  pickup: string
  destination: string
  passengers: number
  loadKg: number
  state: string
  emergency: boolean
  approvalDueAt: Date | null
  permit: string | null
  plate: string | null
  vehicleName: string | null
  vehicleId: number | null
  driver: string | null
  driverAr: string | null
  driverPhone: string | null
  orderNumber: string | null
  departureKm: number | null
  returnKm: number | null
  departedAt: Date | null
  returnedAt: Date | null
}

/** Every request of a day in the order of its hours, with what serves it. */
export async function dayRequests(on: CivilDate): Promise<DayRequest[]> {
  const { from, to } = dayBounds(on)
  const rows = await db
    .from('fleet_requests as r')
    .join('registry_units as u', 'u.id', 'r.unit_id')
    .leftJoin('fleet_assignments as a', (join) => {
      join.on('a.request_id', 'r.id').andOnIn('a.state', ['reserved', 'out', 'returned', 'closed'])
    })
    .leftJoin('fleet_vehicles as v', 'v.id', 'a.vehicle_id')
    .leftJoin('fleet_drivers as d', 'd.id', 'a.driver_id')
    .leftJoin('registry_parties as p', 'p.id', 'd.party_id')
    .where('r.starts_at', '<', to.toJSDate())
    .where('r.ends_at', '>', from.toJSDate())
    .whereNotIn('r.state', ['draft', 'cancelled', 'rejected'])
    .orderBy('r.starts_at')
    .orderBy('r.id')
    .select(
      'r.*',
      'u.name_fr as unit',
      'u.name_ar as unit_ar',
      'u.spellings',
      'a.order_number',
      'a.departure_km',
      'a.return_km',
      'a.vehicle_id'
    )
    .select(
      'a.departed_at',
      'a.returned_at',
      'v.plate',
      'v.make',
      'v.model',
      'p.name_fr as driver',
      'p.name_ar as driver_ar',
      'd.phone'
    )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    sourceNumber: row.source_number,
    unitId: row.unit_id,
    unit: row.spellings?.split('\n')[0] || row.unit,
    unitAr: row.unit_ar,
    purpose: row.purpose,
    priority: row.priority,
    kind: row.kind_wanted,
    from: row.starts_at,
    to: row.ends_at,
    pickup: row.pickup,
    destination: row.destination,
    passengers: row.passengers,
    loadKg: row.load_kg,
    state: row.state,
    emergency: Boolean(row.emergency),
    approvalDueAt: row.approved_at ? null : row.approval_due_at,
    permit: row.permit_number,
    plate: row.plate,
    vehicleName: row.plate ? `${row.make} ${row.model}` : null,
    vehicleId: row.vehicle_id,
    driver: row.driver,
    driverAr: row.driver_ar,
    driverPhone: row.phone,
    orderNumber: row.order_number,
    departureKm: row.departure_km,
    returnKm: row.return_km,
    departedAt: row.departed_at,
    returnedAt: row.returned_at,
  }))
}

/** Those that wait for a vehicle. */
export function unserved(requests: readonly DayRequest[]): DayRequest[] {
  const weight = { emergency: 0, urgent: 1, normal: 2 }
  return requests
    .filter((request) => request.state === 'approved')
    .toSorted(
      (a, b) => weight[a.priority] - weight[b.priority] || a.from.getTime() - b.from.getTime()
    )
}
