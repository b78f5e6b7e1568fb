import { FleetRequestSchema } from '#database/schema'
import type { VehicleKind } from '#fleet/models/vehicle'
import type { RequestState } from '#fleet/rules/request_states'

/** What a service asks: a vehicle of a kind, between two instants, for a purpose. */
export class VehicleRequest extends FleetRequestSchema {
  static table = 'fleet_requests'
  static subjectType = 'fleet.request'

  declare state: RequestState
  declare priority: 'normal' | 'urgent' | 'emergency'
  declare kindWanted: VehicleKind

  get subjectLabel(): string {
    return this.number ?? this.sourceNumber ?? `#${this.id}`
  }
}
