import { FleetVehicleStopSchema } from '#database/schema'

/** A stretch in which a vehicle cannot serve: workshop, accident … */
export class VehicleStop extends FleetVehicleStopSchema {
  static table = 'fleet_vehicle_stops'
  static subjectType = 'fleet.stop'

  declare kind: 'workshop' | 'accident' | 'other'

  get subjectLabel(): string {
    return this.reason
  }
}
