import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { createStore } from '#stores/actions/create_store'
import { issueStock } from '#stores/actions/issue_stock'
import { receiveStock } from '#stores/actions/receive_stock'
import { saveItem } from '#stores/actions/save_item'
import { nextSerial } from '#tests/support/purchases'

const act = systemAct('test')
const on = () => clock.today()

async function shelf() {
  const store = await createStore(act, { code: `M${nextSerial()}`, nameFr: 'Magasin d’essai' })
  const item = await saveItem(act, {
    code: `A${nextSerial()}`,
    nameFr: 'Filtre à huile',
    unit: 'u',
    family: 'Pièces',
    minimum: '10',
    maximum: '100',
  })
  const receive = (quantity: string, unitCost: string) =>
    transaction((trx) =>
      receiveStock(trx, act, {
        storeId: store.id,
        on: on(),
        moves: [{ itemId: item.id, change: { kind: 'receipt', quantity, unitCost } }],
      })
    )
  const issue = (quantity: string) =>
    issueStock(act, {
      storeId: store.id,
      on: on(),
      requester: 'K. Ziani',
      approver: 'B. Ouahbi',
      moves: [{ itemId: item.id, change: { kind: 'issue', quantity } }],
    })
  const balance = () =>
    db.from('stores_balances').where({ store_id: store.id, item_id: item.id }).firstOrFail()
  return { store, item, receive, issue, balance }
}

test.group('Stock', () => {
  test('fleet case 3: the balance is the rule’s', async ({ assert }) => {
    const { receive, issue, balance } = await shelf()
    await receive('40', '52')
    await receive('60', '55.50')
    const slip = await issue('70')
    await receive('20', '58')
    const now = await balance()
    assert.equal(now.quantity, '50.000')
    assert.equal(now.value_minor, 278300)
    assert.equal(now.unit_cost, '55.660000')
    const [movement] = await db.from('stores_movements').where('slip_id', slip.id)
    assert.equal(movement.value_minor, -378700)
    assert.match(slip.number, /^BS-\d{4}-\d{5}$/)
  })

  test('fifty issues at once of the last ten: ten pieces leave, never eleven', async ({
    assert,
  }) => {
    const { receive, issue, balance } = await shelf()
    await receive('10', '12.345678')
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => issue('1')))
    assert.lengthOf(
      answers.filter((answer) => answer.status === 'fulfilled'),
      10
    )
    const now = await balance()
    assert.equal(now.quantity, '0.000')
    assert.equal(now.value_minor, 0)
    for (const answer of answers) {
      if (answer.status === 'rejected') assert.equal(answer.reason.code, 'stores.insufficient_item')
    }
  }).timeout(60_000)

  test('the database refuses negative stock and changed papers', async ({ assert }) => {
    const { store, item, receive } = await shelf()
    const slip = await receive('5', '10')
    const movement = {
      slip_id: slip.id,
      store_id: store.id,
      item_id: item.id,
      kind: 'issue',
      moved_on: on(),
      quantity: '-6',
      value_minor: -5000,
      balance_quantity: '-1',
      balance_value_minor: 0,
      unit_cost: '10',
      created_at: new Date(),
    }
    await assert.rejects(() => db.table('stores_movements').insert(movement), /check/i)
    await assert.rejects(
      () => db.from('stores_movements').where('slip_id', slip.id).delete(),
      /append-only/
    )
    await assert.rejects(
      () => db.from('stores_slips').where('id', slip.id).update({ reason: 'x' }),
      /append-only/
    )
  })

  test('a requester does not approve, and nothing is written before the last movement', async ({
    assert,
  }) => {
    const { store, item, receive } = await shelf()
    await receive('5', '10')
    const move = { itemId: item.id, change: { kind: 'issue' as const, quantity: '1' } }
    const facts = { storeId: store.id, on: on(), requester: 'K. Ziani', moves: [move] }
    await assert.rejects(
      () => issueStock(act, { ...facts, approver: ' k. ziani' }),
      /same_signature/
    )
    await assert.rejects(
      () => issueStock(act, { ...facts, approver: 'X', on: '2020-01-01' }),
      /slip_backdated/
    )
  })
})
