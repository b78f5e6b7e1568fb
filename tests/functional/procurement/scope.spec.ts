import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { transaction } from '#platform/transaction'
import { createStore } from '#stores/actions/create_store'
import { moveStock } from '#stores/actions/move_stock'
import { saveItem } from '#stores/actions/save_item'
import { clock } from '#platform/clock'
import { Money } from '#values/money'
import { actWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'
import { nextSerial } from '#tests/support/purchases'

/** A right over one unit: what its purchases and stores hold, never those of another, whatever the address. */
test.group('Purchases and stores of one unit', () => {
  test('a buyer of one unit reads and moves nothing of another unit', async ({ assert }) => {
    const rows = await db
      .from('procurement_invoices as i')
      .join('procurement_orders as o', 'o.id', 'i.order_id')
      .join('procurement_requests as r', 'r.id', 'o.request_id')
      .join('procurement_receptions as p', 'p.order_id', 'o.id')
      .whereNotNull('o.number')
      .select({
        invoice: 'i.id',
        order: 'o.id',
        number: 'o.number',
        notice: 'o.notice_id',
        request: 'r.id',
        reception: 'p.id',
        unit: 'r.unit_id',
        supplier: 'o.supplier_id',
      })
    const [purchase] = rows
    const elsewhere = await db
      .from('registry_units')
      .whereNotIn('id', db.from('procurement_requests').select('unit_id'))
      .orderBy('id')
      .firstOrFail()
    const roles = ['buyer', 'receiving_commission']
    const inside = (id: number) =>
      PageClient.signedIn(roles, { scope: { kind: 'unit' as const, id } })
    const [owner, stranger] = [await inside(purchase.unit), await inside(elsewhere.id)]
    for (const path of [
      `/procurement/requests/${purchase.request}`,
      `/procurement/notices/${purchase.notice}`,
      `/procurement/notices/${purchase.notice}/notice.pdf`,
      `/procurement/orders/${purchase.order}`,
      `/procurement/orders/${purchase.order}/order.pdf`,
      `/procurement/orders/${purchase.order}/invoices/new`,
      `/procurement/orders/${purchase.order}/receptions/new`,
      `/procurement/receptions/${purchase.reception}/minutes.pdf`,
      `/procurement/invoices/${purchase.invoice}`,
    ]) {
      assert.equal(await owner.status('GET', path), 200, path)
      assert.equal(await stranger.status('GET', path), 403, path)
    }
    for (const address of [
      `/procurement/orders/${purchase.order}/closures`,
      ...['comparisons', 'draws', 'closures', 'invitations'].map(
        (path) => `/procurement/notices/${purchase.notice}/${path}`
      ),
    ])
      assert.equal(await stranger.status('POST', address), 403, address)
    assert.include((await owner.get('/procurement/orders')).text, purchase.number)
    for (const list of ['orders', 'notices', 'invoices', 'requests']) {
      const { html } = await stranger.get(`/procurement/${list}`)
      assert.notMatch(html, new RegExp(`/procurement/${list}/\\d+"`), list)
    }
    // the supplier's own page in the registry shows the purchase to one and hides it from the other
    const { party_id: party } = await db
      .from('procurement_suppliers')
      .where('id', purchase.supplier)
      .firstOrFail()
    const shown = await owner.get(`/registry/parties/${party}`)
    assert.include(shown.html, `/procurement/orders/${purchase.order}`)
    assert.include(shown.html, `/procurement/invoices/${purchase.invoice}`)
    const hidden = await stranger.get(`/registry/parties/${party}`)
    assert.include(hidden.html, `/procurement/suppliers/${purchase.supplier}`)
    assert.notInclude(hidden.html, `/procurement/orders/${purchase.order}`)
    const found = await stranger.get(`/search?q=${purchase.number}`)
    assert.notInclude(found.html, `/procurement/orders/${purchase.order}"`)
  })

  test('a storekeeper of one unit reads and issues nothing of another store', async ({
    assert,
  }) => {
    const keeper = await actWith('storekeeper')
    const units = await db.from('registry_units').orderBy('id').limit(2)
    const open = (unitId: number) =>
      createStore(keeper, { code: `U${nextSerial()}`, nameFr: 'Magasin d’unité', unitId })
    const [mine, theirs] = [await open(units[0].id), await open(units[1].id)]
    const item = await saveItem(keeper, {
      code: `U${nextSerial()}`,
      nameFr: 'Gants',
      unit: 'paire',
      family: 'Habillement',
      minimum: '0',
      maximum: '10',
    })
    const enter = (storeId: number) =>
      transaction((trx) =>
        moveStock(trx, keeper, {
          kind: 'receipt',
          storeId,
          on: clock.today(),
          moves: [
            {
              itemId: item.id,
              change: { kind: 'receipt', quantity: '5', cost: Money.ofDirhams('100') },
            },
          ],
        })
      )
    const [own, other] = [await enter(mine.id), await enter(theirs.id)]
    const scope = { kind: 'unit' as const, id: units[0].id }
    const reader = await PageClient.signedIn('storekeeper', { scope })
    for (const [slip, status] of [
      [own, 200],
      [other, 403],
    ] as const) {
      assert.equal(await reader.status('GET', `/stores/slips/${slip.id}`), status)
      assert.equal(await reader.status('GET', `/stores/slips/${slip.id}/slip.pdf`), status)
    }
    const card = await reader.get(`/stores/items/${item.id}`)
    assert.include(card.text, own.number)
    assert.notInclude(card.text, other.number)
    assert.notInclude((await reader.get('/stores/slips')).text, other.number)
    const form = await reader.get('/stores/issues/new')
    assert.include(form.text, mine.code)
    assert.notInclude(form.text, theirs.code)
    const forced = await reader
      .submit('/stores/issues', {
        'store_id': theirs.id,
        'unit_id': units[0].id,
        'requester': 'A. Alaoui',
        'approver': 'B. Berrada',
        'moved_on': clock.today(),
        'lines[0][item_id]': item.id,
        'lines[0][quantity]': '1',
      })
      .catch(() => null)
    assert.isTrue(forced === null || forced.status === 403)
    const [balance] = await db
      .from('stores_balances')
      .where({ store_id: theirs.id, item_id: item.id })
    assert.equal(balance.quantity, '5.000')
  })
})
