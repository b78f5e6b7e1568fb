import type { Act } from '#platform/act'
import { Vehicle } from '#fleet/models/vehicle'
import { seedDriverRegister } from '#fleet/worlds/driver_register'
import { seedDriverTomorrow } from '#fleet/worlds/driver_tomorrow'
import { seedFuelRegister } from '#fleet/worlds/fuel_register'
import { seedPastMissions } from '#fleet/worlds/past_missions'
import { seedRequestRegister } from '#fleet/worlds/request_register'
import { seedServiceRegister } from '#fleet/worlds/service_register'
import { seedToday } from '#fleet/worlds/today'
import { seedVehicleRegister } from '#fleet/worlds/vehicle_register'

/** The fleet of the demonstration city: the four registers, a month of missions and a day under way. Idempotent. */
export async function seedCasablanca(act: Act): Promise<void> {
  if (await Vehicle.query().first()) return
  await seedVehicleRegister(act)
  await seedDriverRegister(act)
  await seedFuelRegister(act)
  await seedRequestRegister(act)
  await seedPastMissions()
  await seedToday(act)
  await seedDriverTomorrow(act)
  await seedServiceRegister()
}
