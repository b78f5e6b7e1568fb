import { test } from '@japa/runner'
import { answer, explain } from '#tests/unit/fleet/parameters'
import { fleetRules } from '#fleet/rules/index'

const at = (time: string) => `2026-11-24T${time}`
const held = { reference: 'r0', vehicle: 'V1', from: at('08:00'), to: at('10:30') }
const asked = (from: string, to: string) => ({
  vehicle: { plate: 'V1' },
  mission: { from: at(from), to: at(to) },
  assignments: [held],
})
const read = answer

test.group('Fleet | worked cases', () => {
  test('1 overlap: {0}–{1} with a buffer of {2} min')
    .with([
      { from: '10:30', to: '12:00', buffer: 0, allowed: true },
      { from: '10:00', to: '11:00', buffer: 0, allowed: false },
      { from: '10:30', to: '12:00', buffer: 15, allowed: false },
      { from: '06:00', to: '08:00', buffer: 0, allowed: true },
      { from: '06:00', to: '07:50', buffer: 15, allowed: false },
    ])
    .run(async ({ assert }, { from, to, buffer, allowed }) => {
      const value = await read<{ allowed: boolean; failed: string[] }>('fleet.can_assign', {
        ...asked(from, to),
        buffer_minutes: buffer,
      })
      assert.equal(value.allowed, allowed)
      assert.deepEqual(value.failed, allowed ? [] : ['I1'])
    })

  test('2 odometer: {km} km at {at}')
    .with([
      {
        at: '2026-11-12T08:00',
        km: 84150,
        departure: false,
        accepted: true,
        alert: false,
        unexplained: 0,
      },
      {
        at: '2026-11-12T08:00',
        km: 84230,
        departure: false,
        accepted: false,
        alert: false,
        unexplained: 0,
      },
      {
        at: '2026-11-15T08:00',
        km: 84217,
        departure: true,
        accepted: true,
        alert: true,
        unexplained: 7,
      },
      {
        at: '2026-11-15T08:00',
        km: 84215,
        departure: true,
        accepted: true,
        alert: false,
        unexplained: 5,
      },
      {
        at: '2026-11-15T08:00',
        km: 84209,
        departure: true,
        accepted: false,
        alert: false,
        unexplained: 0,
      },
    ])
    .run(async ({ assert }, { at: moment, km, departure, accepted, alert, unexplained }) => {
      const readings = [
        { at: '2026-11-10T08:00', km: 84000 },
        { at: '2026-11-14T08:00', km: 84210 },
      ]
      const value = await read<Record<string, unknown>>('fleet.odometer', {
        readings,
        candidate: { at: moment, km, departure },
      })
      assert.containsSubset(value, { accepted, alert, unexplainedKm: unexplained })
    })

  test('2 odometer: the return gives the mission 87 km', async ({ assert }) => {
    const readings = [{ at: '2026-11-15T08:00', km: 84217 }]
    const value = await read<Record<string, unknown>>('fleet.odometer', {
      readings,
      candidate: { at: '2026-11-15T12:00', km: 84304 },
    })
    assert.containsSubset(value, { accepted: true, sincePrevious: 87 })
  })

  test('2 odometer: a new meter starts low and the distance goes on', async ({ assert }) => {
    const value = await read<Record<string, unknown>>('fleet.odometer', {
      readings: [{ at: '2026-11-14T08:00', km: 84210 }],
      replacements: [{ at: '2026-11-15T08:00', old_km: 84230, new_km: 0 }],
      candidate: { at: '2026-11-16T08:00', km: 40 },
    })
    assert.containsSubset(value, { accepted: true, sincePrevious: 60 })
  })

  test('4 consumption: 61.2 L over 680 km is 9.00 L/100', async ({ assert }) => {
    const fills = [
      { meter: 61200, litres: 48, full: true },
      { meter: 61520, litres: 20, full: false },
      { meter: 61880, litres: 41.2, full: true },
    ]
    assert.deepEqual(await read('fleet.consumption', { fills }), {
      rate: '9.00',
      litres: '61.2',
      distance: '680',
    })
  })

  test('5 anomaly: over the tank, and 176 % of the reference', async ({ assert }) => {
    const vehicle = { tank_litres: 50, energy: 'diesel', reference_per_100: 8.5 }
    const over = await read<object[]>('fleet.fuel_anomalies', {
      vehicle,
      fills: [{ transaction: 'a', at: at('08:00'), litres: 57.3 }],
    })
    assert.deepEqual(over, [
      { transaction: 'a', kind: 'over_tank', measured: '57.3', limit: '52.5' },
    ])

    const fills = [
      { transaction: 'a', at: '2026-11-20T08:00', litres: 40, odometer: 61000 },
      { transaction: 'b', at: '2026-11-24T08:00', litres: 45, odometer: 61300 },
    ]
    const { value, steps } = await explain('fleet.fuel_anomalies', { vehicle, fills })
    assert.containsSubset(value as object[], [
      { transaction: 'b', kind: 'consumption_high', measured: '15' },
    ])
    assert.include(steps[0].formula, '176 %')
  })

  test('6 maintenance: the car is due at 84,300 km or 12/03/2027, about 04/01/2027', async ({
    assert,
  }) => {
    const state = {
      plan: 'light',
      last_on: '2026-03-12',
      last_km: 74300,
      km: 82900,
      on: '2026-11-23',
    }
    const { value, steps } = await explain('fleet.maintenance_due', state)
    assert.containsSubset(value as object, {
      dueKm: 84300,
      dueOn: '2027-03-12',
      kmLeft: 1400,
      expectedOn: '2027-01-04',
      soon: false,
      overdue: false,
    })
    assert.isTrue(steps.some((step) => step.formula?.includes('33,6 = 41,7')))
  })

  test('6 maintenance: the machine with 18 h left is soon', async ({ assert }) => {
    const state = {
      interval: { hours: 250 },
      last_on: '2026-03-12',
      last_hours: 1180,
      hours: 1412,
      on: '2026-11-23',
    }
    assert.containsSubset(await read('fleet.maintenance_due', state), {
      dueHours: 1430,
      hoursLeft: 18,
      soon: true,
    })
  })

  test('7 inspection: {use_class} is due {due}')
    .with([
      {
        use_class: 'private_car',
        first_used_on: '2022-06-15',
        last_visit_on: null,
        due: '2027-06-15',
        left: 569,
      },
      {
        use_class: 'goods',
        first_used_on: '2026-02-10',
        last_visit_on: null,
        due: '2027-02-10',
        left: 444,
      },
      {
        use_class: 'staff_transport',
        first_used_on: '2026-09-01',
        last_visit_on: null,
        due: '2027-03-01',
        left: 98,
      },
      {
        use_class: 'staff_transport',
        first_used_on: '2020-01-01',
        last_visit_on: '2026-08-31',
        due: '2027-02-28',
        left: 97,
      },
    ])
    .run(async ({ assert }, { due, left, ...facts }) => {
      const value = await read<object>('fleet.inspection_due', { ...facts, on: '2026-11-23' })
      assert.containsSubset(
        value,
        facts.use_class === 'staff_transport' ? { dueOn: due, daysLeft: left } : { dueOn: due }
      )
    })

  test('8 utilisation: 85.0 %, 60.0 %, 51.0 % and 3.66 DH a kilometre', async ({ assert }) => {
    const value = await read<object>('fleet.utilisation', {
      opening_hours: 160,
      downtime_hours: 24,
      mission_hours: 81.6,
      km: 1850,
      costs: { fuel: 2109, upkeep: 640, rent: 3720, insurance: 310 },
    })
    assert.deepEqual(JSON.parse(JSON.stringify(value)), {
      availability: '85.0',
      utilisation: '60.0',
      utilisationOfCalendar: '51.0',
      cost: '6779.00',
      costPerKm: '3.66',
    })
  })

  test('9 licence: valid at departure, expired before the end: refused', async ({ assert }) => {
    const value = await read<{ verdict: string; failed: string[] }>('fleet.can_assign', {
      vehicle: {
        plate: 'J179814',
        seats: 3,
        gross_weight_kg: 7500,
        tare_kg: 3300,
        insurance_to: '2027-07-16',
        inspection_to: '2027-05-12',
      },
      driver: { name: 'd', licences: [{ category: 'C', valid_to: '2026-11-30' }] },
      mission: { from: '2026-11-28T08:00', to: '2026-12-02T17:00', permit: true },
    })
    assert.equal(value.verdict, 'refused')
    assert.deepEqual(value.failed, ['I3'])
  })

  test('9 road tax: a 9 CV diesel paid on 20 March owes 1,732.50', async ({ assert }) => {
    const owed = {
      energy: 'diesel',
      fiscal_power: 9,
      gross_weight_kg: 2000,
      year: 2026,
      paid_on: '2026-03-20',
    }
    const value = JSON.parse(JSON.stringify(await read('fleet.road_tax', owed)))
    assert.containsSubset(value, { principal: '1500.00', surcharge: '232.50', total: '1732.50' })
    assert.equal(value.instalments[0].lateMonths, 2)
  })

  test('10 assignment: the only full plan, 30 empty kilometres, r4 by d2', async ({ assert }) => {
    const rule = fleetRules.find((one) => one.name === 'fleet.day_plan')
    const value = await read<{
      missions: { request: string; vehicle: string; driver: string }[]
      emptyKm: number
    }>('fleet.day_plan', rule?.example ?? {})
    const by = Object.fromEntries(value.missions.map((mission) => [mission.request, mission]))
    assert.deepEqual(
      [by.r1.vehicle, by.r2.vehicle, by.r3.vehicle, by.r4.vehicle],
      ['A', 'B', 'A', 'C']
    )
    assert.equal(by.r4.driver, 'd2')
    assert.equal(value.emptyKm, 30)
  })

  test('every example answers and every step is named', async ({ assert }) => {
    for (const rule of fleetRules) {
      const { steps } = await explain(rule.name, rule.example)
      assert.isNotEmpty(steps, rule.name)
      for (const step of steps) assert.match(step.label, /^fleet\.steps\.[a-z_0-9]+$/)
    }
  })
})
