import { journal } from '#platform/audit/journal'
import { changesBetween, snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import { Big } from '#values/decimal'
import type { Vehicle } from '#fleet/models/vehicle'
import { clock } from '#platform/clock'
import { refreshDueDates } from '#fleet/actions/record_document'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'
import { columnsOf } from '#fleet/actions/save_vehicle'
import type { VehicleFactsGiven } from '#fleet/actions/save_vehicle'

/** Brings a known vehicle to what the register says now; answers whether anything differed. The meter is left alone. */
export async function changedVehicle(
  trx: Transaction,
  act: Act,
  vehicle: Vehicle,
  facts: VehicleFactsGiven,
  parameters: Parameters
): Promise<boolean> {
  const before = comparable(vehicle)
  vehicle.useTransaction(trx).merge(columnsOf(facts, parameters))
  const after = comparable(vehicle)
  if (!changesBetween(before, after)) return false
  vehicle.lockVersion += 1
  await vehicle.save()
  // another kind or another first day moves the due days with it
  await refreshDueDates(trx, vehicle, parameters, clock.today())
  await refreshMaintenance(trx, [vehicle], parameters)
  await journal.record(trx, act, {
    action: 'fleet.vehicle.corrected',
    subject: vehicle,
    before,
    after,
  })
  return true
}

/** Decimals written the same way, so that '50' and '50.00' do not differ. */
function comparable(vehicle: Vehicle) {
  const written = snapshot(vehicle)
  for (const key of ['tankLitres', 'monthlyLitres']) {
    if (typeof written[key] === 'string') written[key] = new Big(written[key]).toFixed(2)
  }
  return written
}
