import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { Refusal } from '#values/refusal'
import { assignRequest } from '#fleet/actions/assign_request'
import { departMission } from '#fleet/actions/depart_mission'
import { stopVehicle } from '#fleet/actions/stop_vehicle'
import { actWith } from '#tests/support/actors'
import { approvedRequest, at, someDriver, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

test.group('Fleet | the workshop and the desk at the same moment', (group) => {
  group.each.setup(() => clock.freeze('2029-06-05T07:00'))
  group.teardown(() => clock.release())

  test('twenty times a mission and a stop of the same hours: one of the two, never both', async ({
    assert,
  }) => {
    const desk = await actWith('logistics_officer')
    const driver = await someDriver()
    for (let turn = 0; turn < 20; turn += 1) {
      const vehicle = await someVehicle()
      const day = `2029-06-${String(6 + turn).padStart(2, '0')}`
      const request = await approvedRequest(`${day}T09:00`, `${day}T11:00`)
      const choice = { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id }
      const facts = {
        kind: 'workshop' as const,
        startsAt: at(`${day}T08:00`),
        expectedEndAt: at(`${day}T12:00`),
        reason: 'Freins',
      }
      const outcomes = await Promise.allSettled(
        turn % 2 === 0
          ? [assignRequest(desk, choice), stopVehicle(desk, vehicle.id, facts)]
          : [stopVehicle(desk, vehicle.id, facts), assignRequest(desk, choice)]
      )
      const refused = outcomes.filter((one) => one.status === 'rejected')
      assert.lengthOf(refused, 1, day)
      assert.instanceOf(refused[0].reason, Refusal)
      const held = await db.from('fleet_assignments').where('vehicle_id', vehicle.id)
      const stops = await db.from('fleet_vehicle_stops').where('vehicle_id', vehicle.id)
      assert.equal(held.length + stops.length, 1, day)
    }
  }).timeout(120_000)

  test('two departures of one mission at once: one leaves, one reading is kept', async ({
    assert,
  }) => {
    const desk = await actWith('logistics_officer')
    const [vehicle, driver] = [await someVehicle(), await someDriver()]
    const request = await approvedRequest('2029-06-05T09:00', '2029-06-05T11:00')
    await assignRequest(desk, { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id })
    clock.freeze('2029-06-05T09:00')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => departMission(desk, request.id, { km: 84_001 }))
    )
    assert.lengthOf(
      outcomes.filter((one) => one.status === 'fulfilled'),
      1
    )
    const readings = await db
      .from('fleet_odometer_readings')
      .where({ vehicle_id: vehicle.id, kind: 'departure' })
    assert.lengthOf(readings, 1)
  })

  test('the board shows drivers hour by hour as well, in both languages', async ({ assert }) => {
    const desk = await actWith('logistics_officer')
    const [vehicle, driver] = [await someVehicle(), await someDriver()]
    const request = await approvedRequest('2029-06-05T09:00', '2029-06-05T11:00')
    await assignRequest(desk, { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id })
    const client = await PageClient.signedIn('logistics_officer')
    const page = await client.get('/fleet/board?on=2029-06-05&rows=drivers')
    assert.include(page.text, 'Conducteurs heure par heure'.slice(0, 11))
    assert.include(page.html, `/fleet/drivers/${driver.id}"`)
    assert.include(page.html, `· ${vehicle.plate}"`)
    assert.notInclude(page.html, `/fleet/vehicles/${vehicle.id}"><bdi class="plate strong"`)
  })
})
