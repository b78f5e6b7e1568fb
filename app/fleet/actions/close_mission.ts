import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { Assignment } from '#fleet/models/assignment'
import { knownDrivers } from '#fleet/queries/assignment_facts'
import { localText } from '#fleet/queries/instants'
import { announceBoard } from '#fleet/events/board_changed'
import { lockRequest, moveRequest } from '#fleet/actions/move_request'

export interface Closure {
  signedBy: string
  /** "None" must be said when no litres are known (I11). */
  noFuel?: boolean
}

/** I11: kilometres out and in, fuel or "none", a signature; then the log-book line is frozen. */
export async function closeMission(act: Act, requestId: number, closure: Closure): Promise<void> {
  await transaction(async (trx) => {
    const request = await lockRequest(trx, requestId)
    const assignment = await Assignment.query({ client: trx })
      .where({ requestId, state: 'returned' })
      .forUpdate()
      .first()
    await moveRequest(trx, act, request, 'close')
    const trip = assignment ? completeTrip(assignment) : null
    if (!assignment || !trip) {
      throw new Refusal('fleet.closure_incomplete', { number: request.subjectLabel })
    }
    const noFuel = Boolean(assignment.noFuel) || Boolean(closure.noFuel)
    if (!closure.signedBy.trim())
      throw new Refusal(
        'fleet.signature_needed',
        { number: request.subjectLabel },
        { field: 'signedBy' }
      )
    if (assignment.fuelLitres === null && !noFuel) {
      throw new Refusal(
        'fleet.fuel_not_told',
        { number: request.subjectLabel },
        { field: 'noFuel' }
      )
    }
    const [driver] = await knownDrivers([assignment.driverId], trx)
    assignment.useTransaction(trx).merge({
      state: 'closed',
      signedBy: closure.signedBy.trim(),
      noFuel,
      closedAt: clock.now(),
      lockVersion: assignment.lockVersion + 1,
    })
    await assignment.save()
    await trx.table('fleet_log_lines').insert({
      vehicle_id: assignment.vehicleId,
      assignment_id: assignment.id,
      day_on: localText(trip.departedAt).slice(0, 10),
      driver_name: driver.name,
      mission: `${request.number} ${request.purpose}`.slice(0, 300),
      place: `${request.pickup} → ${request.destination}`,
      out_at: trip.departedAt.toJSDate(),
      in_at: trip.returnedAt.toJSDate(),
      out_km: trip.departureKm,
      in_km: trip.returnKm,
      distance_km: trip.returnKm - trip.departureKm,
      litres: assignment.fuelLitres,
      incidents: assignment.defects,
      signed_by: closure.signedBy.trim(),
      created_at: clock.now().toJSDate(),
    })
    await journal.record(trx, act, {
      action: 'fleet.assignment.closed',
      subject: assignment,
      after: { distance_km: trip.returnKm - trip.departureKm, signed_by: closure.signedBy },
    })
    announceBoard(trx, request.startsAt)
  })
}

/** The readings of a trip that went and came back; null when one of them is missing. */
function completeTrip({ departedAt, returnedAt, departureKm, returnKm }: Assignment) {
  if (departedAt === null || returnedAt === null || departureKm === null || returnKm === null)
    return null
  return { departedAt, returnedAt, departureKm, returnKm }
}
