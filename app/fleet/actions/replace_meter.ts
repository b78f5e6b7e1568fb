import { DateTime } from 'luxon'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Vehicle } from '#fleet/models/vehicle'
import { lockVehicle } from '#fleet/actions/assign_request'
import { recordReading } from '#fleet/actions/record_reading'

export interface MeterChange {
  replacedAt: DateTime
  /** What the old meter showed when it stopped. */
  oldKm: number
  /** What the new one shows when it starts. */
  newKm: number
  reason: string
}

/**
 * A new meter: the last reading of the old one is kept, and from then on readings are carried onto one scale, so
 * that a lower figure is no step back (I9). Refuses while the vehicle is out, before a reading already kept, and
 * what I9 refuses of the old meter's last reading.
 */
export async function replaceMeter(
  act: Act,
  vehicleId: number,
  change: MeterChange
): Promise<Vehicle> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const vehicle = await lockVehicle(trx, vehicleId)
    act.authorize('fleet.vehicles.edit', vehicle)
    await refuseUntimely(trx, vehicle, change.replacedAt)
    const last = { vehicle, kind: 'manual' as const, km: change.oldKm }
    const takenAt = change.replacedAt.minus({ seconds: 1 })
    await recordReading(trx, { ...last, takenAt, field: 'oldKm' }, parameters)
    await trx.table('fleet_meter_replacements').insert({
      vehicle_id: vehicle.id,
      replaced_at: change.replacedAt.toJSDate(),
      old_km: change.oldKm,
      new_km: change.newKm,
      created_at: clock.now().toJSDate(),
    })
    const first = { ...last, km: change.newKm, takenAt: change.replacedAt }
    await recordReading(trx, first, parameters)
    await journal.record(trx, act, {
      action: 'fleet.vehicle.meter_replaced',
      subject: vehicle,
      before: { km: change.oldKm },
      after: { km: change.newKm, at: change.replacedAt.toISO() },
      reason: change.reason,
    })
    return vehicle
  })
}

async function refuseUntimely(trx: Transaction, vehicle: Vehicle, at: DateTime): Promise<void> {
  const { plate } = vehicle
  const field = 'replacedAt'
  if (at > clock.now()) {
    throw new Refusal('fleet.meter_in_future', { plate, at: shown(at) }, { field })
  }
  const out = await trx
    .from('fleet_assignments as a')
    .join('fleet_requests as r', 'r.id', 'a.request_id')
    .where({ 'a.vehicle_id': vehicle.id, 'a.state': 'out' })
    .select('r.number')
    .first()
  if (out)
    throw new Refusal('fleet.meter_while_out', { plate, number: out.number }, { status: 409 })
  const later = await trx
    .from('fleet_odometer_readings')
    .where('vehicle_id', vehicle.id)
    .where('taken_at', '>=', at.toJSDate())
    .orderBy('taken_at', 'desc')
    .select('km', 'taken_at')
    .first()
  if (later) {
    const read = shown(DateTime.fromJSDate(later.taken_at))
    const params = { plate, at: shown(at), km: later.km, read }
    throw new Refusal('fleet.meter_before_reading', params, { field })
  }
}

function shown(at: DateTime): string {
  return at.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
}
