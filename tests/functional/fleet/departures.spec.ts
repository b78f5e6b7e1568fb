import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { assignRequest } from '#fleet/actions/assign_request'
import { departMission } from '#fleet/actions/depart_mission'
import { actWith } from '#tests/support/actors'
import { approvedRequest, at, someDriver, someVehicle } from '#tests/support/fleet/fleet'

async function sentence(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'accepted'
}

test.group('Fleet | what leaves holds from the moment it leaves', (group) => {
  group.each.setup(() => clock.freeze('2027-04-12T07:00'))
  group.teardown(() => clock.release())

  async function twoMissions() {
    const desk = await actWith('logistics_officer')
    const [car, first, second] = [await someVehicle(), await someDriver(), await someDriver()]
    const morning = await approvedRequest('2027-04-12T08:00', '2027-04-12T10:00')
    const later = await approvedRequest('2027-04-12T10:00', '2027-04-12T12:00')
    const vehicleId = car.id
    await assignRequest(desk, { requestId: morning.id, vehicleId, driverId: first.id })
    await assignRequest(desk, { requestId: later.id, vehicleId, driverId: second.id })
    return { desk, car, first, second, morning, later }
  }

  test('a mission cannot leave early into the window of another', async ({ assert }) => {
    const { desk, morning, later } = await twoMissions()
    clock.freeze('2027-04-12T08:30')
    assert.equal(
      await sentence(departMission(desk, later.id, { km: 84_000 })),
      'fleet.assignment.vehicle_busy'
    )
    assert.equal(await sentence(departMission(desk, morning.id, { km: 84_000 })), 'accepted')
    // ten minutes early, and the first is still out
    clock.freeze('2027-04-12T09:50')
    assert.equal(
      await sentence(departMission(desk, later.id, { km: 84_000 })),
      'fleet.assignment.vehicle_busy'
    )
    // late, and still out: the vehicle does not leave twice
    clock.freeze('2027-04-12T10:20')
    assert.equal(
      await sentence(departMission(desk, later.id, { km: 84_000 })),
      'fleet.assignment.vehicle_busy'
    )
  })

  test('a vehicle out for two days is not free, and what is over does not leave', async ({
    assert,
  }) => {
    const { desk, car, morning, later } = await twoMissions()
    clock.freeze('2027-04-12T08:00')
    await departMission(desk, morning.id, { km: 84_000 })
    clock.freeze('2027-04-14T09:00')
    const now = await approvedRequest('2027-04-14T08:55', '2027-04-14T11:00')
    const driver = await someDriver()
    assert.equal(
      await sentence(
        assignRequest(desk, { requestId: now.id, vehicleId: car.id, driverId: driver.id })
      ),
      'fleet.assignment.vehicle_busy'
    )
    assert.equal(await sentence(departMission(desk, later.id, { km: 84_000 })), 'fleet.window_over')
  })

  test('the database itself lets no vehicle and no driver be out twice', async ({ assert }) => {
    const { desk, morning, later, first } = await twoMissions()
    clock.freeze('2027-04-12T08:00')
    await departMission(desk, morning.id, { km: 84_000 })
    const second = db.from('fleet_assignments').where('holding_request_id', later.id)
    await assert.rejects(() => second.clone().update({ state: 'out' }), /out_vehicle_unique/)
    const other = await someVehicle()
    await assert.rejects(
      () => second.clone().update({ state: 'out', vehicle_id: other.id, driver_id: first.id }),
      /out_driver_unique/
    )
  })

  test('leaving early holds the vehicle earlier', async ({ assert }) => {
    const desk = await actWith('logistics_officer')
    const [car, driver] = [await someVehicle(), await someDriver()]
    const request = await approvedRequest('2027-04-12T08:00', '2027-04-12T10:00')
    await assignRequest(desk, { requestId: request.id, vehicleId: car.id, driverId: driver.id })
    clock.freeze('2027-04-12T07:30')
    await departMission(desk, request.id, { km: 84_000 })
    const hold = await db
      .from('fleet_holds')
      .where({ holder: 'vehicle', holder_id: car.id })
      .orderBy('starts_at')
      .firstOrFail()
    assert.equal(hold.starts_at.getTime(), at('2027-04-12T07:30').toMillis())
  })
})
