import { FleetFuelAnomalySchema } from '#database/schema'
import type { FuelAnomalyKind } from '#fleet/rules/fuel_anomalies'

/** Something odd in a fill that a person must decide on. */
export class FuelAnomaly extends FleetFuelAnomalySchema {
  static table = 'fleet_fuel_anomalies'
  static subjectType = 'fleet.fuel_anomaly'

  declare kind: FuelAnomalyKind
  declare state: 'open' | 'justified' | 'confirmed'

  get subjectLabel(): string {
    return `${this.kind} #${this.transactionId}`
  }
}
