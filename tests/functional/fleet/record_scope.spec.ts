import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { assignRequest } from '#fleet/actions/assign_request'
import { departEmergency } from '#fleet/actions/depart_emergency'
import { createRequest } from '#fleet/actions/create_request'
import { stopVehicle } from '#fleet/actions/stop_vehicle'
import { actWith, personWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'
import { recordRoutes } from '#tests/support/record_routes'
import type { RecordAttempt } from '#tests/support/record_routes'
import { approvedRequest, at, someDriver, someVehicle, unitId } from '#tests/support/fleet/fleet'

/** Records of the roads division: a vehicle, a driver, requests and a mission order. */
async function records() {
  const desk = await actWith('logistics_officer')
  const roads = await unitId('DST-VOI')
  const [vehicle, stopped, driver] = [await someVehicle(), await someVehicle(), await someDriver()]
  await db.from('fleet_drivers').where('id', driver.id).update({ unit_id: roads })
  const stop = await stopVehicle(desk, stopped.id, {
    kind: 'workshop',
    startsAt: at('2027-09-01T08:00'),
    expectedEndAt: at('2027-09-09T08:00'),
    reason: 'Freins',
  })
  const waiting = await createRequest(desk, {
    unitId: roads,
    purpose: 'Visite de chantier',
    priority: 'normal',
    kindWanted: 'car',
    startsAt: at('2027-09-02T08:00'),
    endsAt: at('2027-09-02T10:00'),
    pickup: 'Anfa',
    destination: 'Sbata',
    passengers: 1,
    loadKg: 0,
  })
  const approved = await approvedRequest('2027-09-02T11:00', '2027-09-02T12:00')
  const assignment = await assignRequest(desk, {
    requestId: approved.id,
    vehicleId: vehicle.id,
    driverId: driver.id,
  })
  const emergency = await createRequest(desk, {
    unitId: roads,
    purpose: 'Mur effondré',
    priority: 'emergency',
    kindWanted: 'car',
    startsAt: at('2027-09-01T08:00'),
    endsAt: at('2027-09-01T12:00'),
    pickup: 'Anfa',
    destination: 'Sbata',
    passengers: 1,
    loadKg: 0,
  })
  const [ambulance, otherDriver] = [await someVehicle(), await someDriver()]
  await departEmergency(desk, emergency.id, {
    vehicleId: ambulance.id,
    driverId: otherDriver.id,
    km: 84_000,
    reason: 'secours',
  })
  return { vehicle, stopped, stop, driver, waiting, approved, assignment, emergency }
}

type Records = Awaited<ReturnType<typeof records>>

const facts = {
  plate: 'J999999',
  make: 'Dacia',
  model: 'Logan',
  kind: 'car',
  energy: 'diesel',
  fiscalPower: '6',
  grossWeightKg: '1650',
  tareKg: '1090',
  seats: '5',
  tankLitres: '50',
  firstUsedOn: '2022-01-01',
  ownership: 'owned',
  lockVersion: '1',
}

/** Routes whose right may be limited to a unit, with a form that would pass. */
const LIMITED: Record<string, (of: Records) => RecordAttempt> = {
  'GET /fleet/assignments/:id/order': (of) => ({
    path: `/fleet/assignments/${of.assignment.id}/order`,
  }),
  'GET /fleet/drivers/:id': (of) => ({ path: `/fleet/drivers/${of.driver.id}` }),
  'GET /fleet/requests/:id': (of) => ({ path: `/fleet/requests/${of.waiting.id}` }),
  'GET /fleet/vehicles/:id': (of) => ({ path: `/fleet/vehicles/${of.vehicle.id}` }),
  'GET /fleet/vehicles/:id/edit': (of) => ({ path: `/fleet/vehicles/${of.vehicle.id}/edit` }),
  'GET /fleet/vehicles/:id/log-book': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}/log-book`,
  }),
  'POST /fleet/drivers/:id/states': (of) => ({
    path: `/fleet/drivers/${of.driver.id}/states`,
    form: { state: 'inactive' },
  }),
  'POST /fleet/requests/:id/approvals': (of) => ({
    path: `/fleet/requests/${of.waiting.id}/approvals`,
    form: {},
  }),
  'POST /fleet/requests/:id/cancellations': (of) => ({
    path: `/fleet/requests/${of.waiting.id}/cancellations`,
    form: { reason: 'essai' },
  }),
  'POST /fleet/requests/:id/regularisations': (of) => ({
    path: `/fleet/requests/${of.emergency.id}/regularisations`,
    form: {},
  }),
  'POST /fleet/requests/:id/rejections': (of) => ({
    path: `/fleet/requests/${of.waiting.id}/rejections`,
    form: { reason: 'essai' },
  }),
  'POST /fleet/vehicles/:id/documents': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}/documents`,
    form: { kind: 'insurance', validFrom: '2027-01-01', validTo: '2031-01-01' },
  }),
  'POST /fleet/vehicles/:id/meter-replacements': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}/meter-replacements`,
    form: { replacedAt: '2027-09-01T07:00', oldKm: '84000', newKm: '0', meterReason: 'essai' },
  }),
  'POST /fleet/vehicles/:id/retirements': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}/retirements`,
    form: { on: '2027-09-01', reason: 'essai' },
  }),
  'POST /fleet/vehicles/:id/services': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}/services`,
    form: { plan: 'light', doneOn: '2027-08-30', serviceKm: '84000' },
  }),
  'POST /fleet/vehicles/:id/stops': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}/stops`,
    form: {
      kind: 'workshop',
      startsAt: '2028-01-01T08:00',
      expectedEndAt: '2028-01-02T08:00',
      reason: 'essai',
    },
  }),
  'DELETE /fleet/vehicles/:id/stops/:stop': (of) => ({
    path: `/fleet/vehicles/${of.stopped.id}/stops/${of.stop.id}?_method=DELETE`,
    form: {},
  }),
  'PUT /fleet/vehicles/:id': (of) => ({
    path: `/fleet/vehicles/${of.vehicle.id}?_method=PUT`,
    form: { ...facts, unitId: String(of.vehicle.unitId) },
  }),
}

/** Routes of the desk alone: it serves every unit, so its rights have no limits. */
const DESK = [
  'DELETE /fleet/day-plans/:id',
  'GET /fleet/dispatch-sheets/:on',
  'GET /fleet/fuel/anomalies/:id',
  'POST /fleet/day-plans/:id/acceptances',
  'POST /fleet/day-plans/:id/lines/:line/acceptances',
  'POST /fleet/requests/:id/assignments',
  'POST /fleet/requests/:id/closures',
  'POST /fleet/requests/:id/departures',
  'POST /fleet/requests/:id/emergencies',
  'POST /fleet/requests/:id/log-corrections',
  'POST /fleet/requests/:id/no-shows',
  'POST /fleet/requests/:id/releases',
  'POST /fleet/requests/:id/returns',
]

const LIMITED_PERMISSIONS = [
  'fleet.vehicles.view',
  'fleet.vehicles.edit',
  'fleet.vehicles.stop',
  'fleet.vehicles.retire',
  'fleet.documents.edit',
  'fleet.services.edit',
  'fleet.drivers.view',
  'fleet.drivers.edit',
  'fleet.requests.view',
  'fleet.requests.create',
  'fleet.requests.approve',
]

/** Somebody with every right of the fleet that may be limited, over one unit. */
async function ruler(code: string): Promise<PageClient> {
  const key = 'fleet_unit_trial'
  const known = await db.from('platform_roles').where('key', key).first()
  if (!known) {
    const [roleId] = await db.table('platform_roles').insert({
      key,
      label_fr: 'Essai',
      label_ar: 'تجربة',
      label_en: 'Trial',
      created_at: '2026-01-01 00:00:00',
    })
    await db
      .table('platform_role_permissions')
      .multiInsert(LIMITED_PERMISSIONS.map((permission) => ({ role_id: roleId, permission })))
  }
  return PageClient.signedIn(key, { scope: { kind: 'unit', id: await unitId(code) } })
}

const untouched = async (of: Records) => ({
  vehicle: await db.from('fleet_vehicles').where('id', of.vehicle.id).first(),
  driver: await db.from('fleet_drivers').where('id', of.driver.id).first(),
  stop: await db.from('fleet_vehicle_stops').where('id', of.stop.id).first(),
  requests: await db
    .from('fleet_requests')
    .whereIn('id', [of.waiting.id, of.approved.id, of.emergency.id])
    .orderBy('id'),
})

test.group('Fleet | records by their number', (group) => {
  group.each.setup(() => clock.freeze('2027-09-01T09:00'))
  group.teardown(() => clock.release())

  test('every route that names a record is in one of the two lists', ({ assert }) => {
    assert.deepEqual(recordRoutes('/fleet'), [...Object.keys(LIMITED), ...DESK].toSorted())
  })

  test('the head of another unit is refused each of them, and nothing changes', async ({
    assert,
  }) => {
    const of = await records()
    const stranger = await ruler('DRH')
    const before = await untouched(of)
    for (const [name, attempt] of Object.entries(LIMITED)) {
      const { path, form } = attempt(of)
      const answer = form
        ? await stranger.submit(path, form)
        : await stranger.get(path, { status: 403 })
      assert.equal(answer.status, 403, name)
    }
    assert.deepEqual(await untouched(of), before)
  }).timeout(60_000)

  test('the head of the unit itself may: the refusals above are about the unit', async ({
    assert,
  }) => {
    const of = await records()
    const head = await ruler('DST-VOI')
    const LAST = ['PUT', 'POST /fleet/vehicles/:id/retirements']
    for (const [name, attempt] of Object.entries(LIMITED)) {
      if (LAST.some((word) => name.startsWith(word)) || name.includes('rejections')) continue
      const { path, form } = attempt(of)
      const status = form
        ? (await head.submit(path, form)).status
        : (await head.download(path)).status
      assert.equal(status, 200, name)
    }
    const after = await untouched(of)
    assert.equal(after.driver.state, 'inactive')
    assert.isNotNull(after.stop.ended_at)
    assert.deepEqual(
      after.requests.map((request) => request.state),
      ['cancelled', 'assigned', 'departed']
    )
  }).timeout(60_000)

  test('a driver sees and moves only their own missions', async ({ assert }) => {
    const of = await records()
    const stranger = await PageClient.signedIn('driver')
    const mine = await personWith('driver')
    await db.from('platform_users').where('id', mine.id).update({ staff_number: of.driver.ppr })
    const order = `/fleet/assignments/${of.assignment.id}/order`
    assert.equal(await stranger.status('GET', order), 403)
    assert.equal(
      (await stranger.submit(`/fleet/requests/${of.approved.id}/departures`, { km: '84000' }))
        .status,
      403
    )
    assert.equal(
      (await stranger.submit(`/fleet/requests/${of.emergency.id}/returns`, { km: '84050' })).status,
      403
    )
    assert.notInclude((await stranger.get('/fleet/own-missions')).text, 'OM-')
    for (const path of ['/fleet/board', '/fleet/requests', `/fleet/requests/${of.approved.id}`])
      assert.equal(await stranger.status('GET', path), 403, path)

    const himself = new PageClient(mine)
    await himself.submit('/sign-in', { login: mine.email, password: 'casablanca-2026' })
    assert.equal(await himself.status('GET', order), 200)
    assert.include(
      (await himself.get('/fleet/own-missions')).text,
      of.assignment.orderNumber ?? 'none'
    )
    const row = await db.from('fleet_requests').where('id', of.approved.id).firstOrFail()
    assert.equal(row.state, 'assigned')
  }).timeout(60_000)

  test('the service that asked reads its mission order', async ({ assert }) => {
    const of = await records()
    const scope = (id: number) => ({ scope: { kind: 'unit' as const, id } })
    const own = await PageClient.signedIn('service_head', scope(await unitId('DST-VOI')))
    const other = await PageClient.signedIn('service_head', scope(await unitId('DRH')))
    const order = `/fleet/assignments/${of.assignment.id}/order`
    assert.equal((await own.download(order)).type, 'application/pdf')
    assert.equal(await other.status('GET', order), 403)
  })
})
