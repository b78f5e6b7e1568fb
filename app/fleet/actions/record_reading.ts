import { Refusal } from '#values/refusal'
import type { DateTime } from 'luxon'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Explained } from '#values/explanation'
import { acceptReading, continuousKm } from '#fleet/rules/odometer'
import type { OdometerVerdict } from '#fleet/rules/odometer'
import { instantOf, localText } from '#fleet/queries/instants'
import { odometerHistory } from '#fleet/queries/odometer_history'
import type { Vehicle } from '#fleet/models/vehicle'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'

export interface NewReading {
  vehicle: Vehicle
  takenAt: DateTime
  km: number
  kind: 'departure' | 'return' | 'fuel' | 'manual'
  sourceId?: number | null
  /** The form's field that a refusal belongs to. */
  field?: string
}

/** I9 of a locked vehicle: what the reading is worth, without keeping it. */
export async function judgeReading(
  trx: Transaction,
  reading: NewReading,
  parameters: Parameters
): Promise<Explained<OdometerVerdict>> {
  const { readings, replacements } = await odometerHistory(reading.vehicle.id, trx)
  const candidate = {
    at: localText(reading.takenAt),
    km: reading.km,
    departure: reading.kind === 'departure',
  }
  const known = readings.filter(
    (one) => one.kind !== 'register' || !candidate.departure || one.km > reading.km
  )
  return acceptReading(known, candidate, replacements, parameters)
}

/** Keeps a reading that I9 accepts. Refuses `fleet.odometer_refused` naming the reading it contradicts, `fleet.odometer_below_register`. */
export async function recordReading(
  trx: Transaction,
  reading: NewReading,
  parameters: Parameters
): Promise<Explained<OdometerVerdict>> {
  const explained = await judgeReading(trx, reading, parameters)
  const { accepted, previous, next, sincePrevious } = explained.value
  if (!accepted) {
    const contradicted = sincePrevious !== null && sincePrevious < 0 ? previous : next
    const { readings } = await odometerHistory(reading.vehicle.id, trx)
    const against = readings.find(
      (one) => one.at === contradicted?.at && one.km === contradicted.km
    )
    const field = reading.field ?? 'km'
    const params = { plate: reading.vehicle.plate, km: reading.km, known: against?.km ?? 0 }
    if (against?.kind === 'register')
      throw new Refusal('fleet.odometer_below_register', params, { field })
    const at = against ? instantOf(against.at).toFormat('dd/MM/yyyy HH:mm') : ''
    throw new Refusal('fleet.odometer_refused', { ...params, at }, { field })
  }
  const { replacements } = await odometerHistory(reading.vehicle.id, trx)
  await trx.table('fleet_odometer_readings').insert({
    vehicle_id: reading.vehicle.id,
    taken_at: reading.takenAt.toJSDate(),
    km: reading.km,
    total_km: continuousKm({ at: localText(reading.takenAt), km: reading.km }, replacements),
    kind: reading.kind,
    source_id: reading.sourceId ?? null,
    created_at: clock.now().toJSDate(),
  })
  if (next === null) {
    reading.vehicle.useTransaction(trx).odometerKm = reading.km
    await reading.vehicle.save()
    await refreshMaintenance(trx, [reading.vehicle], parameters)
  }
  return explained
}
