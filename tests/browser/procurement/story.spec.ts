import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { test } from '@japa/runner'
import type { Locator, Page } from 'playwright-core'
import { clock } from '#platform/clock'
import { createStore } from '#stores/actions/create_store'
import { saveItem } from '#stores/actions/save_item'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'
import { actWith } from '#tests/support/actors'
import {
  balances,
  creditLine,
  forgetPurchases,
  newIdentifiers,
  nextSerial,
  supplier,
} from '#tests/support/purchases'

/** What a screen says, in its language, without the spaces of figures. */
const folded = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ')

const written = async (page: Page) => folded(await page.locator('main').innerText())

/** Sends a form and waits until Turbo has drawn the answer. */
const send = async (page: Page, button: Locator) => {
  await page.locator('main').evaluate((main) => main.setAttribute('data-sent', ''))
  await button.click()
  await page.waitForSelector('main:not([data-sent])')
  await page.waitForSelector('html:not([aria-busy="true"])')
}

const press = (page: Page, name: string) =>
  send(page, page.getByRole('button', { name, exact: true }).first())

/** Seven people, one purchase: from the need to the payment, and what each screen refuses on the way. */
for (const { locale, nature } of [
  { locale: 'fr' as const, nature: 'FB' },
  { locale: 'ar' as const, nature: 'HB' },
]) {
  test.group(`A purchase in Chromium, in ${locale}`, (group) => {
    const say = (key: string, params = {}) => folded(i18nManager.locale(locale).t(key, params))
    group.each.teardown(() => clock.release())
    group.teardown(() => closeBrowser())

    test('from the need to the payment, by its roles', async ({ assert }) => {
      clock.freeze('2026-11-02T09:00')
      await forgetPurchases(nature)
      const open = (role: string) => pageAs(role, { locale })
      const [agent, buyer, officer, authoriser, accountant, commission, keeper] = [
        await open('requesting_agent'),
        await open('buyer'),
        await open('budget_officer'),
        await open('authorising_officer'),
        await open('public_accountant'),
        await open('receiving_commission'),
        await open('storekeeper'),
      ]
      const sound = async (page: Page, step: string) => {
        assert.deepEqual(await seriousFaults(page, { contrast: locale === 'fr' }), [], step)
        const main = await written(page)
        assert.notMatch(main, /translation missing/, step)
        assert.equal(
          await page.locator('html').getAttribute('dir'),
          locale === 'ar' ? 'rtl' : 'ltr'
        )
        return main
      }
      const refused = async (page: Page, sentence: RegExp, step: string) =>
        assert.match(
          folded(
            (await page.locator('[role="alert"], .notice.bad, .error').allInnerTexts()).join(' ')
          ),
          sentence,
          step
        )

      const keeping = await actWith('storekeeper')
      const store = await createStore(keeping, {
        code: `N${nextSerial()}`,
        nameFr: 'Magasin du récit',
        nameAr: 'مخزن القصة',
      })
      const item = await saveItem(keeping, {
        code: `A${nextSerial()}`,
        nameFr: `Gilet ${nextSerial()}`,
        unit: 'u',
        family: 'Habillement',
        minimum: '5',
        maximum: '300',
      })
      const line = await creditLine('30000.00')
      const poor = await creditLine('100.00')
      const [cheap, second, dear] = [await supplier(), await supplier(), await supplier()]

      // the buyer enters a supplier: a wrong account is refused with its figure, what was typed stays
      const { ice, rib } = newIdentifiers()
      const wrongRib = `${rib.slice(0, 23)}${(Number(rib[23]) + 1) % 10}`
      await buyer.goto('/procurement/suppliers/new')
      await buyer.locator('[name="name"]').fill('Atelier du récit')
      await buyer.locator('[name="ice"]').fill(ice)
      await buyer.locator('[name="rib"]').fill(wrongRib)
      await press(buyer, say('layout.save'))
      await refused(buyer, new RegExp(wrongRib), 'an invalid account')
      assert.equal(await buyer.locator('[name="name"]').inputValue(), 'Atelier du récit')
      assert.equal(await buyer.locator('[name="rib"]').inputValue(), wrongRib)

      // the need: nothing to buy is refused and keeps the object; then the request is whole
      await agent.goto('/procurement/requests/new')
      await agent.locator('[name="object"]').fill('Gilets des équipes')
      await agent.locator('[name="unit_id"]').selectOption({ index: 1 })
      await agent.locator('[name="nature"]').selectOption(nature)
      await agent.locator('[name="needed_on"]').fill('2026-12-20')
      await press(agent, say('layout.save'))
      await refused(
        agent,
        new RegExp(say('procurement.refusals.request_empty')),
        'an empty request'
      )
      assert.equal(await agent.locator('[name="object"]').inputValue(), 'Gilets des équipes')
      await agent.locator('[name="lines[0][designation]"]').fill('Gilet haute visibilité')
      await agent.locator('[name="lines[0][quantity]"]').fill('100')
      await agent.locator('[name="lines[0][unit_price]"]').fill('150,00')
      await agent.locator('[name="lines[0][item_id]"]').selectOption(String(item.id))
      await press(agent, say('layout.save'))
      assert.include(await sound(agent, 'request'), '18 000,00')
      const requestUrl = new URL(agent.url()).pathname
      await press(agent, say('procurement.requests.submit'))
      assert.equal(
        await agent.getByRole('button', { name: say('procurement.requests.approve') }).count(),
        0
      )

      // the buyer reads the procedure; a line without credit refuses with its figures
      await buyer.goto(requestUrl)
      assert.include(await sound(buyer, 'advice'), say('procurement.advice.why'))
      await buyer.locator('[name="line_id"]').selectOption(String(poor.id))
      await press(buyer, say('procurement.requests.approve'))
      await refused(buyer, new RegExp(`${poor.code}.*18 000,00.*100,00`), 'credit exceeded')
      await buyer.locator('[name="line_id"]').selectOption(String(line.id))
      await press(buyer, say('procurement.requests.approve'))
      await buyer.locator('[name="deadline_at"]').fill('2026-11-03T09:00')
      await buyer.locator('[name="place"]').fill('Magasin central')
      await buyer.locator('[name="delivery_days"]').fill('15')
      await press(buyer, say('procurement.notices.publish'))
      await refused(buyer, /48/, 'a short notice')
      assert.equal(await buyer.locator('[name="place"]').inputValue(), 'Magasin central')
      await buyer.locator('[name="deadline_at"]').fill('2026-11-04T10:00')
      await press(buyer, say('procurement.notices.publish'))
      await buyer.waitForURL(/notices\/\d+$/)
      const noticeUrl = new URL(buyer.url()).pathname

      // quotes: an unknown supplier is refused and the price stays; prices stay hidden until the hour
      clock.freeze('2026-11-03T12:30')
      const quote = async (who: string, price: string) => {
        await buyer.locator('[name="supplier"]').fill(who)
        await buyer.locator('[name="received_at"]').fill('2026-11-03T12:00')
        await buyer.locator('[name="prices[0][unit_price]"]').fill(price)
        await press(buyer, say('procurement.quotes.create'))
      }
      await quote('Personne', '140,00')
      await refused(buyer, /Personne/, 'an unknown supplier')
      assert.equal(await buyer.locator('[name="prices[0][unit_price]"]').inputValue(), '140,00')
      await quote(cheap.ice, '131,00')
      await quote(second.ice, '137,00')
      await quote(dear.ice, '149,00')
      for (const price of ['131,00', '137,00', '15 720,00', '15720'])
        assert.notInclude(await sound(buyer, 'sealed quotes'), price)
      assert.equal(
        await buyer.getByRole('button', { name: say('procurement.notices.compare') }).count(),
        0
      )

      // opened, ranked; the lowest keeps silent, the second confirms
      clock.freeze('2026-11-04T11:00')
      await buyer.goto(noticeUrl)
      await press(buyer, say('procurement.notices.compare'))
      assert.include(await sound(buyer, 'ranking'), '15 720,00')
      await press(buyer, say('procurement.quotes.invite'))
      await press(buyer, say('procurement.quotes.answer.silent'))
      await refused(buyer, /05\/11\/2026/, 'the supplier may still answer')
      clock.freeze('2026-11-05T11:30')
      await press(buyer, say('procurement.quotes.answer.silent'))
      await press(buyer, say('procurement.quotes.invite'))
      await press(buyer, say('procurement.quotes.answer.confirmed'))
      await buyer.waitForURL(/orders\/\d+$/)
      const orderUrl = new URL(buyer.url()).pathname
      const orderId = Number(orderUrl.split('/').pop())

      // committed, visaed, signed: three people; nobody sees the button of another
      await authoriser.goto(orderUrl)
      assert.equal(
        await authoriser.getByRole('button', { name: say('procurement.orders.sign') }).count(),
        0
      )
      await officer.goto(orderUrl)
      await send(officer, officer.locator('.page-head form button.primary'))
      await sound(officer, 'committed')
      const { commitment_id: commitment } = await db
        .from('procurement_orders')
        .where('id', orderId)
        .firstOrFail()
      await accountant.goto(`/budget/commitments/${commitment}`)
      await press(accountant, say('budget.visas.answers.observed'))
      await refused(accountant, new RegExp(say('budget.refusals.visa_reason_missing')), 'no reason')
      await press(accountant, say('budget.visas.answers.visaed'))
      await sound(accountant, 'visa')
      await authoriser.goto(orderUrl)
      await press(authoriser, say('procurement.orders.sign'))
      const { number } = await db.from('procurement_orders').where('id', orderId).firstOrFail()
      assert.match(number, /^BC-2026-\d{5}$/)
      assert.include(await sound(authoriser, 'signed'), number)
      const [paper] = await Promise.all([
        authoriser.waitForResponse((response) => response.url().endsWith('/order.pdf')),
        authoriser.evaluate(`fetch('${orderUrl}/order.pdf').then((answer) => answer.blob())`),
      ])
      assert.equal(paper.headers()['content-type'], 'application/pdf')

      // two deliveries: beyond the order is refused, ten are rejected, then brought again
      const deliver = async (note: string, delivered: string, accepted: string, reason: string) => {
        await commission.goto(`${orderUrl}/receptions/new`)
        await commission.locator('[name="delivery_note"]').fill(note)
        await commission.locator('[name="members"]').fill('F. Idrissi, K. Ziani')
        await commission.locator('[name="store_id"]').selectOption(String(store.id))
        await commission.locator('[name="lines[0][delivered]"]').fill(delivered)
        await commission.locator('[name="lines[0][accepted]"]').fill(accepted)
        await commission.locator('[name="lines[0][rejection_reason]"]').fill(reason)
        await press(commission, say('procurement.receptions.confirm'))
      }
      clock.freeze('2026-11-10T10:00')
      await deliver('BL-1', '101', '101', '')
      await refused(commission, new RegExp(`101.*100.*${number}`), 'beyond the order')
      assert.equal(await commission.locator('[name="delivery_note"]').inputValue(), 'BL-1')
      assert.equal(await commission.locator('[name="lines[0][accepted]"]').inputValue(), '101')
      await deliver('BL-1', '100', '90', 'coutures défaites')
      await commission.waitForURL(/orders\/\d+$/)
      assert.include(await sound(commission, 'received in part'), 'PVR-2026-')
      await deliver('BL-2', '10', '10', '')
      await commission.waitForURL(/orders\/\d+$/)

      // the invoice: a wrong total is disputed line by line, the right one agrees
      const invoice = async (reference: string, ttc: string) => {
        await officer.goto(`${orderUrl}/invoices/new`)
        await officer.locator('[name="reference"]').fill(reference)
        await officer.locator('[name="total_ht"]').fill('13 700,00')
        await officer.locator('[name="vat"]').fill('2 740,00')
        await officer.locator('[name="total_ttc"]').fill(ttc)
        await press(officer, say('procurement.invoices.match'))
        await officer.waitForURL(/invoices\/\d+$/)
        return sound(officer, reference)
      }
      assert.include(await invoice('F-1', '16 444,00'), say('procurement.invoices.defects'))
      assert.equal(
        await officer.getByRole('button', { name: say('procurement.invoices.liquidate') }).count(),
        0
      )
      assert.notInclude(await invoice('F-2', '16 440,00'), say('procurement.invoices.defects'))
      await press(officer, say('procurement.invoices.liquidate'))
      await officer.waitForURL(/mandates\/\d+$/)
      const mandateUrl = new URL(officer.url()).pathname

      // ordered by one, paid by another; the order is then closed
      assert.equal(await officer.locator('.page-head form button.primary').count(), 0)
      await authoriser.goto(mandateUrl)
      await send(authoriser, authoriser.locator('.page-head form button.primary'))
      assert.match(await sound(authoriser, 'mandate'), /MDT-2026-\d{5}/)
      await accountant.goto(mandateUrl)
      await send(accountant, accountant.locator('.page-head form button.primary'))
      assert.include(await sound(accountant, 'paid'), say('budget.states.mandate.paid'))
      assert.equal((await balances(line.id)).paid, '16440.00')
      await buyer.goto(orderUrl)
      await press(buyer, say('procurement.orders.close'))
      assert.equal(
        (await db.from('procurement_orders').where('id', orderId).firstOrFail()).state,
        'closed'
      )

      // the store: a slip beyond the stock keeps its lines, then ten pieces leave
      await keeper.goto('/stores/issues/new')
      await keeper.locator('[name="store_id"]').selectOption(String(store.id))
      await keeper.locator('[name="unit_id"]').selectOption({ index: 1 })
      await keeper.locator('[name="requester"]').fill('K. Ziani')
      await keeper.locator('[name="approver"]').fill('B. Ouahbi')
      await keeper.locator('[name="lines[0][item_id]"]').selectOption(String(item.id))
      await keeper.locator('[name="lines[0][quantity]"]').fill('101')
      await press(keeper, say('stores.issues.confirm'))
      await refused(keeper, /101.*100/, 'beyond the stock')
      assert.equal(await keeper.locator('[name="lines[0][quantity]"]').inputValue(), '101')
      await keeper.locator('[name="lines[0][quantity]"]').fill('10')
      await press(keeper, say('stores.issues.confirm'))
      await keeper.waitForURL(/slips\/\d+$/)
      assert.include(await sound(keeper, 'slip'), 'BS-2026-')
      await keeper.goto(`/stores/items/${item.id}`)
      assert.include(await sound(keeper, 'card'), '90')

      for (const page of [agent, buyer, officer, authoriser, accountant, commission, keeper])
        await page.context().close()
    }).timeout(180_000)
  })
}
