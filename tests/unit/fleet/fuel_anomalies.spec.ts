import { test } from '@japa/runner'
import { fuelAnomalies } from '#fleet/rules/fuel_anomalies'
import type { FuelFill, FuelledVehicle } from '#fleet/rules/fuel_anomalies'
import { parameters } from '#tests/unit/fleet/parameters'

const car: FuelledVehicle = { tankLitres: '50', energy: 'diesel', kind: 'car' }
const fill = (
  transaction: string,
  at: string,
  litres: string,
  odometer: number,
  more: Partial<FuelFill> = {}
): FuelFill => ({
  transaction,
  at: `2026-09-${at}`,
  litres,
  odometer,
  product: 'diesel',
  ...more,
})
const kinds = (vehicle: FuelledVehicle, fills: FuelFill[]) =>
  fuelAnomalies(vehicle, fills, parameters).value.map((one) => `${one.transaction} ${one.kind}`)

test.group('Fleet | fuel anomalies', () => {
  test('ordinary fills raise nothing', ({ assert }) => {
    assert.deepEqual(
      kinds(car, [fill('a', '01T08:00', '40', 1000), fill('b', '05T08:00', '42', 1500)]),
      []
    )
  })

  test('two fills within four hours, and more than a tank in a day', ({ assert }) => {
    const fills = [fill('a', '01T08:00', '30', 1000), fill('b', '01T11:00', '30', 1350)]
    assert.deepEqual(kinds(car, fills), ['b frequency', 'b litres_in_a_day'])
  })

  test('a reading that goes back gives one anomaly and does not spoil the next fill', ({
    assert,
  }) => {
    const fills = [
      fill('a', '01T08:00', '40', 10000),
      fill('b', '05T08:00', '42', 7000),
      fill('c', '09T08:00', '42', 11000),
    ]
    assert.deepEqual(kinds(car, fills), ['b odometer_back', 'c consumption_low'])
  })

  test('the register reading is a floor', ({ assert }) => {
    assert.deepEqual(
      kinds({ ...car, odometerFloor: 20000 }, [fill('a', '01T08:00', '40', 19331)]),
      ['a odometer_back']
    )
  })

  test('an unmoved meter, and a thousand kilometres a day', ({ assert }) => {
    assert.deepEqual(
      kinds(car, [fill('a', '01T08:00', '20', 1000), fill('b', '03T08:00', '20', 1000)]),
      ['b odometer_same']
    )
    assert.include(
      kinds(car, [fill('a', '01T08:00', '40', 1000), fill('b', '02T08:00', '8', 2001)]).join(),
      'b km_per_day'
    )
  })

  test('a figure just beyond a bound is not rounded back to it', ({ assert }) => {
    const start = fill('a', '01T08:00', '40', 1000)
    const reference = { ...car, referencePer100: '10' }
    assert.deepEqual(kinds(reference, [start, fill('b', '05T08:00', '50', 1400)]), [])
    assert.deepEqual(kinds(reference, [start, fill('b', '05T08:00', '50.1', 1400)]), [
      'b consumption_high',
    ])
    const price = (unitPrice: string) =>
      kinds(car, [fill('a', '01T08:00', '40', 1000, { unitPrice, medianPrice: '100' })])
    assert.deepEqual(price('110.00'), [])
    assert.deepEqual(price('110.04'), ['a price'])
  })

  test('workshop days without times cover the whole of their last day', ({ assert }) => {
    const workshop = [{ from: '2026-09-01', to: '2026-09-02' }]
    const late = [fill('a', '02T19:00', '40', 1000), fill('b', '03T00:00', '10', 1100)]
    assert.deepEqual(kinds({ ...car, referencePer100: '10', workshop }, late), ['a in_workshop'])
  })

  test('another product, a price off the median, the workshop, a far station', ({ assert }) => {
    const odd = fill('a', '01T08:00', '20', 1000, {
      product: 'petrol',
      unitPrice: '12.60',
      medianPrice: '11.40',
      stationKm: '2.1',
    })
    const workshop = [{ from: '2026-09-01T00:00', to: '2026-09-02T00:00' }]
    assert.deepEqual(kinds({ ...car, workshop }, [odd]), [
      'a energy',
      'a price',
      'a in_workshop',
      'a away_from_station',
    ])
  })

  test('the month’s allocation is reported once, when crossed', ({ assert }) => {
    const fills = [
      fill('a', '01T08:00', '40', 1000),
      fill('b', '05T08:00', '42', 1500),
      fill('c', '09T08:00', '42', 2000),
    ]
    assert.deepEqual(kinds({ ...car, monthlyLitres: '80' }, fills), ['b allocation'])
  })

  test('after five legs the own mean replaces the reference', ({ assert }) => {
    const fills = [0, 1, 2, 3, 4, 5, 6].map((n) =>
      fill(`f${n}`, `${String(1 + n * 4).padStart(2, '0')}T08:00`, '42', 1000 + n * 420)
    )
    const thirsty = { ...car, referencePer100: '10' }
    assert.deepEqual(kinds(thirsty, fills), [])
    assert.deepEqual(
      kinds(thirsty, [...fills, fill('last', '29T08:00', '42', 1000 + 6 * 420 + 330)]),
      ['last consumption_high']
    )
  })
})
