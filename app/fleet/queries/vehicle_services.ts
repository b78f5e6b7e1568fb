import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { Vehicle } from '#fleet/models/vehicle'
import { VehicleService } from '#fleet/models/vehicle_service'
import { maintenanceStates, stateOf } from '#fleet/queries/maintenance_facts'

/** The plans of a vehicle as they stand on a day, and the services done on it. */
export async function servicesOf(vehicle: Vehicle, on: CivilDate, parameters: Parameters) {
  const [states, services] = await Promise.all([
    maintenanceStates([vehicle], on, parameters),
    VehicleService.query().where('vehicleId', vehicle.id).orderBy('doneOn', 'desc').limit(30),
  ])
  return { plans: states.map((one) => ({ ...one, state: stateOf(one) })), services }
}
