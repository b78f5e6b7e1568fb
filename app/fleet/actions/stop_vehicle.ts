import type { DateTime } from 'luxon'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Vehicle } from '#fleet/models/vehicle'
import { VehicleStop } from '#fleet/models/vehicle_stop'
import { announceBoard } from '#fleet/events/board_changed'
import { lockVehicle } from '#fleet/actions/assign_request'

export interface StopFacts {
  kind: 'workshop' | 'accident' | 'other'
  startsAt: DateTime
  expectedEndAt: DateTime
  reason: string
  assignmentId?: number | null
}

/**
 * Takes a vehicle out of service for a time. Refuses while a mission holds it then: the officer gives the
 * mission another vehicle first.
 */
export async function stopVehicle(
  act: Act,
  vehicleId: number,
  facts: StopFacts
): Promise<VehicleStop> {
  return transaction(async (trx) => {
    const vehicle = await lockVehicle(trx, vehicleId)
    act.authorize('fleet.vehicles.stop', vehicle)
    const held = await trx
      .from('fleet_assignments as a')
      .join('fleet_requests as r', 'r.id', 'a.request_id')
      .where('a.vehicle_id', vehicleId)
      .whereIn('a.state', ['reserved', 'out'])
      .where('a.starts_at', '<', facts.expectedEndAt.toJSDate())
      .where('a.ends_at', '>', facts.startsAt.toJSDate())
      .select('r.number')
      .first()
    if (held)
      throw new Refusal(
        'fleet.stop_while_held',
        { plate: vehicle.plate, number: held.number },
        { status: 409 }
      )
    return stopIn(trx, act, vehicle, facts)
  })
}

/** The same inside a transaction that already holds the vehicle: a return with defects, an accident. */
export async function stopIn(
  trx: Transaction,
  act: Act,
  vehicle: Vehicle,
  facts: StopFacts
): Promise<VehicleStop> {
  if (facts.expectedEndAt <= facts.startsAt) {
    throw new Refusal(
      'fleet.window_reversed',
      {
        from: facts.startsAt.toFormat('dd/MM HH:mm'),
        to: facts.expectedEndAt.toFormat('dd/MM HH:mm'),
      },
      { field: 'expectedEndAt' }
    )
  }
  const stop = new VehicleStop().useTransaction(trx)
  stop.merge({ ...facts, vehicleId: vehicle.id, createdBy: act.actor.userId })
  await stop.save()
  await journal.record(trx, act, {
    action: 'fleet.vehicle.stopped',
    subject: vehicle,
    after: snapshot(stop),
    reason: facts.reason,
  })
  announceBoard(trx, facts.startsAt)
  return stop
}

/** The vehicle is fit again. */
export async function endStop(act: Act, stopId: number): Promise<VehicleStop> {
  return transaction(async (trx) => {
    const stop = await VehicleStop.query({ client: trx })
      .where('id', stopId)
      .forUpdate()
      .firstOrFail()
    const vehicle = await lockVehicle(trx, stop.vehicleId)
    act.authorize('fleet.vehicles.stop', vehicle)
    if (stop.endedAt) return stop
    const now = clock.now()
    stop.useTransaction(trx).endedAt = now < stop.startsAt ? stop.startsAt : now
    await stop.save()
    await journal.record(trx, act, {
      action: 'fleet.vehicle.fit_again',
      subject: vehicle,
      after: { stop: stop.reason },
    })
    announceBoard(trx, now)
    return stop
  })
}
