import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { cancelCount, enterCount, openCount } from '#stores/actions/count_stock'
import { createStore } from '#stores/actions/create_store'
import { issueStock } from '#stores/actions/issue_stock'
import { receiveStock } from '#stores/actions/receive_stock'
import { saveItem } from '#stores/actions/save_item'
import { validateCount } from '#stores/actions/validate_count'
import type { Item } from '#stores/models/item'
import { actWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'
import { nextSerial } from '#tests/support/purchases'

/** A store with three items, a hundred of each at ten dirhams. */
async function stocked() {
  const keeper = await actWith('storekeeper')
  const store = await createStore(keeper, {
    code: `I${nextSerial()}`,
    nameFr: `Magasin ${nextSerial()}`,
  })
  const items: Item[] = []
  for (const name of ['Gants', 'Casques', 'Bottes']) {
    const code = `I${nextSerial()}`
    const facts = { code, nameFr: name, unit: 'u', family: 'EPI', minimum: '0', maximum: '500' }
    items.push(await saveItem(keeper, facts))
  }
  await transaction((trx) =>
    receiveStock(trx, keeper, {
      storeId: store.id,
      on: clock.today(),
      moves: items.map((item) => ({
        itemId: item.id,
        change: { kind: 'receipt' as const, quantity: '100', cost: Money.ofDirhams('1000') },
      })),
    })
  )
  return { keeper, store, items }
}

const linesOf = (countId: number) =>
  db.from('stores_count_lines').where('count_id', countId).orderBy('id')

const heldOf = async (storeId: number, itemId: number) => {
  const row = await db
    .from('stores_balances')
    .where({ store_id: storeId, item_id: itemId })
    .firstOrFail()
  return [row.quantity, row.value_minor]
}

test.group('Inventory of a store', () => {
  test('one counts, another counts again what differs, a third validates', async ({ assert }) => {
    const { keeper, store, items } = await stocked()
    const [second, chief] = [await actWith('storekeeper'), await actWith('authorising_officer')]
    const count = await openCount(keeper, store.id)
    assert.match(count.number, /^INV-\d{4}-\d{4}$/)
    await assert.rejects(() => openCount(second, store.id), /count_running/)

    // frozen: nothing leaves while it is counted
    const unit = await db.from('registry_units').firstOrFail()
    const issue = () =>
      issueStock(keeper, {
        storeId: store.id,
        on: clock.today(),
        unitId: unit.id,
        requester: 'A',
        approver: 'B',
        moves: [{ itemId: items[0].id, change: { kind: 'issue', quantity: '1' } }],
      })
    await assert.rejects(issue, /store_frozen/)

    // 100 found, 104 (4 %) and 80 (20 %): only the last is counted again, by somebody else
    const [gloves, helmets, boots] = await linesOf(count.id)
    await enterCount(keeper, count.id, [
      { lineId: gloves.id, quantity: '100' },
      { lineId: helmets.id, quantity: '104' },
    ])
    await assert.rejects(() => validateCount(chief, count.id), /count_unfinished/)
    await enterCount(keeper, count.id, [{ lineId: boots.id, quantity: '80' }])
    await assert.rejects(() => validateCount(chief, count.id), /count_unfinished/)
    const again = [{ lineId: boots.id, quantity: '90' }]
    await assert.rejects(() => enterCount(keeper, count.id, again), /same_counter/)
    await enterCount(second, count.id, again)

    // nobody who counted validates, not even with the right
    const both = await actWith(['storekeeper', 'authorising_officer'])
    await db
      .from('stores_count_lines')
      .where('id', boots.id)
      .update({ second_by_id: both.actor.userId })
    await assert.rejects(() => validateCount(both, count.id), /count_own/)
    await assert.rejects(() => validateCount(keeper, count.id), /denied/)
    const validated = await validateCount(chief, count.id)

    assert.deepEqual(await heldOf(store.id, items[0].id), ['100.000', 100_000])
    assert.deepEqual(await heldOf(store.id, items[1].id), ['104.000', 104_000])
    assert.deepEqual(await heldOf(store.id, items[2].id), ['90.000', 90_000])
    const slip = await db.from('stores_slips').where('id', validated.slipId!).firstOrFail()
    assert.deepEqual([slip.kind, slip.reason], ['adjustment', count.number])
    await assert.rejects(() => validateCount(chief, count.id), /count_over/)
    await issue()
  })

  test('an inventory given up adjusts nothing and frees the store', async ({ assert }) => {
    const { keeper, store, items } = await stocked()
    const count = await openCount(keeper, store.id)
    const [line] = await linesOf(count.id)
    await enterCount(keeper, count.id, [{ lineId: line.id, quantity: '3' }])
    await cancelCount(keeper, count.id, 'Magasin déménagé')
    assert.deepEqual(await heldOf(store.id, items[0].id), ['100.000', 100_000])
    await openCount(keeper, store.id)
  })

  for (const locale of ['fr', 'ar'] as const) {
    test(`through the pages, in ${locale}`, async ({ assert }) => {
      const { store } = await stocked()
      const keeper = await PageClient.signedIn('storekeeper', { locale })
      const chief = await PageClient.signedIn('authorising_officer', { locale })
      await keeper.get('/stores/counts/new')
      const opened = await keeper.submit('/stores/counts', { store_id: store.id })
      assert.match(opened.text, /INV-\d{4}-\d{4}/)
      // the sheet is blind: the hundred of the register is nowhere
      assert.notMatch(opened.text, /\b100\b/)
      const lines = await linesOf(Number(opened.url.split('/').pop()))
      const form = Object.fromEntries(
        lines.flatMap((line, index) => [
          [`lines[${index}][line_id]`, line.id],
          [`lines[${index}][quantity]`, index === 0 ? '98' : '100'],
        ])
      )
      const wrong = await keeper.submit(`${opened.url}/entries`, {
        ...form,
        'lines[0][quantity]': 'cent',
      })
      assert.include(wrong.html, 'value="cent"')
      const counted = await keeper.submit(`${opened.url}/entries`, form)
      assert.include(counted.text.replaceAll('\u2212', '-'), '-2')
      assert.equal(await keeper.status('POST', `${opened.url}/validations`), 403)
      await chief.get(opened.url)
      const validated = await chief.submit(`${opened.url}/validations`, {})
      assert.match(validated.text, /RG-\d{4}-\d{5}/)
      const paper = await chief.download(`${opened.url}/minutes.pdf`)
      assert.equal(paper.type, 'application/pdf')
      await keeper.get('/stores/counts')
    })
  }
})
