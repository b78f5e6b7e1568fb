import { FleetAssignmentSchema } from '#database/schema'

export type AssignmentState = 'reserved' | 'out' | 'returned' | 'closed' | 'released' | 'no_show'

/** A vehicle and a driver held for a request, until the log-book line is frozen. */
export class Assignment extends FleetAssignmentSchema {
  static table = 'fleet_assignments'
  static subjectType = 'fleet.assignment'

  declare state: AssignmentState

  get subjectLabel(): string {
    return this.orderNumber ?? `#${this.id}`
  }
}
