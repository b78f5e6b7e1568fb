import { test } from '@japa/runner'
import { Refusal } from '#values/refusal'
import { answer, explain } from '#tests/unit/fleet/parameters'

test.group('Fleet | required licence', () => {
  test('{seats} seats, {gross_weight_kg} kg, trailer {trailer_kg}: {category}')
    .with([
      { seats: 5, gross_weight_kg: 1650, trailer_kg: 0, category: 'B' },
      { seats: 9, gross_weight_kg: 3500, trailer_kg: 750, category: 'B' },
      { seats: 10, gross_weight_kg: 3500, trailer_kg: 0, category: 'D' },
      { seats: 3, gross_weight_kg: 3501, trailer_kg: 0, category: 'C' },
      { seats: 5, gross_weight_kg: 2000, trailer_kg: 751, category: 'E(B)' },
      { seats: 3, gross_weight_kg: 19000, trailer_kg: 8000, category: 'E(C)' },
      { seats: 50, gross_weight_kg: 18000, trailer_kg: 1000, category: 'E(D)' },
    ])
    .run(async ({ assert }, { category, ...vehicle }) => {
      assert.equal(await answer('fleet.required_licence', vehicle), category)
    })

  test('two wheels need A, whatever they tow', async ({ assert }) => {
    const motorcycle = { seats: 2, gross_weight_kg: 400, two_wheeler: true }
    assert.equal(await answer('fleet.required_licence', motorcycle), 'A')
    assert.equal(await answer('fleet.required_licence', { ...motorcycle, trailer_kg: 751 }), 'A')
  })
})

test.group('Fleet | words of registers', () => {
  test('energies and classes of use are understood in French', async ({ assert }) => {
    const light = { fiscal_power: 9, paid_on: '2026-03-20' }
    const { total } = await answer<{ total: string }>('fleet.road_tax', {
      ...light,
      energy: 'Gasoil',
    })
    assert.equal(total, '1732.50')
    for (const use of ['goods', 'taxi', 'Auto-école', 'marchandises']) {
      const asked = { use_class: use, first_used_on: '2026-02-10' }
      const { dueOn } = await answer<{ dueOn: string }>('fleet.inspection_due', asked)
      assert.equal(dueOn, '2027-02-10')
    }
  })

  test('a lorry needs no fiscal power, a car does', async ({ assert }) => {
    const lorry = { energy: 'diesel', gross_weight_kg: 7500, year: 2026 }
    assert.equal((await answer<{ total: string }>('fleet.road_tax', lorry)).total, '1350.00')
    await assert.rejects(
      () => answer('fleet.road_tax', { energy: 'diesel', gross_weight_kg: 2000, year: 2026 }),
      /fleet\.fiscal_power_missing/
    )
  })

  test('a mission that ends at midnight ends the day before', async ({ assert }) => {
    const until = (insurance_to: string) =>
      answer<{ failed: string[] }>('fleet.can_assign', {
        vehicle: { plate: 'J179814', insurance_to, inspection_to: '2027-01-01' },
        mission: { from: '2026-11-24T10:00', to: '2026-11-25T00:00', permit: true },
      })
    assert.notInclude((await until('2026-11-24')).failed, 'I4')
    assert.include((await until('2026-11-23')).failed, 'I4')
  })
})

test.group('Fleet | road tax', () => {
  const owed = (json: Record<string, unknown>) =>
    answer<{ principal: string; surcharge: string; total: string; exempt: boolean }>(
      'fleet.road_tax',
      {
        year: 2026,
        ...json,
      }
    )

  test('{energy} {fiscal_power} CV {gross_weight_kg} kg: {principal}')
    .with([
      { energy: 'petrol', fiscal_power: 7, gross_weight_kg: 1560, principal: '350.00' },
      { energy: 'petrol', fiscal_power: 8, gross_weight_kg: 1560, principal: '650.00' },
      { energy: 'diesel', fiscal_power: 6, gross_weight_kg: 1650, principal: '700.00' },
      { energy: 'diesel', fiscal_power: 14, gross_weight_kg: 3000, principal: '6000.00' },
      { energy: 'diesel', fiscal_power: 15, gross_weight_kg: 3000, principal: '20000.00' },
      { energy: 'diesel', fiscal_power: 9, gross_weight_kg: 3001, principal: '800.00' },
      { energy: 'diesel', fiscal_power: 11, gross_weight_kg: 7500, principal: '1350.00' },
      { energy: 'diesel', fiscal_power: 26, gross_weight_kg: 19000, principal: '4500.00' },
      { energy: 'diesel', fiscal_power: 40, gross_weight_kg: 44000, principal: '11000.00' },
    ])
    .run(async ({ assert }, { principal, ...vehicle }) => {
      const value = await owed(vehicle)
      assert.equal(value.principal, principal)
      assert.equal(value.total, principal)
    })

  test('the surcharge is never below its minimum', async ({ assert }) => {
    const value = await owed({
      energy: 'petrol',
      fiscal_power: 7,
      gross_weight_kg: 1500,
      paid_on: '2026-02-01',
    })
    assert.equal(value.surcharge, '100.00')
  })

  test('paid on the last day is not late', async ({ assert }) => {
    const value = await owed({
      energy: 'petrol',
      fiscal_power: 7,
      gross_weight_kg: 1500,
      paid_on: '2026-01-31',
    })
    assert.equal(value.surcharge, '0.00')
  })

  test('above nine tonnes, each half is late by itself', async ({ assert }) => {
    const value = await owed({
      energy: 'diesel',
      fiscal_power: 26,
      gross_weight_kg: 19000,
      paid_on: '2026-03-05',
    })
    assert.containsSubset(value, { principal: '4500.00', surcharge: '337.50' })
  })

  test('the surcharge is rounded once: {paid_on}, {surcharge}')
    .with([
      { paid_on: '2026-03-31', surcharge: '206.25' },
      { paid_on: '2026-04-01', surcharge: '213.13' },
      { paid_on: '2026-08-31', surcharge: '240.63' },
      { paid_on: '2026-09-01', surcharge: '453.75' },
    ])
    .run(async ({ assert }, { paid_on: paidOn, surcharge }) => {
      const truck = { energy: 'diesel', fiscal_power: 20, gross_weight_kg: 12000 }
      assert.equal((await owed({ ...truck, paid_on: paidOn })).surcharge, surcharge)
    })

  test('electric vehicles and proven exemptions owe nothing', async ({ assert }) => {
    const electric = await owed({ energy: 'electric', fiscal_power: 5, gross_weight_kg: 1500 })
    const proven = await owed({
      energy: 'diesel',
      fiscal_power: 5,
      gross_weight_kg: 1500,
      exemption: 'certificate',
    })
    assert.isTrue(electric.exempt)
    assert.isTrue(proven.exempt)
  })

  test('an unknown ground is refused by name', async ({ assert }) => {
    await assert.rejects(
      () => owed({ energy: 'diesel', fiscal_power: 5, gross_weight_kg: 1500, exemption: 'habit' }),
      /exemption_unknown/
    )
  })
})

test.group('Fleet | inspection', () => {
  test('{left} days before: alert {alert}')
    .with([
      { on: '2026-12-01', left: 90, alert: null },
      { on: '2026-12-31', left: 60, alert: 60 },
      { on: '2027-01-30', left: 30, alert: 30 },
      { on: '2027-02-14', left: 15, alert: 15 },
      { on: '2027-02-22', left: 7, alert: 7 },
      { on: '2027-03-02', left: -1, alert: 7 },
    ])
    .run(async ({ assert }, { on, left, alert }) => {
      const facts = { use_class: 'goods', first_used_on: '2026-03-01', on }
      assert.containsSubset(await answer<object>('fleet.inspection_due', facts), {
        daysLeft: left,
        alertDays: alert,
        overdue: left < 0,
      })
    })

  test('machines have none; leased vehicles follow hire when the commune says so', async ({
    assert,
  }) => {
    const machine = await explain('fleet.inspection_due', {
      use_class: 'works_machine',
      first_used_on: '2023-09-12',
    })
    assert.containsSubset(machine.value as object, { dueOn: null, overdue: false })
    const leased = {
      use_class: 'private_car',
      first_used_on: '2026-01-10',
      leased: true,
      on: '2026-02-01',
    }
    assert.containsSubset(await answer<object>('fleet.inspection_due', leased), {
      dueOn: '2031-01-10',
    })
    const asHired = await explain('fleet.inspection_due', leased, {
      'fleet.inspection.lease_counts_as_hire': true,
    })
    assert.containsSubset(asHired.value as object, { dueOn: '2026-07-10' })
  })
})

test.group('Fleet | refusals', () => {
  test('one full fill measures nothing', async ({ assert }) => {
    const fills = [
      { meter: 100, litres: 10, full: true },
      { meter: 200, litres: 10, full: false },
    ]
    await assert.rejects(() => explain('fleet.consumption', { fills }), Refusal)
  })

  test('downtime cannot exceed opening', async ({ assert }) => {
    const activity = { opening_hours: 10, downtime_hours: 12, mission_hours: 0, km: 0, costs: {} }
    await assert.rejects(() => explain('fleet.utilisation', activity), Refusal)
  })
})
