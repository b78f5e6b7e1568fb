import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { replaceMeter } from '#fleet/actions/replace_meter'
import { recordReading } from '#fleet/actions/record_reading'
import { recordService } from '#fleet/actions/record_service'
import type { ServiceFacts } from '#fleet/actions/record_service'
import { maintenanceDuesJob } from '#fleet/jobs/maintenance_dues'
import { enqueue } from '#platform/jobs/outbox'
import { executeRun } from '#platform/jobs/execution'
import { Vehicle } from '#fleet/models/vehicle'
import { actWith } from '#tests/support/actors'
import { at, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

const dueOf = (vehicle: { id: number }, plan = 'light') =>
  db.from('fleet_maintenance_dues').where({ vehicle_id: vehicle.id, plan }).first()

async function drive(vehicle: Vehicle, moment: string, km: number): Promise<void> {
  const parameters = await loadParameters()
  await transaction(async (trx) => {
    const locked = await Vehicle.query({ client: trx }).where('id', vehicle.id).firstOrFail()
    const reading = { vehicle: locked, takenAt: at(moment), km, kind: 'manual' as const }
    await recordReading(trx, reading, parameters)
  })
}

test.group('Fleet | services and when the next falls due', (group) => {
  group.each.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('the worked case 6 from the page: due at 84,300 km or 12/03/2027, about 04/01/2027', async ({
    assert,
  }) => {
    const vehicle = await someVehicle({ odometerKm: 70_000 })
    assert.include(await dueOf(vehicle), { state: 'unrecorded', due_on: null })
    await drive(vehicle, '2026-03-10T09:00', 74_280)
    const client = await PageClient.signedIn('logistics_officer')
    const path = `/fleet/vehicles/${vehicle.id}/services`
    await client.get(`/fleet/vehicles/${vehicle.id}`)
    const done = await client.submit(path, {
      plan: 'light',
      doneOn: '2026-03-12',
      serviceKm: '74300',
      cost: '640,00',
      place: 'Atelier central',
    })
    assert.include(done.text, 'L’entretien est enregistré')
    await drive(vehicle, '2026-11-20T18:00', 82_900)
    const due = await dueOf(vehicle)
    assert.include(due, { state: 'later', due_km: 84_300, km_left: 1_400, due_on: '2027-03-12' })
    assert.equal(due.expected_on, '2027-01-04')
    const page = await client.get(`/fleet/vehicles/${vehicle.id}`)
    assert.match(page.text, /dans 1.400 km/)
    assert.include(page.text, 'Entretien VL : pourquoi cette échéance ?')

    // within a tenth of the interval it is soon, beyond it overdue; a service done late counts from when it was done
    await drive(vehicle, '2026-11-22T18:00', 83_400)
    assert.equal((await dueOf(vehicle)).state, 'soon')
    await drive(vehicle, '2026-11-23T08:00', 84_350)
    assert.include(await dueOf(vehicle), { state: 'overdue', km_left: -50 })
    const list = await client.get('/fleet/maintenance?view=overdue')
    assert.include(list.text, vehicle.plate)
    const desk = await actWith('logistics_officer')
    await recordService(desk, vehicle.id, { plan: 'light', doneOn: '2026-11-23', km: 84_360 })
    assert.include(await dueOf(vehicle), { state: 'later', due_km: 94_360, due_on: '2027-11-23' })
    assert.equal((await Vehicle.findOrFail(vehicle.id)).odometerKm, 84_360)
  })

  test('the meter of a service lies between the readings around its day', async ({ assert }) => {
    const vehicle = await someVehicle({ odometerKm: 70_000 })
    await drive(vehicle, '2026-06-10T09:00', 74_000)
    await drive(vehicle, '2026-08-10T09:00', 76_000)
    const client = await PageClient.signedIn('logistics_officer')
    await client.get(`/fleet/vehicles/${vehicle.id}`)
    const path = `/fleet/vehicles/${vehicle.id}/services`
    const form = { plan: 'light', doneOn: '2026-07-01', serviceKm: '75000' }
    for (const [change, sentence] of [
      [{ serviceKm: '73900' }, '73900 km contredit le relevé de 74000 km du 10/06/2026'],
      [{ serviceKm: '76100' }, '76100 km contredit le relevé de 76000 km du 10/08/2026'],
      [{ doneOn: '2026-11-24' }, 'un entretien fait le 24/11/2026 n’a pas encore eu lieu'],
      [{ doneOn: '2021-11-24' }, 'avant la première mise en circulation du 01/01/2022'],
      [{ serviceKm: '' }, 'donner le compteur'],
      [{ plan: 'works_machine' }, 'works_machine'],
    ] as const) {
      const refused = await client.submit(path, { ...form, note: 'OT 118', ...change })
      assert.include(refused.text, sentence)
      assert.include(refused.html, 'value="OT 118"')
    }
    assert.lengthOf(await db.from('fleet_services').where('vehicle_id', vehicle.id), 0)
    // the same service twice is one service, corrected
    await client.submit(path, form)
    await client.submit(path, { ...form, serviceKm: '75010' })
    const services = await db.from('fleet_services').where('vehicle_id', vehicle.id)
    assert.lengthOf(services, 1)
    assert.equal(services[0].km, 75_010)
  })

  test('a new meter does not disturb what is left', async ({ assert }) => {
    const vehicle = await someVehicle({ odometerKm: 70_000 })
    const desk = await actWith('logistics_officer')
    const facts: ServiceFacts = { plan: 'light', doneOn: '2026-11-20', km: 74_000 }
    await recordService(desk, vehicle.id, facts)
    await replaceMeter(desk, vehicle.id, {
      replacedAt: at('2026-11-22T09:00'),
      oldKm: 75_000,
      newKm: 0,
      reason: 'OT 118',
    })
    await drive(vehicle, '2026-11-23T08:00', 200)
    assert.include(await dueOf(vehicle), { km_left: 8_800, due_km: 9_000 })
  })

  test('what falls overdue by the calendar alone is announced once by the morning job', async ({
    assert,
  }) => {
    const vehicle = await someVehicle({ odometerKm: 70_000 })
    const desk = await actWith('logistics_officer')
    await recordService(desk, vehicle.id, { plan: 'light', doneOn: '2026-11-20', km: 70_500 })
    const morning = async (day: string) => {
      clock.freeze(`${day}T06:05`)
      const runId = await transaction((trx) =>
        enqueue(
          trx,
          desk,
          maintenanceDuesJob,
          {},
          { title: { key: 'fleet.jobs.maintenance_dues' } }
        )
      )
      await executeRun(runId)
      const notices = await db
        .from('platform_notifications')
        .where('url', `/fleet/vehicles/${vehicle.id}`)
        .where('user_id', desk.actor.userId ?? 0)
      return notices.length
    }
    assert.equal(await morning('2027-11-19'), 0)
    assert.equal(await morning('2027-11-21'), 1)
    assert.equal((await dueOf(vehicle)).state, 'overdue')
    assert.equal(await morning('2027-11-22'), 1)
  })

  test('in Arabic the list reads from the right; it is not for a driver', async ({ assert }) => {
    await someVehicle()
    const client = await PageClient.signedIn('logistics_officer', { locale: 'ar' })
    const page = await client.get('/fleet/maintenance?view=unrecorded')
    assert.include(page.text, 'الصيانة الوقائية')
    assert.include(page.html, 'dir="rtl"')
    const driver = await PageClient.signedIn('driver')
    assert.equal(await driver.status('GET', '/fleet/maintenance'), 403)
  })
})
