import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { assignRequest } from '#fleet/actions/assign_request'
import { departMission } from '#fleet/actions/depart_mission'
import { recordService } from '#fleet/actions/record_service'
import { returnMission } from '#fleet/actions/return_mission'
import { endStop, stopVehicle } from '#fleet/actions/stop_vehicle'
import { monthIndicators } from '#fleet/queries/month_indicators'
import { actWith } from '#tests/support/actors'
import { approvedRequest, at, someDriver, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

/** Monday 2 to Thursday 5 September 2030, 14 hours of service a day. */
const MONTH = '2030-09'
const DAYS = 4
const HOURS = DAYS * 14

test.group('Fleet | the indicators of a month', (group) => {
  group.teardown(() => clock.release())

  test('downtime counts once and in the hours of service; missions, kilometres and cost follow the rows', async ({
    assert,
  }) => {
    clock.freeze(`${MONTH}-02T06:00`)
    const desk = await actWith('fleet_chief')
    const parameters = await loadParameters()
    const bus = { kind: 'bus' as const, seats: 9, odometerKm: 50_000 }
    const [first, second] = [await someVehicle(bus), await someVehicle(bus)]
    const driver = await someDriver(['B', 'D'])
    // two stops that overlap, from Monday noon to Tuesday noon: 8 hours on Monday, 6 on Tuesday
    for (const [from, to] of [
      ['02T12:00', '03T09:00'],
      ['03T08:00', '03T12:00'],
    ]) {
      const stop = await stopVehicle(desk, first.id, {
        kind: 'workshop',
        startsAt: at(`${MONTH}-${from}`),
        expectedEndAt: at(`${MONTH}-${to}`),
        reason: 'Freins',
      })
      clock.freeze(`${MONTH}-${to}`)
      await endStop(desk, stop.id)
      clock.freeze(`${MONTH}-02T06:00`)
    }
    const inTime = await approvedRequest(`${MONTH}-04T09:00`, `${MONTH}-04T12:00`)
    const late = await approvedRequest(`${MONTH}-05T09:00`, `${MONTH}-05T12:00`)
    for (const [request, vehicle, out, back, km] of [
      [inTime, second, '04T09:05', '04T11:35', 50_040],
      [late, first, '05T09:11', '05T11:41', 50_030],
    ] as const) {
      const choice = { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id }
      await assignRequest(desk, { ...choice, overrideReason: 'essai' })
      clock.freeze(`${MONTH}-${out}`)
      await departMission(desk, request.id, { km: 50_000, overrideReason: 'essai' })
      clock.freeze(`${MONTH}-${back}`)
      await returnMission(desk, request.id, { km, noFuel: true })
    }
    await approvedRequest(`${MONTH}-05T12:00`, `${MONTH}-05T13:00`)
    const facts = { plan: 'van', doneOn: `${MONTH}-04`, km: 50_040, costMinor: 70_000 }
    await recordService(desk, second.id, facts)

    clock.freeze(`${MONTH}-05T20:00`)
    const { kinds, onTime, served } = await monthIndicators(MONTH, parameters)
    const line = kinds.find((one) => one.kind === 'bus')
    const buses = await db.from('fleet_vehicles').where({ kind: 'bus', state: 'active' })
    const open = HOURS * buses.length
    const use = line?.use?.value
    assert.equal(line?.vehicles, buses.length)
    assert.equal(use?.availability, (((open - 14) * 100) / open).toFixed(1))
    assert.equal(use?.utilisation, ((5 * 100) / (open - 14)).toFixed(1))
    assert.equal(use?.cost.toDecimal(), '700.00')
    assert.include(onTime, { part: 1, of: 2, percent: '50.0' })
    assert.include(served, { part: 2, of: 3, percent: '66.7' })

    const client = await PageClient.signedIn('fleet_chief')
    const page = await client.get(`/fleet/indicators?month=${MONTH}`)
    assert.include(page.text, 'Transport de personnel')
    assert.include(page.text, 'Tout le parc : pourquoi ces chiffres ?')
    assert.include(page.text, '1 sur 2')
    const future = await client.get('/fleet/indicators?month=2031-01')
    assert.include(future.text, 'Aucune heure de service')
  })

  test('in Arabic for the auditor; not for a driver', async ({ assert }) => {
    const auditor = await PageClient.signedIn('auditor', { locale: 'ar' })
    const page = await auditor.get('/fleet/indicators')
    assert.include(page.text, 'نسبة الجاهزية')
    assert.include(page.html, 'dir="rtl"')
    const driver = await PageClient.signedIn('driver')
    assert.equal(await driver.status('GET', '/fleet/indicators'), 403)
  })
})
