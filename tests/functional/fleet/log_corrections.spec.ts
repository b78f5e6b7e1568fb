import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { assignRequest } from '#fleet/actions/assign_request'
import { closeMission } from '#fleet/actions/close_mission'
import { departMission } from '#fleet/actions/depart_mission'
import { returnMission } from '#fleet/actions/return_mission'
import { Vehicle } from '#fleet/models/vehicle'
import { monthlyActivity } from '#fleet/queries/monthly_activity'
import { actWith } from '#tests/support/actors'
import { approvedRequest, someDriver, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

const DAY = '2028-03-07'

/** A closed mission of a vehicle between two hours of the day. */
async function closed(vehicle: Vehicle, hour: number, out: number, back: number) {
  const chief = await actWith('fleet_chief')
  const driver = await someDriver()
  const two = (number: number) => String(number).padStart(2, '0')
  const request = await approvedRequest(`${DAY}T${two(hour)}:00`, `${DAY}T${two(hour + 1)}:00`)
  await assignRequest(chief, { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id })
  clock.freeze(`${DAY}T${two(hour)}:05`)
  await departMission(chief, request.id, { km: out, overrideReason: 'essai' })
  clock.freeze(`${DAY}T${two(hour)}:50`)
  await returnMission(chief, request.id, { km: back, fuelLitres: '20' })
  await closeMission(chief, request.id, { signedBy: 'N. Conducteur' })
  return request
}

const linesOf = (vehicle: Vehicle) =>
  db.from('fleet_log_lines').where('vehicle_id', vehicle.id).orderBy('id')

test.group('Fleet | a frozen line is answered, never edited', (group) => {
  group.each.setup(() => clock.freeze(`${DAY}T07:00`))
  group.teardown(() => clock.release())

  test('a counter-entry puts the kilometres, the litres and the meter right', async ({
    assert,
  }) => {
    const vehicle = await someVehicle()
    const request = await closed(vehicle, 9, 84_000, 84_430)
    const client = await PageClient.signedIn('fleet_chief')
    const path = `/fleet/requests/${request.id}/log-corrections`
    const page = await client.get(`/fleet/requests/${request.id}`)
    assert.include(page.text, 'Corriger par contre-écriture')

    const reversed = await client.submit(path, {
      departureKm: '84000',
      returnKm: '83990',
      fuelLitres: '20',
      reason: 'Chiffres intervertis',
    })
    assert.include(reversed.text, `${request.number} : le retour (83990 km) ne peut être inférieur`)
    assert.include(reversed.html, 'value="Chiffres intervertis"')
    const same = await client.submit(path, {
      departureKm: '84000',
      returnKm: '84430',
      fuelLitres: '20',
      reason: 'Rien de neuf',
    })
    assert.include(same.text, 'le carnet dit déjà 84000 → 84430 km')

    const done = await client.submit(path, {
      departureKm: '84000',
      returnKm: '84043',
      fuelLitres: '22,5',
      reason: 'Chiffres intervertis',
    })
    assert.include(done.text, 'La contre-écriture est portée au carnet')
    const [line, answer] = await linesOf(vehicle)
    assert.include(line, { in_km: 84_430, distance_km: 430, corrects_id: null })
    assert.include(answer, { in_km: 84_043, distance_km: -387, corrects_id: line.id })
    assert.equal(Number(answer.litres), 2.5)
    assert.equal((await Vehicle.findOrFail(vehicle.id)).odometerKm, 84_043)

    const month = await monthlyActivity(DAY.slice(0, 7))
    const own = month.find((row) => row.vehicleId === vehicle.id)
    assert.include(own, { missions: 1, missionKm: 43, meterKm: 43 })
    await assert.rejects(
      () => db.from('fleet_log_lines').where('id', answer.id).update({ in_km: 1 }),
      /counter-entry/
    )

    // the latest entry stands: a second correction starts from it
    await client.submit(path, {
      departureKm: '84000',
      returnKm: '84040',
      fuelLitres: '22,5',
      reason: 'Relu au compteur',
    })
    const lines = await linesOf(vehicle)
    assert.equal(lines[2].distance_km, -3)
    assert.isNull(lines[2].litres)
    const journal = await db
      .from('platform_journal_entries')
      .where({ action: 'fleet.assignment.log_corrected' })
      .orderBy('id', 'desc')
      .first()
    assert.equal(journal.reason, 'Relu au compteur')
  })

  test('it lies between the readings before and after, or nothing changes', async ({ assert }) => {
    const vehicle = await someVehicle()
    const first = await closed(vehicle, 9, 84_000, 84_020)
    await closed(vehicle, 11, 84_021, 84_060)
    const client = await PageClient.signedIn('fleet_chief')
    await client.get(`/fleet/requests/${first.id}`)
    const refused = await client.submit(`/fleet/requests/${first.id}/log-corrections`, {
      departureKm: '84000',
      returnKm: '84035',
      reason: 'Relu au compteur',
    })
    assert.include(refused.text, `${vehicle.plate} : 84035 km contredit le relevé de 84021 km`)
    assert.lengthOf(await linesOf(vehicle), 2)
    const readings = await db
      .from('fleet_odometer_readings')
      .where('vehicle_id', vehicle.id)
      .orderBy('total_km')
      .select('km')
    assert.deepEqual(
      readings.map((reading) => reading.km),
      [84_000, 84_000, 84_020, 84_021, 84_060]
    )
    assert.equal((await Vehicle.findOrFail(vehicle.id)).odometerKm, 84_060)
  })

  test('the officer who closed it may not correct it', async ({ assert }) => {
    const request = await closed(await someVehicle(), 9, 84_000, 84_020)
    const client = await PageClient.signedIn('logistics_officer')
    const page = await client.get(`/fleet/requests/${request.id}`)
    assert.include(page.text, 'Ligne du carnet')
    assert.notInclude(page.text, 'Corriger par contre-écriture')
    const refused = await client.submit(`/fleet/requests/${request.id}/log-corrections`, {
      departureKm: '84000',
      returnKm: '84010',
      reason: 'essai',
    })
    assert.equal(refused.status, 403)
  })
})
