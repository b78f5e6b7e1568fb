import { Refusal } from '#values/refusal'
import { storedExplanation } from '#platform/rules/explain'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { clock, ZONE } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { Assignment } from '#fleet/models/assignment'
import { Vehicle } from '#fleet/models/vehicle'
import type { VehicleRequest } from '#fleet/models/vehicle_request'
import { announceBoard } from '#fleet/events/board_changed'
import { assignmentFacts, knownDrivers } from '#fleet/queries/assignment_facts'
import { canAssign } from '#fleet/rules/assignments'
import type { AssignmentVerdict } from '#fleet/rules/assignment_facts'
import { lockRequest, moveRequest } from '#fleet/actions/move_request'
import { refuseVerdict, translateBookingError } from '#fleet/actions/booking_refusal'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'

export interface AssignmentChoice {
  requestId: number
  vehicleId: number
  driverId: number
  /** Needed, with `fleet.assignments.override`, when I6, I7 or I8 fail. I1 to I5 cannot be overridden. */
  overrideReason?: string | null
}

/**
 * Holds a vehicle and a driver for an approved request and gives the mission order its number. The rows of
 * vehicle and driver are locked first, the invariants are asked under those locks, and the database refuses
 * an overlap by itself whatever the program believed.
 */
export async function assignRequest(act: Act, choice: AssignmentChoice): Promise<Assignment> {
  const parameters = await loadParameters()
  return translateBookingError(() => transaction((trx) => assignIn(trx, act, choice, parameters)))
}

export async function assignIn(
  trx: Transaction,
  act: Act,
  choice: AssignmentChoice,
  parameters: Parameters
): Promise<Assignment> {
  const vehicle = await lockVehicle(trx, choice.vehicleId)
  await lockDriver(trx, choice.driverId)
  const request = await lockRequest(trx, choice.requestId)
  refuseOver(request)
  const verdict = await judgeHold(trx, act, request, vehicle, choice, parameters)
  await moveRequest(trx, act, request, 'assign', choice.overrideReason ?? null)
  const assignment = await keepAssignment(trx, act, request, choice, verdict)
  announceBoard(trx, request.startsAt)
  return assignment
}

/** A mission that would be over before it began serves nobody. */
function refuseOver(request: VehicleRequest): void {
  if (request.endsAt > clock.now()) return
  const to = request.endsAt.setZone(ZONE).toFormat('dd/MM HH:mm')
  throw new Refusal('fleet.request_over', { number: request.subjectLabel, to }, { status: 409 })
}

/** Asks the invariants; refuses what cannot be overridden, or may not be by this act. */
export async function judgeHold(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  vehicle: Vehicle,
  choice: AssignmentChoice,
  parameters: Parameters,
  liftedBy: LiftingRight = 'fleet.assignments.override'
) {
  const [driver] = await knownDrivers([choice.driverId], trx)
  const facts = await assignmentFacts(trx, request, vehicle, driver)
  const explained = canAssign(facts, parameters)
  const reason = choice.overrideReason ?? null
  settleVerdict(act, explained.value, reason, request.subjectLabel, liftedBy)
  return explained
}

/** Who lifts I6 to I8 and I10: the head of the fleet, and in an emergency the officer on duty. */
export type LiftingRight = 'fleet.assignments.override' | 'fleet.missions.emergency'

/** Lets an allowed verdict pass, and an overridable one when the act may and says why. */
export function settleVerdict(
  act: Act,
  verdict: AssignmentVerdict,
  reason: string | null,
  number: string,
  liftedBy: LiftingRight = 'fleet.assignments.override'
): void {
  if (verdict.verdict === 'allowed') return
  if (verdict.verdict === 'refused') refuseVerdict(verdict, number)
  if (!reason?.trim()) refuseVerdict(verdict, number, 'overrideReason')
  act.authorize(liftedBy)
}

export async function keepAssignment(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  choice: AssignmentChoice,
  explained: Explained<AssignmentVerdict>
): Promise<Assignment> {
  const assignment = new Assignment().useTransaction(trx)
  assignment.merge({
    requestId: request.id,
    holdingRequestId: request.id,
    vehicleId: choice.vehicleId,
    driverId: choice.driverId,
    startsAt: request.startsAt,
    endsAt: request.endsAt,
    state: 'reserved',
    overrides: explained.value.failed.join(',') || null,
    overrideReason: explained.value.failed.length > 0 ? (choice.overrideReason ?? null) : null,
    explanation: storedExplanation('fleet.can_assign', explained),
    assignedBy: act.actor.userId,
    noFuel: false,
    lockVersion: 1,
  })
  await assignment.save()
  const number = await numbers.issue(trx, 'fleet.mission_order', clock.today())
  assignment.orderNumber = number.text
  await assignment.save()
  await registerOfficialDocument(trx, {
    kind: 'fleet.mission_order',
    number: number.text,
    issuedOn: clock.today(),
    subject: { type: 'fleet.assignment', id: assignment.id },
    facts: {
      request: request.subjectLabel,
      vehicle: choice.vehicleId,
      driver: choice.driverId,
      from: request.startsAt.toISO(),
      to: request.endsAt.toISO(),
      destination: request.destination,
    },
  })
  await journal.record(trx, act, {
    action: 'fleet.assignment.created',
    subject: assignment,
    after: snapshot(assignment),
    reason: choice.overrideReason ?? null,
  })
  return assignment
}

/** The vehicle's row, locked: the first lock of every booking, so that two bookings wait for each other. */
export async function lockVehicle(trx: Transaction, id: number): Promise<Vehicle> {
  const vehicle = await Vehicle.query({ client: trx }).where('id', id).forUpdate().first()
  if (!vehicle) throw new Refusal('fleet.vehicle_unknown', { id }, { status: 404 })
  return vehicle
}

export async function lockDriver(trx: Transaction, id: number): Promise<void> {
  const driver = await trx.from('fleet_drivers').where('id', id).forUpdate().first()
  if (!driver) throw new Refusal('fleet.driver_unknown', { id }, { status: 404 })
  if (driver.state !== 'active') throw new Refusal('fleet.driver_inactive', { id })
}
