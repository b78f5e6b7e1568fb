import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import { transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { baseUrl, browser, closeBrowser, seriousFaults } from '#tests/support/browser'

const WINDOWS: { locale: 'fr' | 'ar'; width: number; height: number }[] = [
  { locale: 'fr', width: 1366, height: 768 },
  { locale: 'ar', width: 1366, height: 768 },
  { locale: 'ar', width: 390, height: 844 },
]

test.group('Verification in a browser', (group) => {
  group.each.setup(() => limiter.use({ requests: 1, duration: '1 sec' }).clear())
  group.teardown(() => closeBrowser())

  test('{locale} at {width}: typed, found, legible')
    .with(WINDOWS)
    .run(async ({ assert }, { locale, width, height }) => {
      const number = `AV-2026-${process.pid}-${locale}-${width}`
      const { code, fingerprint } = await transaction((trx) =>
        registerOfficialDocument(trx, {
          kind: 'documents.sample',
          number,
          issuedOn: '2026-01-05',
          amountMinor: 939_045,
          subject: { type: 'documents.sample', id: 1 },
          facts: { number },
        })
      )
      const chromium = await browser()
      const context = await chromium.newContext({ baseURL: baseUrl(), viewport: { width, height } })
      const page = await context.newPage()
      await page.goto('/v')
      if (locale !== 'fr') await page.locator(`button[name="locale"][value="${locale}"]`).click()
      await page.goto('/v')
      assert.deepEqual(await seriousFaults(page), [])
      await page.fill('#verification-code', code.toLowerCase())
      await page.locator('form[action="/v"] button').click()
      await page.waitForURL(`**/v/${code}`)
      assert.deepEqual(await seriousFaults(page), [])
      const shown = await page.locator('main').innerText()
      for (const fact of [number, fingerprint, code]) assert.include(shown, fact)
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - window.innerWidth'
      )
      assert.isAtMost(overflow, 0)
      if (process.env.KEEP_PICTURES) {
        await page.screenshot({
          path: `${process.env.KEEP_PICTURES}/verification-${locale}-${width}.png`,
        })
      }
      await context.close()
    })
})
