import { FleetServiceSchema } from '#database/schema'

/** A service of a plan done on a vehicle: its day and the meter it was done at. */
export class VehicleService extends FleetServiceSchema {
  static table = 'fleet_services'
  static subjectType = 'fleet.service'

  get subjectLabel(): string {
    return this.plan
  }
}
