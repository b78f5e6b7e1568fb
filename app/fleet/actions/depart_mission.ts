import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Assignment } from '#fleet/models/assignment'
import { assignmentFacts, knownDrivers } from '#fleet/queries/assignment_facts'
import { announceBoard } from '#fleet/events/board_changed'
import { canAssign } from '#fleet/rules/assignments'
import { assignIn, lockDriver, lockVehicle, settleVerdict } from '#fleet/actions/assign_request'
import { translateBookingError } from '#fleet/actions/booking_refusal'
import { lockRequest, moveRequest } from '#fleet/actions/move_request'
import { requireOwnMission } from '#fleet/actions/own_mission'
import { recordReading } from '#fleet/actions/record_reading'
import { holdOf } from '#fleet/actions/release_assignment'
import type { VehicleRequest } from '#fleet/models/vehicle_request'

export interface Departure {
  km: number
  /** Tank level in eighths, 0 to 8. */
  fuelLevel?: number | null
  at?: DateTime
  /** Lifts I6 to I8 and I10, with `fleet.assignments.override`. */
  overrideReason?: string | null
}

/** The vehicle leaves: I1 to I8 again, then the odometer (I9, I10). */
export async function departMission(
  act: Act,
  requestId: number,
  departure: Departure
): Promise<Assignment> {
  const parameters = await loadParameters()
  // asked before the transaction, so that its snapshot is taken after the locks
  const planned = await db.from('fleet_assignments').where('holding_request_id', requestId).first()
  if (!planned) throw new Refusal('fleet.not_assigned', { id: requestId }, { status: 409 })
  return translateBookingError(() =>
    transaction(async (trx) => {
      await lockVehicle(trx, planned.vehicle_id)
      await lockDriver(trx, planned.driver_id)
      const request = await lockRequest(trx, requestId)
      return leave(trx, act, request, departure, parameters, 'depart')
    })
  )
}

export interface EmergencyChoice extends Departure {
  vehicleId: number
  driverId: number
  reason: string
}

/**
 * An emergency leaves at once: I1 to I5 and I9 stay hard, the approval follows within the set hours and the
 * request stays flagged.
 */
export async function departEmergency(
  act: Act,
  requestId: number,
  choice: EmergencyChoice
): Promise<Assignment> {
  const parameters = await loadParameters()
  return translateBookingError(() =>
    transaction(async (trx) => {
      act.authorize('fleet.missions.emergency')
      const request = await lockRequest(trx, requestId)
      if (request.priority !== 'emergency') {
        throw new Refusal(
          'fleet.not_an_emergency',
          { number: request.subjectLabel },
          { status: 409 }
        )
      }
      const hours = parameters.on<number>(
        'fleet.mission.emergency_approval_hours',
        clock.today()
      ).value
      if (request.state !== 'approved') {
        request
          .useTransaction(trx)
          .merge({ emergency: true, approvalDueAt: clock.now().plus({ hours }) })
        if (request.state === 'draft') await moveRequest(trx, act, request, 'submit')
      }
      const assigned = {
        requestId,
        vehicleId: choice.vehicleId,
        driverId: choice.driverId,
        overrideReason: choice.reason,
      }
      await assignIn(trx, act, assigned, parameters)
      const again = await lockRequest(trx, requestId)
      return leave(
        trx,
        act,
        again,
        { ...choice, overrideReason: choice.reason },
        parameters,
        'depart'
      )
    })
  )
}

async function leave(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  departure: Departure,
  parameters: Parameters,
  move: string
): Promise<Assignment> {
  const assignment = await holdOf(trx, request.id)
  if (!assignment) throw new Refusal('fleet.not_assigned', { id: request.id }, { status: 409 })
  await requireOwnMission(trx, act, assignment)
  const vehicle = await lockVehicle(trx, assignment.vehicleId)
  const [driver] = await knownDrivers([assignment.driverId], trx)
  const facts = await assignmentFacts(trx, request, vehicle, driver, assignment.id)
  const reason = departure.overrideReason ?? assignment.overrideReason
  settleVerdict(act, canAssign(facts, parameters).value, reason, request.subjectLabel)

  const at = departure.at ?? clock.now()
  const reading = {
    vehicle,
    takenAt: at,
    km: departure.km,
    kind: 'departure' as const,
    sourceId: assignment.id,
  }
  const { value } = await recordReading(trx, reading, parameters)
  if (value.alert) {
    const params = { plate: vehicle.plate, km: value.unexplainedKm, last: value.previous?.km ?? 0 }
    if (!departure.overrideReason?.trim()) {
      throw new Refusal('fleet.unexplained_km', params, { status: 409, field: 'overrideReason' })
    }
    act.authorize('fleet.assignments.override')
  }
  await moveRequest(trx, act, request, move, departure.overrideReason ?? null)
  assignment.useTransaction(trx).merge({
    state: 'out',
    departedAt: at,
    departureKm: departure.km,
    unexplainedKm: value.unexplainedKm,
    departureFuel: departure.fuelLevel ?? null,
    lockVersion: assignment.lockVersion + 1,
  })
  await assignment.save()
  await journal.record(trx, act, {
    action: 'fleet.assignment.departed',
    subject: assignment,
    after: { km: departure.km, at: at.toISO(), unexplained_km: value.unexplainedKm },
    reason: departure.overrideReason ?? null,
  })
  announceBoard(trx, request.startsAt)
  return assignment
}
