import type { Act } from '#platform/act'
import type { Subject, SubjectDefinition } from '#platform/subjects/subject'
import { FuelAnomaly } from '#fleet/models/fuel_anomaly'
import { Vehicle } from '#fleet/models/vehicle'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { Assignment } from '#fleet/models/assignment'

type Found = { id: number; subjectLabel: string; unitId?: number }

/** The records of the fleet as the journal, comments and attachments name them. */
export const fleetSubjects: SubjectDefinition[] = [
  subject('fleet.vehicle', 'fleet.vehicles.show', 'fleet.vehicles.view', (id) => Vehicle.find(id)),
  subject('fleet.request', 'fleet.requests.show', 'fleet.requests.view', (id) =>
    VehicleRequest.find(id)
  ),
  subject('fleet.assignment', undefined, 'fleet.board.view', (id) => Assignment.find(id)),
  subject('fleet.fuel_anomaly', 'fleet.anomalies.show', 'fleet.fuel.view', (id) =>
    FuelAnomaly.find(id)
  ),
]

function subject(
  type: string,
  route: string | undefined,
  permission: string,
  read: (id: number) => Promise<Found | null>
): SubjectDefinition {
  return {
    type,
    route,
    permission,
    async find(id: number, act: Act): Promise<Subject | null> {
      const record = await read(id)
      return record && act.can(permission, record) ? { type, id, label: record.subjectLabel } : null
    },
  }
}
