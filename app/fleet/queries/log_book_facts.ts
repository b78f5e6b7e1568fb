import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { LogBookFacts } from '#fleet/documents/log_book'
import { clockTime } from '#fleet/queries/instants'
import type { Vehicle } from '#fleet/models/vehicle'

/** The log book of a vehicle between two days, both included. */
export async function logBookFacts(
  vehicle: Vehicle,
  from: CivilDate,
  to: CivilDate
): Promise<LogBookFacts> {
  const rows = await db
    .from('fleet_log_lines')
    .where('vehicle_id', vehicle.id)
    .whereBetween('day_on', [from, to])
    .orderBy([{ column: 'out_at' }, { column: 'id' }])
  const unit = await db.from('registry_units').where('id', vehicle.unitId).firstOrFail()
  return {
    plate: vehicle.plate,
    vehicle: vehicle.name,
    unit: { fr: unit.name_fr, ar: unit.name_ar },
    from,
    to,
    lines: rows.map((row) => ({
      on: row.day_on,
      driver: row.driver_name,
      mission: row.mission,
      corrects: row.corrects_id !== null,
      place: row.place,
      outAt: clockTime(row.out_at),
      inAt: clockTime(row.in_at),
      outKm: row.out_km,
      inKm: row.in_km,
      distance: row.distance_km,
      litres: row.litres === null ? null : formatDecimal(row.litres, 2),
      incidents: row.incidents,
      signedBy: row.signed_by,
    })),
  }
}
