import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { assignRequest } from '#fleet/actions/assign_request'
import { departMission } from '#fleet/actions/depart_mission'
import { returnMission } from '#fleet/actions/return_mission'
import { Vehicle } from '#fleet/models/vehicle'
import { actWith } from '#tests/support/actors'
import { approvedRequest, someDriver, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

test.group('Fleet | a new meter', (group) => {
  group.each.setup(() => clock.freeze('2027-10-05T12:00'))
  group.teardown(() => clock.release())

  test('starts at nought and later readings are judged on one scale', async ({ assert }) => {
    const client = await PageClient.signedIn('logistics_officer')
    const vehicle = await someVehicle()
    const path = `/fleet/vehicles/${vehicle.id}/meter-replacements`
    const form = { replacedAt: '2027-10-05T11:00', newKm: '0', meterReason: 'OT-2027-118' }

    await client.get(`/fleet/vehicles/${vehicle.id}`)
    // the old meter's last reading cannot go back either, and what was typed stays
    const refused = await client.submit(path, { ...form, oldKm: '83900' })
    assert.include(
      refused.text,
      `${vehicle.plate} : 83900 km est inférieur aux 84000 km du registre`
    )
    assert.include(refused.html, 'value="OT-2027-118"')
    const future = await client.submit(path, {
      ...form,
      oldKm: '84200',
      replacedAt: '2027-10-06T09:00',
    })
    assert.include(future.text, 'ne peut être daté du 06/10/2027 09:00')

    const done = await client.submit(path, { ...form, oldKm: '84200' })
    assert.include(done.text, 'Le remplacement est enregistré')
    assert.match(done.text, /84.200 → 0 km/)
    assert.equal((await Vehicle.findOrFail(vehicle.id)).odometerKm, 0)
    const again = await client.submit(path, { ...form, oldKm: '84300' })
    assert.include(again.text, 'suit déjà le 05/10/2027 11:00')

    // three kilometres later it leaves without alert, and comes back with 40 more
    const desk = await actWith('logistics_officer')
    const [driver, request] = [
      await someDriver(),
      await approvedRequest('2027-10-05T12:00', '2027-10-05T14:00'),
    ]
    await assignRequest(desk, { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id })
    const left = await departMission(desk, request.id, { km: 3 })
    assert.equal(left.unexplainedKm, 3)
    const out = await client.submit(path, { ...form, oldKm: '50', replacedAt: '2027-10-05T11:59' })
    assert.include(out.text, `est en mission pour ${request.number}`)
    clock.freeze('2027-10-05T13:30')
    const back = await returnMission(desk, request.id, { km: 43, noFuel: true })
    assert.equal(back.returnKm, 43)
    const totals = await db
      .from('fleet_odometer_readings')
      .where('vehicle_id', vehicle.id)
      .orderBy('taken_at')
      .select('km', 'total_km')
    assert.deepEqual(
      totals.map((row) => [row.km, row.total_km]),
      [
        [84_000, 84_000],
        [84_200, 84_200],
        [0, 84_200],
        [3, 84_203],
        [43, 84_243],
      ]
    )
  })
})
