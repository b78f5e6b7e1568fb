import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { createStore } from '#stores/actions/create_store'
import { issueStock } from '#stores/actions/issue_stock'
import { receiveStock } from '#stores/actions/receive_stock'
import { returnStock } from '#stores/actions/return_stock'
import { saveItem } from '#stores/actions/save_item'
import { transferStock } from '#stores/actions/transfer_stock'
import { PageClient } from '#tests/support/page_client'
import { nextSerial } from '#tests/support/purchases'

const act = systemAct('test')
const SIGNED = { requester: 'K. Ziani', approver: 'B. Ouahbi' }

async function twoStores() {
  const open = (name: string) => createStore(act, { code: `M${nextSerial()}`, nameFr: name })
  const [a, b] = [await open('Magasin A'), await open('Magasin B')]
  const item = await saveItem(act, {
    code: `A${nextSerial()}`,
    nameFr: 'Pneu',
    unit: 'u',
    family: 'Pièces',
    minimum: '0',
    maximum: '100',
  })
  const receive = (storeId: number, quantity: string, unitCost: string) =>
    transaction((trx) =>
      receiveStock(trx, act, {
        storeId,
        on: clock.today(),
        moves: [{ itemId: item.id, change: { kind: 'receipt', quantity, unitCost } }],
      })
    )
  const transfer = (fromStoreId: number, toStoreId: number, quantity: string, key?: string) =>
    transferStock(act, {
      fromStoreId,
      toStoreId,
      on: clock.today(),
      ...SIGNED,
      requestKey: key,
      lines: [{ itemId: item.id, quantity }],
    })
  const held = async (storeId: number) => {
    const row = await db
      .from('stores_balances')
      .where({ store_id: storeId, item_id: item.id })
      .first()
    return [row?.quantity, row?.value_minor]
  }
  return { a, b, item, receive, transfer, held }
}

test.group('Transfers and returns', () => {
  test('what leaves one store enters the other at the same value', async ({ assert }) => {
    const { a, b, receive, transfer, held } = await twoStores()
    await receive(a.id, '3', '33.333333')
    await receive(b.id, '10', '50')
    await transfer(a.id, b.id, '1')
    assert.deepEqual(await held(a.id), ['2.000', 6667])
    assert.deepEqual(await held(b.id), ['11.000', 53333])
    await assert.rejects(() => transfer(a.id, b.id, '3'), /insufficient/)
    await assert.rejects(() => transfer(a.id, a.id, '1'), /transfer_to_itself/)
    assert.deepEqual(await held(b.id), ['11.000', 53333])
  })

  test('crossing transfers at once lose and make nothing, and a form sent twice is one', async ({
    assert,
  }) => {
    const { a, b, receive, transfer, held } = await twoStores()
    await receive(a.id, '20', '10')
    await receive(b.id, '20', '10')
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 ? transfer(a.id, b.id, '1') : transfer(b.id, a.id, '1')
      )
    )
    assert.lengthOf(
      answers.filter((answer) => answer.status === 'rejected'),
      0
    )
    assert.deepEqual(await held(a.id), ['20.000', 20000])
    const key = `form-${nextSerial()}`
    await transfer(a.id, b.id, '5', key)
    await assert.rejects(() => transfer(a.id, b.id, '5', key), /slip_known/)
    assert.deepEqual(await held(a.id), ['15.000', 15000])
  }).timeout(30_000)

  test('a service brings back no more than it was given, at the average of the day', async ({
    assert,
  }) => {
    const { a, item, receive, held } = await twoStores()
    const [unit, other] = await db.from('registry_units').orderBy('id').limit(2)
    await receive(a.id, '10', '30')
    await issueStock(act, {
      storeId: a.id,
      on: clock.today(),
      unitId: unit.id,
      ...SIGNED,
      moves: [{ itemId: item.id, change: { kind: 'issue', quantity: '4' } }],
    })
    const back = (unitId: number, quantity: string) =>
      returnStock(act, {
        storeId: a.id,
        unitId,
        on: clock.today(),
        ...SIGNED,
        reason: 'Non utilisé',
        lines: [{ itemId: item.id, quantity }],
      })
    await assert.rejects(() => back(unit.id, '5'), /return_beyond_issued/)
    await assert.rejects(() => back(other.id, '1'), /return_beyond_issued/)
    await back(unit.id, '3')
    assert.deepEqual(await held(a.id), ['9.000', 27000])
    await assert.rejects(() => back(unit.id, '2'), /return_beyond_issued/)
  })

  for (const locale of ['fr', 'ar'] as const) {
    test(`the forms, in ${locale}`, async () => {
      const keeper = await PageClient.signedIn('storekeeper', { locale })
      for (const path of ['/stores/transfers/new', '/stores/returns/new', '/stores/issues/new'])
        await keeper.get(path)
    })
  }
})
