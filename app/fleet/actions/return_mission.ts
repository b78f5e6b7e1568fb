import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Assignment } from '#fleet/models/assignment'
import { announceBoard } from '#fleet/events/board_changed'
import { lockVehicle } from '#fleet/actions/assign_request'
import { translateBookingError } from '#fleet/actions/booking_refusal'
import { lockRequest, moveRequest } from '#fleet/actions/move_request'
import { requireOwnMission } from '#fleet/actions/own_mission'
import { recordReading } from '#fleet/actions/record_reading'
import { holdOf } from '#fleet/actions/release_assignment'
import { stopIn } from '#fleet/actions/stop_vehicle'

export interface Return {
  km: number
  fuelLevel?: number | null
  at?: DateTime
  /** Litres put in on the way; null and `noFuel` when none. */
  fuelLitres?: string | null
  noFuel?: boolean
  defects?: string | null
  /** The defects stop the vehicle until somebody has looked at it. */
  toWorkshop?: boolean
}

/** The vehicle is back: kilometres and time are after the departure; defects may send it to the workshop. */
export async function returnMission(
  act: Act,
  requestId: number,
  back: Return
): Promise<Assignment> {
  const parameters = await loadParameters()
  // asked before the transaction, so that its snapshot is taken after the locks
  const planned = await db.from('fleet_assignments').where('holding_request_id', requestId).first()
  if (!planned) throw new Refusal('fleet.not_assigned', { id: requestId }, { status: 409 })
  return translateBookingError(() =>
    transaction(async (trx) => {
      const vehicle = await lockVehicle(trx, planned.vehicle_id)
      const request = await lockRequest(trx, requestId)
      await moveRequest(trx, act, request, 'return')
      const assignment = await holdOf(trx, requestId)
      if (!assignment?.departedAt)
        throw new Refusal('fleet.not_assigned', { id: requestId }, { status: 409 })
      await requireOwnMission(trx, act, assignment)
      const at = back.at ?? clock.now()
      if (at < assignment.departedAt) {
        throw new Refusal(
          'fleet.returned_before_departure',
          { left: assignment.departedAt.toFormat('dd/MM HH:mm') },
          { field: 'at' }
        )
      }
      if (back.toWorkshop && !back.defects?.trim()) {
        const params = { plate: vehicle.plate, number: request.subjectLabel }
        throw new Refusal('fleet.defects_needed', params, { field: 'defects' })
      }
      await recordReading(
        trx,
        { vehicle, takenAt: at, km: back.km, kind: 'return', sourceId: assignment.id },
        parameters
      )
      assignment.useTransaction(trx).merge({
        state: 'returned',
        holdingRequestId: null,
        returnedAt: at,
        returnKm: back.km,
        returnFuel: back.fuelLevel ?? null,
        fuelLitres: back.fuelLitres ?? null,
        noFuel: back.noFuel ?? !back.fuelLitres,
        defects: back.defects ?? null,
        lockVersion: assignment.lockVersion + 1,
      })
      await assignment.save()
      if (back.toWorkshop && back.defects) {
        await stopIn(trx, act, vehicle, {
          kind: 'workshop',
          startsAt: at,
          expectedEndAt: at.plus({ days: 1 }),
          reason: back.defects,
          assignmentId: assignment.id,
        })
      }
      await journal.record(trx, act, {
        action: 'fleet.assignment.returned',
        subject: assignment,
        after: { km: back.km, at: at.toISO(), defects: back.defects ?? null },
      })
      announceBoard(trx, request.startsAt)
      return assignment
    })
  )
}
