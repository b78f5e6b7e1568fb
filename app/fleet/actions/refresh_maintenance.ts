import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Vehicle } from '#fleet/models/vehicle'
import { maintenanceStates, stateOf } from '#fleet/queries/maintenance_facts'
import type { PlanState } from '#fleet/queries/maintenance_facts'

/** Carries to the list of services what each plan of these vehicles is worth today; answers it. */
export async function refreshMaintenance(
  trx: Transaction,
  vehicles: readonly Vehicle[],
  parameters: Parameters
): Promise<PlanState[]> {
  if (vehicles.length === 0) return []
  const states = await maintenanceStates(vehicles, clock.today(), parameters, trx)
  const meterOf = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle.odometerKm]))
  const rows = states.map((state) => columnsOf(state, meterOf.get(state.vehicleId) ?? 0))
  if (rows.length > 0) {
    const upsert = trx
      .knexQuery()
      .table('fleet_maintenance_dues')
      .insert(rows)
      .onConflict(['vehicle_id', 'plan'])
      .merge()
      .toSQL()
    await trx.rawQuery(upsert.sql, upsert.bindings as never)
  }
  const kept = rows.map((row) => [row.vehicle_id, row.plan])
  const stale = trx.from('fleet_maintenance_dues').whereIn('vehicle_id', [...meterOf.keys()])
  if (kept.length > 0) stale.whereNotIn(['vehicle_id', 'plan'], kept as never)
  await stale.delete()
  return states
}

function columnsOf(state: PlanState, odometer: number) {
  const due = state.due?.value ?? null
  const kmLeft = due?.kmLeft ?? null
  return {
    vehicle_id: state.vehicleId,
    plan: state.plan,
    state: stateOf(state),
    last_on: state.lastOn,
    last_km: state.lastKm,
    due_on: due?.dueOn ?? null,
    due_km: kmLeft === null ? null : odometer + kmLeft,
    km_left: kmLeft,
    expected_on: due?.expectedOn ?? null,
  }
}
