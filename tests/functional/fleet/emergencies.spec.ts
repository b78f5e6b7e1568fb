import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import type { Act } from '#platform/act'
import { createRequest } from '#fleet/actions/create_request'
import { approveRequest, regulariseEmergency } from '#fleet/actions/decide_request'
import { departEmergency } from '#fleet/actions/depart_emergency'
import { assignRequest } from '#fleet/actions/assign_request'
import { stopVehicle } from '#fleet/actions/stop_vehicle'
import { closeMission } from '#fleet/actions/close_mission'
import { returnMission } from '#fleet/actions/return_mission'
import type { RequestFacts } from '#fleet/actions/create_request'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { actWith, personWith, actOf } from '#tests/support/actors'
import { approvedRequest, at, someDriver, someVehicle, unitId } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

async function sentence(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'accepted'
}

async function emergencyOf(act: Act, facts: Partial<RequestFacts> = {}) {
  return createRequest(act, {
    unitId: await unitId(),
    purpose: 'Effondrement d’un mur',
    priority: 'emergency',
    kindWanted: 'car',
    startsAt: at('2027-04-07T08:00'),
    endsAt: at('2027-04-07T12:00'),
    pickup: 'Anfa',
    destination: 'Sidi Moumen',
    passengers: 2,
    loadKg: 0,
    ...facts,
  })
}

const REASON = 'Mur effondré sur la voie'

test.group('Fleet | emergencies', (group) => {
  group.each.setup(() => clock.freeze('2027-04-07T08:05'))
  group.teardown(() => clock.release())

  test('leaves before anybody approves, flagged, and is approved after the fact within the day', async ({
    assert,
  }) => {
    const roads = await unitId('DST-VOI')
    const head = await personWith('service_head', { kind: 'unit', id: roads })
    const asker = await actWith('service_head', { kind: 'unit', id: roads })
    const desk = await actWith('logistics_officer')
    const [car, driver] = [await someVehicle(), await someDriver(['B'])]
    const request = await emergencyOf(asker)
    assert.equal(request.state, 'submitted')

    const choice = { vehicleId: car.id, driverId: driver.id, km: 84_001, reason: REASON }
    const assignment = await departEmergency(desk, request.id, choice)
    assert.equal(assignment.state, 'out')
    assert.match(assignment.orderNumber ?? '', /^OM-/)
    const left = await VehicleRequest.findOrFail(request.id)
    assert.equal(left.state, 'departed')
    assert.isTrue(Boolean(left.emergency))
    assert.isNull(left.approvedAt)
    assert.equal(left.approvalDueAt?.toMillis(), clock.now().plus({ hours: 24 }).toMillis())
    const notice = await db
      .from('platform_notifications')
      .where({ user_id: head.id, text_key: 'fleet.notices.emergency_left' })
      .first()
    assert.isNotNull(notice)

    // its page says so; who asked cannot approve it, another head can, late or not
    assert.equal(await sentence(regulariseEmergency(asker, request.id)), 'fleet.own_request')
    clock.freeze('2027-04-08T10:00')
    const page = await PageClient.signedIn('logistics_officer')
    const before = await page.get(`/fleet/requests/${request.id}`)
    assert.include(before.text, 'l’approbation devait être donnée avant le 08/04/2027 08:05')
    assert.notInclude(before.text, 'Approuver après coup')
    await regulariseEmergency(await actOf(head), request.id)
    assert.include(
      (await page.get(`/fleet/requests/${request.id}`)).text,
      'Approuvé après coup le 08/04/2027 10:00, hors délai (08/04/2027 08:05)'
    )
    assert.equal(
      await sentence(regulariseEmergency(await actOf(head), request.id)),
      'fleet.nothing_to_regularise'
    )
    const moves = await db.from('fleet_request_moves').where('request_id', request.id).orderBy('id')
    assert.deepEqual(
      moves.map((move) => move.name),
      ['submit', 'depart_emergency', 'regularise']
    )

    await returnMission(desk, request.id, { km: 84_030, noFuel: true })
    await closeMission(desk, request.id, { signedBy: 'N. Conducteur' })
    const line = await db.from('fleet_log_lines').where('assignment_id', assignment.id).first()
    assert.equal(line.distance_km, 29)
  })

  test('I1 to I5 and I9 stay hard in an emergency, even for the head of the fleet', async ({
    assert,
  }) => {
    const chief = await actWith('fleet_chief')
    const desk = await actWith('logistics_officer')
    const [car, driver] = [await someVehicle(), await someDriver(['B'])]
    const tries = async (vehicleId: number, driverId: number, km = 84_000) => {
      const request = await emergencyOf(desk)
      const choice = { vehicleId, driverId, km, reason: REASON }
      const code = await sentence(departEmergency(chief, request.id, choice))
      const row = await VehicleRequest.findOrFail(request.id)
      assert.equal(row.state, code === 'accepted' ? 'departed' : 'submitted')
      return code
    }

    const held = await approvedRequest('2027-04-07T09:00', '2027-04-07T10:00')
    const [busy, busyDriver] = [await someVehicle(), await someDriver(['B'])]
    await assignRequest(desk, {
      requestId: held.id,
      vehicleId: busy.id,
      driverId: busyDriver.id,
    })
    assert.equal(await tries(busy.id, driver.id), 'fleet.assignment.vehicle_busy')
    assert.equal(await tries(car.id, busyDriver.id), 'fleet.assignment.driver_busy')
    const trucker = await someDriver(['C'])
    assert.equal(await tries(car.id, trucker.id), 'fleet.assignment.licence_category_missing')
    const expired = await someDriver(['B'], '2027-04-06')
    assert.equal(await tries(car.id, expired.id), 'fleet.assignment.licence_expires')
    const uninsured = await someVehicle({ insuredTo: '2027-04-06' })
    assert.equal(await tries(uninsured.id, driver.id), 'fleet.assignment.insurance_expires')
    const lapsed = await someVehicle({ inspectedTo: '2027-04-06' })
    assert.equal(await tries(lapsed.id, driver.id), 'fleet.assignment.inspection_expires')
    const broken = await someVehicle()
    await stopVehicle(chief, broken.id, {
      kind: 'workshop',
      startsAt: at('2027-04-06T08:00'),
      expectedEndAt: at('2027-04-09T18:00'),
      reason: 'Freins',
    })
    assert.equal(await tries(broken.id, driver.id), 'fleet.assignment.vehicle_stopped')
    const before = { vehicle_id: car.id, taken_at: new Date('2027-04-06T16:00:00Z') }
    await db.table('fleet_odometer_readings').insert({
      ...before,
      km: 84_210,
      total_km: 84_210,
      kind: 'manual',
      created_at: new Date(),
    })
    assert.equal(await tries(car.id, driver.id, 84_200), 'fleet.odometer_refused')
    assert.equal(await tries(car.id, driver.id, 84_211), 'accepted')
  })

  test('I6 to I8 and I10 are lifted by the officer on duty, with the reason kept', async ({
    assert,
  }) => {
    clock.freeze('2027-04-07T22:40')
    const desk = await actWith('logistics_officer')
    const [car, driver] = [await someVehicle(), await someDriver(['B'])]
    await db.table('fleet_odometer_readings').insert({
      vehicle_id: car.id,
      taken_at: at('2027-04-07T16:00').toJSDate(),
      km: 84_000,
      total_km: 84_000,
      kind: 'manual',
      created_at: new Date(),
    })
    const night = { startsAt: at('2027-04-07T22:30'), endsAt: at('2027-04-08T01:00') }
    const request = await emergencyOf(desk, { ...night, passengers: 6 })
    const choice = { vehicleId: car.id, driverId: driver.id, km: 84_100, reason: REASON }
    const assignment = await departEmergency(desk, request.id, choice)
    assert.equal(assignment.overrides, 'I6,I8')
    assert.equal(assignment.overrideReason, REASON)
    assert.equal(assignment.unexplainedKm, 100)
    // without the reason, or for a request that is no emergency, nothing leaves
    const calm = await emergencyOf(desk, { ...night, priority: 'urgent' })
    assert.equal(await sentence(departEmergency(desk, calm.id, choice)), 'fleet.not_an_emergency')
    const driving = await actWith('driver')
    const other = await emergencyOf(desk, night)
    assert.equal(await sentence(departEmergency(driving, other.id, choice)), 'access.denied')
    await approveRequest(await actWith('fleet_chief'), other.id)
    const again = {
      ...choice,
      vehicleId: (await someVehicle()).id,
      driverId: (await someDriver()).id,
    }
    const approved = await departEmergency(desk, other.id, { ...again, km: 84_000 })
    assert.equal(approved.state, 'out')
    const row = await VehicleRequest.findOrFail(other.id)
    assert.isFalse(Boolean(row.emergency), 'approved before: nothing is owed afterwards')
  })

  test('an officer sends an emergency from the page without JavaScript', async ({ assert }) => {
    const client = await PageClient.signedIn('logistics_officer')
    const [car, driver] = [await someVehicle(), await someDriver(['B'])]
    const request = await emergencyOf(await actWith('logistics_officer'))
    const page = await client.get(`/fleet/requests/${request.id}?vehicle=${car.id}&all=1`)
    assert.include(page.text, 'Partir en secours')
    const done = await client.submit(`/fleet/requests/${request.id}/emergencies`, {
      vehicleId: String(car.id),
      driverId: String(driver.id),
      km: '84002',
      reason: REASON,
    })
    assert.include(done.text, 'Le départ est enregistré')
    assert.include(done.text, 'à approuver avant le 08/04/2027 08:05')
  })
})
