import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { Refusal } from '#values/refusal'
import { assignRequest } from '#fleet/actions/assign_request'
import { approvedRequest, someDriver, someVehicle } from '#tests/support/fleet/fleet'

const act = systemAct('test')
const PARALLEL = 200

async function living(column: string, id: number): Promise<number> {
  const row = await db
    .from('fleet_assignments')
    .where(column, id)
    .whereIn('state', ['reserved', 'out'])
    .count('* as total')
    .first()
  return Number(row.total)
}

test.group('Fleet | double booking', () => {
  test('200 parallel assignments of one vehicle: exactly one wins', async ({ assert }) => {
    const vehicle = await someVehicle()
    const drivers: { id: number }[] = []
    const requests = []
    for (let index = 0; index < PARALLEL; index += 1) {
      requests.push(await approvedRequest('2027-03-02T08:00', '2027-03-02T10:30'))
      if (index < 20) drivers.push(await someDriver())
    }
    const tries = requests.map((request, index) =>
      assignRequest(act, {
        requestId: request.id,
        vehicleId: vehicle.id,
        driverId: drivers[index % drivers.length].id,
      })
    )
    const outcomes = await Promise.allSettled(tries)
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    assert.lengthOf(won, 1)
    for (const outcome of refused) {
      assert.instanceOf(outcome.reason, Refusal)
      assert.match((outcome.reason as Refusal).code, /vehicle_busy|vehicle_taken/)
    }
    assert.equal(await living('vehicle_id', vehicle.id), 1)
    const numbers = await db
      .from('fleet_assignments')
      .whereNotNull('order_number')
      .orderBy('id')
      .select('order_number')
    assert.equal(new Set(numbers.map((one) => one.order_number)).size, numbers.length)
  }).timeout(120_000)

  test('one driver cannot be in two vehicles at once', async ({ assert }) => {
    const driver = await someDriver()
    const vehicles = [await someVehicle(), await someVehicle(), await someVehicle()]
    const requests = []
    for (let index = 0; index < 12; index += 1)
      requests.push(await approvedRequest('2027-03-03T08:00', '2027-03-03T10:00'))
    const outcomes = await Promise.allSettled(
      requests.map((request, index) =>
        assignRequest(act, {
          requestId: request.id,
          vehicleId: vehicles[index % 3].id,
          driverId: driver.id,
        })
      )
    )
    assert.lengthOf(
      outcomes.filter((outcome) => outcome.status === 'fulfilled'),
      1
    )
    assert.equal(await living('driver_id', driver.id), 1)
  })

  test('the database refuses an overlap that the program let through', async ({ assert }) => {
    const vehicle = await someVehicle()
    const [first, second] = [await someDriver(), await someDriver()]
    const request = await approvedRequest('2027-03-04T08:00', '2027-03-04T10:00')
    const assignment = await assignRequest(act, {
      requestId: request.id,
      vehicleId: vehicle.id,
      driverId: first.id,
    })
    const other = await approvedRequest('2027-03-04T09:00', '2027-03-04T11:00')
    const row = {
      request_id: other.id,
      holding_request_id: other.id,
      vehicle_id: vehicle.id,
      driver_id: second.id,
      starts_at: other.startsAt.toJSDate(),
      ends_at: other.endsAt.toJSDate(),
      state: 'reserved',
      created_at: new Date(),
      updated_at: new Date(),
    }
    await assert.rejects(() => db.table('fleet_assignments').insert(row), /vehicle already held/)
    await assert.rejects(
      () =>
        db
          .from('fleet_assignments')
          .where('id', assignment.id)
          .update({ ends_at: new Date('2027-03-04T07:00:00Z') }),
      /fleet_assignments_window_check|CONSTRAINT/
    )
  })

  test('half-open: the next booking may begin when the last ends', async ({ assert }) => {
    const vehicle = await someVehicle()
    const driver = await someDriver()
    for (const [from, to] of [
      ['08:00', '10:30'],
      ['10:30', '12:00'],
    ]) {
      const request = await approvedRequest(`2027-03-05T${from}`, `2027-03-05T${to}`)
      await assignRequest(act, {
        requestId: request.id,
        vehicleId: vehicle.id,
        driverId: driver.id,
      })
    }
    assert.equal(await living('vehicle_id', vehicle.id), 2)
    const late = await approvedRequest('2027-03-05T10:00', '2027-03-05T11:00')
    const other = await someDriver()
    await assert.rejects(
      () => assignRequest(act, { requestId: late.id, vehicleId: vehicle.id, driverId: other.id }),
      /vehicle_busy/
    )
  })

  test('forty bookings of forty vehicles at once all pass', async ({ assert }) => {
    const bookings = []
    for (let index = 0; index < 40; index += 1) {
      const [vehicle, driver] = [await someVehicle(), await someDriver()]
      bookings.push({
        vehicle,
        driver,
        request: await approvedRequest('2027-03-08T08:00', '2027-03-08T10:00'),
      })
    }
    const outcomes = await Promise.allSettled(
      bookings.map(({ vehicle, driver, request }) =>
        assignRequest(act, { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id })
      )
    )
    const faults = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : []
    )
    assert.deepEqual(faults, [])
  })
})
