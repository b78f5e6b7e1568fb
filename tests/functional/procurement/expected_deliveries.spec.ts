import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { saveItem } from '#stores/actions/save_item'
import { expectedOf } from '#stores/expected'
import { purchasePeople, receivePieces, signedOrder } from '#tests/support/orders'
import { PageClient } from '#tests/support/page_client'
import { forgetPurchases, nextSerial } from '#tests/support/purchases'

test.group('What is ordered and still to come', (group) => {
  group.each.setup(() => clock.freeze('2026-11-02T09:00'))
  group.each.teardown(() => clock.release())

  test('a stock card proposes nothing more while an order is on its way, and counts what came', async ({
    assert,
  }) => {
    await forgetPurchases('FB')
    const item = await saveItem(systemAct('test'), {
      code: `CAS-${nextSerial()}`,
      nameFr: 'Casque',
      nameAr: 'خوذة',
      unit: 'u',
      family: 'Sécurité',
      minimum: '5',
      maximum: '20',
    })
    assert.equal(await expectedOf(item.id), '0')
    const people = await purchasePeople()
    const { order, orderLine } = await signedOrder(people, 'FB', '10')
    await db.from('procurement_order_lines').where('id', orderLine.id).update({ item_id: item.id })
    assert.equal(await expectedOf(item.id), '10')

    const keeper = await PageClient.signedIn('storekeeper')
    const awaited = await keeper.get(`/stores/items/${item.id}`)
    assert.include(awaited.text, 'Sous le minimum, commandé')
    assert.notInclude(awaited.text, 'À commander')

    await db.from('procurement_order_lines').where('id', orderLine.id).update({ item_id: null })
    await receivePieces(people, order, orderLine, 'BL-1', '7')
    await db.from('procurement_order_lines').where('id', orderLine.id).update({ item_id: item.id })
    assert.equal(await expectedOf(item.id), '3')
    const short = await keeper.get(`/stores/items/${item.id}`)
    assert.include(short.text, 'À commander')
  })
})
