import { FleetVehicleSchema } from '#database/schema'
import type { PlateKind } from '#fleet/rules/plates'

export const VEHICLE_KINDS = ['car', 'van', 'truck', 'machine', 'bus'] as const
export type VehicleKind = (typeof VEHICLE_KINDS)[number]

/** The use class whose inspection periods apply to a kind, unless the register says another. */
export const USE_CLASS: Record<VehicleKind, string> = {
  car: 'private_car',
  van: 'goods',
  truck: 'goods',
  machine: 'works_machine',
  bus: 'staff_transport',
}

/** A vehicle or machine of the commune, owned or not. */
export class Vehicle extends FleetVehicleSchema {
  static table = 'fleet_vehicles'
  static subjectType = 'fleet.vehicle'

  declare kind: VehicleKind
  declare plateKind: PlateKind
  declare energy: 'diesel' | 'petrol' | 'electric' | 'hybrid'
  declare ownership: 'owned' | 'leased' | 'rented' | 'lent'
  declare state: 'active' | 'retired'

  get subjectLabel(): string {
    return this.plate
  }

  get name(): string {
    return `${this.make} ${this.model}`
  }
}
