import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { keepFuelCard } from '#fleet/actions/keep_fuel_card'
import { recordFills } from '#fleet/actions/record_fills'
import type { FillGiven } from '#fleet/actions/record_fills'
import { loadCards } from '#fleet/queries/fuel_cards'
import { at, someVehicle } from '#tests/support/fleet/fleet'

const act = systemAct('test')

/** Three vehicles filled on one day, one far dearer than the two others, and a month that crosses its allocation. */
async function story(card: string): Promise<FillGiven[]> {
  const cards = [`${card}1`, `${card}2`, `${card}3`]
  for (const number of cards) {
    const vehicle = await someVehicle({ monthlyLitres: '60' })
    await transaction((trx) => keepFuelCard(trx, vehicle, number))
  }
  const fill = (index: number, day: string, price: string, litres: string, km: number) => ({
    card: cards[index],
    reference: `${cards[index]}-${day}`,
    filled_at: at(`2029-05-${day}T10:00`).toISO() as string,
    station: 'Afriquia Anfa',
    city: 'Casablanca',
    product: 'diesel',
    litres,
    unit_price: price,
    amount: Math.round(Number(price) * Number(litres) * 100),
    odometer: km,
    driver_code: null,
    plate: null,
  })
  return [
    fill(0, '04', '14.00', '30', 84_400),
    fill(0, '12', '11.20', '31', 84_800),
    fill(0, '20', '11.20', '30', 85_150),
    fill(1, '04', '11.20', '30', 84_400),
    fill(2, '04', '11.30', '30', 84_400),
  ]
}

async function record(fills: FillGiven[][]): Promise<void> {
  const parameters = await loadParameters()
  const cards = await loadCards()
  for (const chunk of fills) {
    await transaction((trx) => recordFills(trx, act, chunk, cards, parameters))
  }
}

async function anomalies(card: string): Promise<string[]> {
  const rows = await db
    .from('fleet_fuel_anomalies as a')
    .join('fleet_fuel_transactions as t', 't.id', 'a.transaction_id')
    .where('t.reference', 'like', `${card}%`)
    .orderBy('t.reference')
    .orderBy('a.kind')
    .select('t.reference', 'a.kind')
  return rows.map((row) => `${row.reference.slice(card.length)} ${row.kind}`)
}

test.group('Fleet | fills judged in any order', (group) => {
  group.each.teardown(async () => {
    const own = db
      .from('fleet_fuel_transactions')
      .where('filled_at', '>=', '2029-05-01')
      .select('id')
    await db.from('fleet_fuel_anomalies').whereIn('transaction_id', own).delete()
    await db.from('fleet_odometer_readings').where('taken_at', '>=', '2029-05-01').delete()
    await db.from('fleet_fuel_transactions').where('filled_at', '>=', '2029-05-01').delete()
  })

  test('the queue is the same whether a month comes at once, a row at a time or backwards', async ({
    assert,
  }) => {
    const expected = ['1-04 price', '1-12 allocation']
    for (const [card, cut] of [
      ['9100', (fills: FillGiven[]) => [fills]],
      ['9200', (fills: FillGiven[]) => fills.map((fill) => [fill])],
      ['9300', (fills: FillGiven[]) => fills.toReversed().map((fill) => [fill])],
    ] as const) {
      await record(cut(await story(card)))
      assert.deepEqual(await anomalies(card), expected, card)
      const own = db.from('fleet_fuel_transactions').where('reference', 'like', `${card}%`)
      await db
        .from('fleet_fuel_anomalies')
        .whereIn('transaction_id', own.clone().select('id'))
        .delete()
      await own.delete()
    }
  })

  test('what somebody has decided stays, whatever comes later', async ({ assert }) => {
    const fills = await story('9400')
    // of two days of one month the later crosses the allocation; an older fill that follows moves the crossing
    await record([[fills[0], fills[2]]])
    const ten = { ...fills[2], reference: '94001-21', litres: '5', odometer: 85_200 }
    await record([[{ ...ten, filled_at: at('2029-05-21T10:00').toISO() as string }]])
    assert.include(await anomalies('9400'), '1-21 allocation')
    await db
      .from('fleet_fuel_anomalies')
      .where('kind', 'allocation')
      .whereIn(
        'transaction_id',
        db.from('fleet_fuel_transactions').where('reference', '94001-21').select('id')
      )
      .update({ state: 'justified', decision_reason: 'Mission longue' })
    await record([[fills[1]]])
    assert.includeMembers(await anomalies('9400'), ['1-12 allocation', '1-21 allocation'])
  })
})
