import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#platform/transaction'
import type { MeterReplacement, Reading } from '#fleet/rules/odometer'
import { localText } from '#fleet/queries/instants'

export interface KnownReading extends Reading {
  kind: string
}

/** Every reading of a vehicle, oldest first, and the meters it has had. */
export async function odometerHistory(
  vehicleId: number,
  trx?: Transaction
): Promise<{ readings: KnownReading[]; replacements: MeterReplacement[] }> {
  const client = trx ?? db
  const query = client
    .from('fleet_odometer_readings')
    .where('vehicle_id', vehicleId)
    .orderBy([{ column: 'taken_at' }, { column: 'total_km' }])
    .select('taken_at', 'km', 'kind')
  // inside a transaction the latest readings count, not those of its snapshot
  const rows = await (trx ? query.forShare() : query)
  const changes = await client
    .from('fleet_meter_replacements')
    .where('vehicle_id', vehicleId)
    .orderBy('replaced_at')
  return {
    readings: rows.map((row) => ({ at: localText(row.taken_at), km: row.km, kind: row.kind })),
    replacements: changes.map((row) => ({
      at: localText(row.replaced_at),
      oldKm: row.old_km,
      newKm: row.new_km,
    })),
  }
}
