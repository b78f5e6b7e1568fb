import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { Big } from '#values/decimal'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Assignment } from '#fleet/models/assignment'
import { standingLine } from '#fleet/queries/standing_line'
import type { StandingLine } from '#fleet/queries/standing_line'
import { lockVehicle } from '#fleet/actions/assign_request'
import { translateBookingError } from '#fleet/actions/booking_refusal'
import { recordReading } from '#fleet/actions/record_reading'

export interface LogCorrection {
  departureKm: number
  returnKm: number
  /** Litres as they should read; null when none were taken. */
  fuelLitres?: string | null
  reason: string
}

/**
 * Answers a frozen line of the log book with a counter-entry: the right meters, and the difference in kilometres
 * and litres, so that the sum of the lines is the truth of the trip's day. The two readings of the meter follow.
 * Refuses `fleet.no_log_line`, `fleet.correction_reversed`, `fleet.correction_same`, and what I9 refuses.
 */
export async function correctLogLine(
  act: Act,
  requestId: number,
  correction: LogCorrection
): Promise<void> {
  act.authorize('fleet.log_book.correct')
  const parameters = await loadParameters()
  const closed = await Assignment.query().where({ requestId, state: 'closed' }).first()
  if (!closed) throw new Refusal('fleet.no_log_line', {}, { status: 409 })
  const { number } = await db.from('fleet_requests').where('id', requestId).firstOrFail()
  await translateBookingError(() =>
    transaction(async (trx) => {
      const vehicle = await lockVehicle(trx, closed.vehicleId)
      const standing = await standingLine(closed.id, trx)
      if (!standing) throw new Refusal('fleet.no_log_line', {}, { status: 409 })
      const litres = correction.fuelLitres ?? null
      refuseIdle(number, standing, correction, litres)
      await trx
        .from('fleet_odometer_readings')
        .whereIn('kind', ['departure', 'return'])
        .where('source_id', closed.id)
        .delete()
      for (const [kind, at, km, field] of [
        ['departure', standing.outAt, correction.departureKm, 'departureKm'],
        ['return', standing.inAt, correction.returnKm, 'returnKm'],
      ] as const) {
        const takenAt = DateTime.fromJSDate(at)
        const reading = { vehicle, takenAt, km, kind, sourceId: closed.id, field }
        await recordReading(trx, reading, parameters)
      }
      await counterEntry(trx, act, standing, correction, litres)
      await journal.record(trx, act, {
        action: 'fleet.assignment.log_corrected',
        subject: closed,
        before: figures(standing.outKm, standing.inKm, standing.litres),
        after: figures(correction.departureKm, correction.returnKm, litres),
        reason: correction.reason,
      })
    })
  )
}

function refuseIdle(
  number: string,
  standing: StandingLine,
  correction: LogCorrection,
  litres: string | null
): void {
  const { departureKm: out, returnKm: back } = correction
  if (back < out)
    throw new Refusal('fleet.correction_reversed', { number, out, back }, { field: 'returnKm' })
  const same =
    out === standing.outKm &&
    back === standing.inKm &&
    new Big(litres ?? 0).eq(standing.litres ?? 0)
  if (same) throw new Refusal('fleet.correction_same', { number, out, back }, { field: 'returnKm' })
}

async function counterEntry(
  trx: Transaction,
  act: Act,
  standing: StandingLine,
  correction: LogCorrection,
  litres: string | null
): Promise<void> {
  const difference = new Big(litres ?? 0).minus(standing.litres ?? 0)
  await trx.table('fleet_log_lines').insert({
    ...standing.copied,
    corrects_id: standing.id,
    out_at: standing.outAt,
    in_at: standing.inAt,
    out_km: correction.departureKm,
    in_km: correction.returnKm,
    distance_km: correction.returnKm - correction.departureKm - (standing.inKm - standing.outKm),
    litres: difference.eq(0) ? null : difference.toFixed(2),
    incidents: correction.reason.trim().slice(0, 500),
    signed_by: act.actor.name.slice(0, 120),
    created_at: clock.now().toJSDate(),
  })
}

const figures = (out: number, back: number, litres: string | null) => ({
  out_km: out,
  in_km: back,
  litres,
})
