import type { Parameters } from '#values/parameters'
import type { AssignmentVerdict } from '#fleet/rules/assignment_facts'
import { canAssign } from '#fleet/rules/assignments'
import {
  driverFacts,
  heldAssignments,
  knownDrivers,
  missionFacts,
  vehicleFacts,
} from '#fleet/queries/assignment_facts'
import { Vehicle } from '#fleet/models/vehicle'
import type { VehicleRequest } from '#fleet/models/vehicle_request'

export interface VehicleCandidate {
  vehicle: Vehicle
  verdict: AssignmentVerdict
  /** The kind asked for. */
  fits: boolean
}

export interface DriverCandidate {
  id: number
  name: string
  nameAr: string | null
  verdict: AssignmentVerdict
}

/** Vehicles for a request, those that may go first; each with its verdict, the driver left aside. */
export async function vehicleCandidates(
  request: VehicleRequest,
  parameters: Parameters
): Promise<VehicleCandidate[]> {
  const span = { from: request.startsAt, to: request.endsAt }
  const vehicles = await Vehicle.query().where('state', 'active').orderBy('plate')
  const ids = vehicles.map((vehicle) => vehicle.id)
  const [facts, held, mission] = await Promise.all([
    vehicleFacts(vehicles, span),
    heldAssignments({ vehicleIds: ids, driverIds: [] }, span),
    missionFacts(request),
  ])
  return vehicles
    .map((vehicle) => {
      const question = { vehicle: facts.get(vehicle.id)!, driver: null, mission, assignments: held }
      return {
        vehicle,
        verdict: canAssign(question, parameters).value,
        fits: vehicle.kind === request.kindWanted,
      }
    })
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.vehicle.seats - b.vehicle.seats ||
        a.vehicle.plate.localeCompare(b.vehicle.plate)
    )
}

/** Those that may go first; of the others those with the fewest faults, and the kind asked for before the rest. */
function rank({ verdict, fits }: VehicleCandidate): number {
  const faults = verdict.checks.filter((check) => check.outcome === 'failed').length
  return (verdict.verdict === 'refused' ? 100 : 0) + faults * 2 + (fits ? 0 : 1)
}

/** Drivers for a request with a vehicle, those that may go first. */
export async function driverCandidates(
  request: VehicleRequest,
  vehicle: Vehicle,
  parameters: Parameters
): Promise<DriverCandidate[]> {
  const span = { from: request.startsAt, to: request.endsAt }
  const drivers = await knownDrivers()
  const [vehicles, facts, held, mission] = await Promise.all([
    vehicleFacts([vehicle], span),
    driverFacts(drivers, span),
    heldAssignments(
      { vehicleIds: [vehicle.id], driverIds: drivers.map((driver) => driver.id) },
      span
    ),
    missionFacts(request),
  ])
  const order = { allowed: 0, override_needed: 1, refused: 2 }
  return drivers
    .map((driver) => {
      const question = {
        vehicle: vehicles.get(vehicle.id)!,
        driver: facts.get(driver.id)!,
        mission,
        assignments: held,
      }
      return {
        id: driver.id,
        name: driver.name,
        nameAr: driver.nameAr,
        verdict: canAssign(question, parameters).value,
      }
    })
    .sort(
      (a, b) => order[a.verdict.verdict] - order[b.verdict.verdict] || a.name.localeCompare(b.name)
    )
}
