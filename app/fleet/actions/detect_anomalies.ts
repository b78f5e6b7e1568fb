import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import { fuelAnomalies } from '#fleet/rules/fuel_anomalies'
import { continuousKm } from '#fleet/rules/odometer'
import { localText } from '#fleet/queries/instants'
import { odometerHistory } from '#fleet/queries/odometer_history'
import type { MedianPrices } from '#fleet/queries/median_prices'
import type { Vehicle } from '#fleet/models/vehicle'

/**
 * Looks through the fills of a locked vehicle and keeps each anomaly once; decisions already taken stay, an open one
 * that later fills have explained goes. Odometer readings of sound fills join the vehicle's readings.
 */
export async function detectAnomalies(
  trx: Transaction,
  vehicle: Vehicle,
  medians: MedianPrices,
  parameters: Parameters
): Promise<number> {
  const fills = await trx
    .from('fleet_fuel_transactions')
    .where('vehicle_id', vehicle.id)
    .orderBy('filled_at')
  const { readings, replacements } = await odometerHistory(vehicle.id, trx)
  const stops = await trx
    .from('fleet_vehicle_stops')
    .where('vehicle_id', vehicle.id)
    .where('kind', 'workshop')
  await medians.learn(fills.map((fill) => fill.filled_at))
  const byReference = new Map<string, number>(fills.map((fill) => [fill.reference, fill.id]))

  const { value, steps } = fuelAnomalies(
    {
      tankLitres: vehicle.tankLitres,
      energy: vehicle.energy,
      kind: vehicle.kind,
      monthlyLitres: vehicle.monthlyLitres,
      odometerFloor: readings.find((reading) => reading.kind === 'register')?.km ?? null,
      workshop: stops.map((stop) => ({
        from: localText(stop.starts_at),
        to: localText(stop.ended_at ?? stop.expected_end_at),
      })),
    },
    fills.map((fill) => ({
      transaction: fill.reference,
      at: localText(fill.filled_at),
      litres: fill.litres,
      unitPrice: fill.unit_price,
      product: fill.product,
      odometer:
        fill.odometer === null
          ? null
          : continuousKm({ at: localText(fill.filled_at), km: fill.odometer }, replacements),
      medianPrice: medians.of(fill),
    })),
    parameters
  )

  const found = new Set(
    value.map((anomaly) => `${byReference.get(anomaly.transaction)} ${anomaly.kind}`)
  )
  await forgetExplained(trx, vehicle, found)
  const now = clock.now().toJSDate()
  if (value.length > 0) {
    const insert = trx
      .knexQuery()
      .table('fleet_fuel_anomalies')
      .insert(
        value.map((anomaly, index) => ({
          transaction_id: byReference.get(anomaly.transaction),
          vehicle_id: vehicle.id,
          kind: anomaly.kind,
          measured: anomaly.measured,
          allowed: anomaly.limit,
          formula: steps[index].formula ?? null,
          state: 'open',
          created_at: now,
        }))
      )
      .toSQL()
    await trx.rawQuery(
      `${insert.sql} on duplicate key update fleet_fuel_anomalies.id = fleet_fuel_anomalies.id`,
      insert.bindings as never
    )
  }

  const back = new Set(
    value.filter((one) => one.kind === 'odometer_back').map((one) => one.transaction)
  )
  await keepReadings(
    trx,
    vehicle,
    fills.filter((fill) => fill.odometer !== null && !back.has(fill.reference)),
    { readings, replacements }
  )
  return value.length
}

/** A file may bring fills older than those already judged: what nobody has decided follows the whole story. */
async function forgetExplained(
  trx: Transaction,
  vehicle: Vehicle,
  found: ReadonlySet<string>
): Promise<void> {
  const open = await trx
    .from('fleet_fuel_anomalies')
    .where({ vehicle_id: vehicle.id, state: 'open' })
    .select('id', 'transaction_id', 'kind')
  const gone = open.filter((one) => !found.has(`${one.transaction_id} ${one.kind}`))
  if (gone.length === 0) return
  await trx
    .from('fleet_fuel_anomalies')
    .whereIn(
      'id',
      gone.map((one) => one.id)
    )
    .delete()
}

type History = Awaited<ReturnType<typeof odometerHistory>>
type Fill = { id: number; filled_at: Date; odometer: number }

/** Those that lie between their neighbours become readings of the vehicle; the others are only shown. */
async function keepReadings(
  trx: Transaction,
  vehicle: Vehicle,
  fills: Fill[],
  history: History
): Promise<void> {
  const kept = history.readings.map((reading) => ({
    at: reading.at,
    total: continuousKm(reading, history.replacements),
  }))
  let latest = vehicle.odometerKm
  for (const fill of fills) {
    const at = localText(fill.filled_at)
    if (kept.some((reading) => reading.at === at)) continue
    const total = continuousKm({ at, km: fill.odometer }, history.replacements)
    const below = kept.some((reading) => reading.at <= at && reading.total > total)
    const above = kept.some((reading) => reading.at > at && reading.total < total)
    if (below || above) continue
    await trx.table('fleet_odometer_readings').insert({
      vehicle_id: vehicle.id,
      taken_at: fill.filled_at,
      km: fill.odometer,
      total_km: total,
      kind: 'fuel',
      source_id: fill.id,
      created_at: clock.now().toJSDate(),
    })
    await trx
      .from('fleet_fuel_transactions')
      .where('id', fill.id)
      .update({ odometer_accepted: true })
    if (!kept.some((reading) => reading.at > at)) latest = fill.odometer
    kept.push({ at, total })
  }
  if (latest !== vehicle.odometerKm) {
    vehicle.useTransaction(trx).odometerKm = latest
    await vehicle.save()
  }
}
