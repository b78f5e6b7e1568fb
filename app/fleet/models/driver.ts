import { FleetDriverSchema } from '#database/schema'

/** A person of the registry who may be sent out with a vehicle. */
export class Driver extends FleetDriverSchema {
  static table = 'fleet_drivers'
  static subjectType = 'fleet.driver'

  declare state: 'active' | 'inactive'

  get subjectLabel(): string {
    return this.code ?? `#${this.id}`
  }
}
