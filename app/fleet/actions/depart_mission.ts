import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock, ZONE } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Assignment } from '#fleet/models/assignment'
import { assignmentFacts, knownDrivers } from '#fleet/queries/assignment_facts'
import { announceBoard } from '#fleet/events/board_changed'
import { canAssign } from '#fleet/rules/assignments'
import { lockDriver, lockVehicle, settleVerdict } from '#fleet/actions/assign_request'
import type { LiftingRight } from '#fleet/actions/assign_request'
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
      return leave(trx, act, request, departure, parameters)
    })
  )
}

/** How a mission leaves: by the normal road, or at once in an emergency. */
interface Road {
  move: 'depart' | 'depart_emergency'
  liftedBy: LiftingRight
}

const PLANNED: Road = { move: 'depart', liftedBy: 'fleet.assignments.override' }

/**
 * The vehicle of a held request leaves, inside a transaction that holds vehicle, driver and request: I1 to I8
 * from the moment it really leaves, then the meter. A vehicle that leaves early holds from then on.
 */
export async function leave(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  departure: Departure,
  parameters: Parameters,
  road: Road = PLANNED
): Promise<Assignment> {
  const assignment = await holdOf(trx, request.id)
  if (!assignment) throw new Refusal('fleet.not_assigned', { id: request.id }, { status: 409 })
  await requireOwnMission(trx, act, assignment)
  const at = departure.at ?? clock.now()
  refuseWindowOver(request, at)
  const vehicle = await lockVehicle(trx, assignment.vehicleId)
  const [driver] = await knownDrivers([assignment.driverId], trx)
  const from = at < request.startsAt ? at : request.startsAt
  const facts = await assignmentFacts(trx, request, vehicle, driver, {
    except: assignment.id,
    from,
  })
  const reason = departure.overrideReason ?? assignment.overrideReason
  const verdict = canAssign(facts, parameters).value
  settleVerdict(act, verdict, reason, request.subjectLabel, road.liftedBy)

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
    act.authorize(road.liftedBy)
  }
  await moveRequest(trx, act, request, road.move, departure.overrideReason ?? null)
  assignment.useTransaction(trx).merge({
    state: 'out',
    startsAt: from,
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

/** What was booked until an hour does not leave after it: others may hold the vehicle by then. */
function refuseWindowOver(request: VehicleRequest, at: DateTime): void {
  if (at < request.endsAt) return
  const params = {
    number: request.subjectLabel,
    to: request.endsAt.setZone(ZONE).toFormat('dd/MM HH:mm'),
  }
  throw new Refusal('fleet.window_over', params, { status: 409 })
}
