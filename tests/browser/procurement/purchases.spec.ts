import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'
import { faultsOfPage, listenForErrors } from '#tests/support/page_faults'

const ROLES = [
  'buyer',
  'budget_officer',
  'authorising_officer',
  'public_accountant',
  'storekeeper',
  'receiving_commission',
]

test.group('Purchasing in a browser', (group) => {
  group.teardown(() => closeBrowser())

  test('a buyer writes a request and reads which procedure it needs', async ({ assert }) => {
    const page = await pageAs(ROLES)
    await page.goto('/procurement/requests/new')
    await page.getByLabel('Objet').fill('Classeurs pour les archives')
    await page.getByLabel('Service', { exact: false }).first().selectOption({ index: 1 })
    await page.getByLabel('Nature de prestation').selectOption('IM')
    await page.getByLabel('Besoin pour le').fill('2026-12-20')
    await page.getByLabel('Désignation 1').fill('Classeur à levier')
    await page.getByLabel('Quantité 1').fill('400')
    await page.getByLabel('Prix unitaire HT 1').fill('32,50')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Pourquoi cette procédure').waitFor()
    assert.include(await page.locator('main').innerText(), 'Bon de commande possible')
    assert.deepEqual(await seriousFaults(page), [])
    await page.context().close()
  })

  for (const locale of ['fr', 'ar'] as const) {
    test(`orders, credits and stock read well in ${locale}, wide and on a phone`, async ({
      assert,
    }) => {
      const order = await db.from('procurement_orders').whereNotNull('number').firstOrFail()
      const line = await db.from('budget_lines').where('committed_minor', '>', 0).firstOrFail()
      const item = await db.from('stores_movements').firstOrFail()
      const page = await pageAs(ROLES, { locale })
      const errors = listenForErrors(page)
      const faults: string[] = []
      for (const path of [
        '/procurement/orders',
        `/procurement/orders/${order.id}`,
        `/procurement/notices/${order.notice_id}`,
        `/budget/lines/${line.id}`,
        `/stores/items/${item.item_id}`,
      ])
        faults.push(...(await faultsOfPage(page, path, { locale, errors })))
      assert.deepEqual(faults, [])
      await page.context().close()
    })
  }
})
