import db from '@adonisjs/lucid/services/db'
import type { Parameters } from '#values/parameters'
import { clock } from '#platform/clock'
import { clockTime } from '#fleet/queries/instants'

/** A booking whose vehicle or driver has not come back from the mission before (I12). */
export interface LateConflict {
  requestId: number
  number: string
  /** What is late: the plate, and the driver when it is the driver who is missing. */
  plate: string
  driver: string
  /** The mission that should be back, and since when. */
  late: string
  due: string
  minutes: number
  startsAt: Date
}

/**
 * I12: a return later than the set minutes raises a conflict on the next booking of the vehicle or the driver.
 * Bookings of the coming `hours`, soonest first; those of one request when `requestId` is given.
 */
export async function lateConflicts(
  parameters: Parameters,
  { requestId, hours = 12 }: { requestId?: number; hours?: number } = {}
): Promise<LateConflict[]> {
  const now = clock.now()
  const grace = parameters.on<number>('fleet.mission.late_return_minutes', clock.today()).value
  const query = db
    .from('fleet_assignments as late')
    .join('fleet_assignments as next', (join) =>
      join
        .on((on) =>
          on.on('next.vehicle_id', 'late.vehicle_id').orOn('next.driver_id', 'late.driver_id')
        )
        .andOnVal('next.state', 'reserved')
    )
    .join('fleet_requests as r', 'r.id', 'next.request_id')
    .join('fleet_requests as before', 'before.id', 'late.request_id')
    .join('fleet_vehicles as v', 'v.id', 'late.vehicle_id')
    .join('fleet_drivers as d', 'd.id', 'late.driver_id')
    .join('registry_parties as p', 'p.id', 'd.party_id')
    .where('late.state', 'out')
    .where('late.ends_at', '<', now.minus({ minutes: grace }).toJSDate())
    .where('next.starts_at', '<', now.plus({ hours }).toJSDate())
    .orderBy('next.starts_at')
    .select('r.id', 'r.number', 'before.number as late', 'late.ends_at', 'next.starts_at')
    .select('v.plate', 'p.name_fr as driver')
  if (requestId !== undefined) query.where('r.id', requestId)
  const rows = await query
  return rows.map((row) => ({
    requestId: row.id,
    number: row.number,
    plate: row.plate,
    driver: row.driver,
    late: row.late,
    due: clockTime(row.ends_at),
    minutes: Math.floor((now.toMillis() - row.ends_at.getTime()) / 60_000),
    startsAt: row.starts_at,
  }))
}
