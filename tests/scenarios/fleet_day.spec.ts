import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { systemAct } from '#platform/act'
import { recordUnavailability } from '#registry/actions/record_unavailability'
import { assignRequest } from '#fleet/actions/assign_request'
import { closeMission } from '#fleet/actions/close_mission'
import { createRequest } from '#fleet/actions/create_request'
import { approveRequest } from '#fleet/actions/decide_request'
import { departMission } from '#fleet/actions/depart_mission'
import { returnMission } from '#fleet/actions/return_mission'
import { type Vehicle } from '#fleet/models/vehicle'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { boardVehicles } from '#fleet/queries/board'
import { actOf, actWith, personWith } from '#tests/support/actors'
import { approvedRequest, at, someDriver, someVehicle, unitId } from '#tests/support/fleet/fleet'

async function sentence(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'accepted'
}

const stateOn = async (vehicle: Vehicle) => {
  const board = await boardVehicles('2027-04-06')
  return board.find((row) => row.id === vehicle.id)?.state
}

test.group('A day at the dispatch desk', (group) => {
  group.setup(() => clock.freeze('2027-04-06T07:00'))
  group.teardown(() => clock.release())

  test('the roads service asks, its head agrees, the desk assigns, the driver drives, the book is closed', async ({
    assert,
  }) => {
    const roads = await unitId('DST-VOI')
    const head = await actWith('service_head', { kind: 'unit', id: roads })
    const otherHead = await actWith('service_head', { kind: 'unit', id: roads })
    const desk = await actWith('logistics_officer')
    const chief = await actWith('fleet_chief')

    // Driss of the roads service asks for a car from 08:00 to 10:30. He may not approve it himself.
    const request = await createRequest(head, {
      unitId: roads,
      purpose: 'Relevé des nids-de-poule',
      priority: 'normal',
      kindWanted: 'car',
      startsAt: at('2027-04-06T08:00'),
      endsAt: at('2027-04-06T10:30'),
      pickup: 'Sidi Othmane',
      destination: 'Sbata',
      passengers: 3,
      loadKg: 0,
    })
    assert.match(request.number ?? '', /^DV-\d{4}-\d{5}$/)
    assert.equal(await sentence(approveRequest(head, request.id)), 'fleet.own_request')
    await approveRequest(otherHead, request.id)

    // The desk tries a car whose inspection lapsed yesterday, then a driver without the category.
    const lapsed = await someVehicle({ inspectedTo: '2027-04-05' })
    const car = await someVehicle()
    const driver = await someDriver(['B'])
    const trucker = await someDriver(['C'])
    const choose = (vehicle: Vehicle, driverId: number, reason?: string) =>
      assignRequest(desk, {
        requestId: request.id,
        vehicleId: vehicle.id,
        driverId,
        overrideReason: reason,
      })
    assert.equal(await sentence(choose(lapsed, driver.id)), 'fleet.assignment.inspection_expires')
    assert.equal(
      await sentence(choose(lapsed, driver.id, 'urgent')),
      'fleet.assignment.inspection_expires'
    )
    assert.equal(
      await sentence(choose(car, trucker.id)),
      'fleet.assignment.licence_category_missing'
    )

    // Another driver is away; the registry says so, nobody here knows why. I7 asks for the chief and a reason.
    const away = await someDriver(['B'])
    await transaction((trx) =>
      recordUnavailability(trx, systemAct('test'), {
        partyId: away.partyId,
        kind: 'leave',
        away: { fromOn: '2027-04-05', toOn: '2027-04-07' },
        source: { type: 'test.leave', id: away.id },
      })
    )
    assert.equal(await sentence(choose(car, away.id)), 'fleet.assignment.driver_away')

    const assignment = await choose(car, driver.id)
    assert.match(assignment.orderNumber ?? '', /^OM-\d{4}-\d{5}$/)
    assert.equal(await stateOn(car), 'reserved')

    // A second mission from 10:00 would overlap; from 10:30 it does not.
    const early = await approvedRequest('2027-04-06T10:00', '2027-04-06T11:00')
    const other = await someDriver(['B'])
    const second = { vehicleId: car.id, driverId: other.id }
    assert.equal(
      await sentence(assignRequest(desk, { requestId: early.id, ...second })),
      'fleet.assignment.vehicle_busy'
    )
    const next = await approvedRequest('2027-04-06T10:30', '2027-04-06T12:00')
    assert.equal(await sentence(assignRequest(desk, { requestId: next.id, ...second })), 'accepted')

    // The driver leaves: the meter cannot go back, seven unexplained kilometres need the chief.
    const person = await personWith('driver')
    await db.from('platform_users').where('id', person.id).update({ staff_number: driver.ppr })
    const himself = await actOf(person)
    const stranger = await actWith('driver')
    await db.from('fleet_odometer_readings').where('vehicle_id', car.id).delete()
    await db.table('fleet_odometer_readings').insert({
      vehicle_id: car.id,
      taken_at: new Date('2027-04-05T16:00:00Z'),
      km: 84_210,
      total_km: 84_210,
      kind: 'manual',
      created_at: new Date(),
    })
    clock.freeze('2027-04-06T08:05')
    assert.equal(
      await sentence(departMission(stranger, request.id, { km: 84_212 })),
      'fleet.not_own_mission'
    )
    assert.equal(
      await sentence(departMission(himself, request.id, { km: 84_200 })),
      'fleet.odometer_refused'
    )
    assert.equal(
      await sentence(departMission(himself, request.id, { km: 84_217 })),
      'fleet.unexplained_km'
    )
    await departMission(chief, request.id, { km: 84_217, overrideReason: 'Essai après réparation' })
    assert.equal(await stateOn(car), 'out')

    // At 10:50 it is late, which the board shows; back at 10:52 with 87 km.
    clock.freeze('2027-04-06T10:50')
    assert.equal(await stateOn(car), 'late')
    clock.freeze('2027-04-06T10:52')
    assert.equal(
      await sentence(returnMission(himself, request.id, { km: 84_000 })),
      'fleet.odometer_refused'
    )
    await returnMission(himself, request.id, { km: 84_304, noFuel: true })
    await closeMission(desk, request.id, { signedBy: 'N. Conducteur' })

    // The line is frozen: 87 km, and the database lets nobody touch it.
    const line = await db
      .from('fleet_log_lines')
      .where('assignment_id', assignment.id)
      .firstOrFail()
    assert.equal(line.distance_km, 87)
    await assert.rejects(
      () => db.from('fleet_log_lines').where('id', line.id).update({ distance_km: 1 }),
      /counter-entry/
    )
    const closed = await VehicleRequest.findOrFail(request.id)
    assert.equal(closed.state, 'closed')
    const moves = await db
      .from('fleet_request_moves')
      .where('request_id', request.id)
      .orderBy('id')
      .select('to_state')
    assert.deepEqual(
      moves.map((move) => move.to_state),
      ['submitted', 'approved', 'assigned', 'departed', 'returned', 'closed']
    )
  })

  test('too many passengers: the officer cannot, the chief can with a reason', async ({
    assert,
  }) => {
    const desk = await actWith('logistics_officer')
    const chief = await actWith('fleet_chief')
    const car = await someVehicle()
    const driver = await someDriver(['B'])
    const request = await approvedRequest('2027-04-06T14:00', '2027-04-06T15:00', { passengers: 6 })
    const choice = { requestId: request.id, vehicleId: car.id, driverId: driver.id }
    assert.equal(await sentence(assignRequest(desk, choice)), 'fleet.assignment.seats_short')
    assert.equal(
      await sentence(assignRequest(desk, { ...choice, overrideReason: 'deux rotations' })),
      'access.denied'
    )
    const assignment = await assignRequest(chief, { ...choice, overrideReason: 'deux rotations' })
    assert.equal(assignment.overrides, 'I6')
  })
})
