import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { clock } from '#platform/clock'
import { executeRun } from '#platform/jobs/execution'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'
import { nextSerial } from '#tests/support/purchases'

const written = async (page: Page) =>
  (await page.locator('main').innerText()).replace(/[\u202f\u00a0]/g, ' ')

/** The bids of the register, for a tender of this test's own. */
async function bidsOf(reference: string): Promise<Buffer> {
  const file = await readFile(app.makePath('database/registers/offres-AOO-12-2026.csv'), 'utf8')
  return Buffer.from(file.replaceAll('AOO-12/2026', reference))
}

async function runOf(page: Page, column: 'check_run_id' | 'commit_run_id'): Promise<void> {
  const id = Number(new URL(page.url()).pathname.split('/').at(-1))
  const record = await db.from('platform_imports').where('id', id).firstOrFail()
  await executeRun(Number(record[column]))
  await page.reload()
}

for (const locale of ['fr', 'ar'] as const) {
  test.group(`A tender in Chromium, in ${locale}`, (group) => {
    const say = (key: string, params = {}) => i18nManager.locale(locale).t(key, params)
    group.each.setup(() => clock.freeze('2026-11-23T11:00'))
    group.each.teardown(() => clock.release())
    group.teardown(() => closeBrowser())

    test('bids from a file, corrected, judged, minuted', async ({ assert }) => {
      const reference = `AOO-${nextSerial()}/2026`
      const buyer = await pageAs('buyer', { locale })
      const sound = async (step: string) => {
        assert.deepEqual(await seriousFaults(buyer, { contrast: locale === 'fr' }), [], step)
        return written(buyer)
      }

      // an estimate in words is refused on its field and the rest stays
      await buyer.goto('/procurement/tenders/new')
      await buyer.locator('[name="reference"]').fill(reference)
      await buyer.locator('[name="object_fr"]').fill('Voirie du quartier')
      await buyer.locator('[name="estimate"]').fill('quatorze millions')
      await buyer.locator('[name="opening_at"]').fill('2026-11-23T10:00')
      await buyer.locator('[name="place"]').fill('Siège')
      await buyer.locator('[name="commission"]').fill('Latifa Benkirane, présidente')
      await buyer.getByRole('button', { name: say('layout.save') }).click()
      await buyer.waitForSelector('[name="estimate"][aria-invalid="true"]')
      assert.equal(await buyer.locator('[name="reference"]').inputValue(), reference)
      await buyer.locator('[name="estimate"]').fill('14 000 000,00')
      await buyer.getByRole('button', { name: say('layout.save') }).click()
      await buyer.waitForURL(/tenders\/\d+$/)
      const tenderUrl = new URL(buyer.url()).pathname

      // the file: the two wrong totals are told before anything is written
      await buyer.goto('/imports/create?import=procurement.bids')
      await buyer.setInputFiles('input[type="file"]', {
        name: 'offres.csv',
        mimeType: 'text/csv',
        buffer: await bidsOf(reference),
      })
      await buyer.locator('form[action="/imports"] button').click()
      await buyer.waitForURL(/imports\/\d+$/)
      await buyer.locator('form[action$="/checks"] button').click()
      await buyer.waitForSelector('live-run')
      await runOf(buyer, 'check_run_id')
      const verdicts = await sound('verdicts')
      for (const figure of ['1 711 433,45', '1 710 433,45', '2 023 503,25', '2 022 503,25'])
        assert.include(verdicts, figure)
      await buyer.locator('form[action$="/commits"] button').click()
      await buyer.waitForSelector('live-run')
      await runOf(buyer, 'commit_run_id')

      // judged: one offer out, P, the award
      await buyer.goto(tenderUrl)
      await buyer.getByRole('button', { name: say('procurement.tenders.evaluate') }).click()
      await buyer.waitForSelector('.figures')
      const judged = await sound('judged')
      assert.include(judged, '14 359 235,83')
      assert.include(judged, say('procurement.tenders.excluded.too_low'))
      assert.include(judged, '14 160 165,06')
      await buyer.goto(`${tenderUrl}/grid`)
      assert.include(await sound('grid'), '14 160 165,06')
      const files = await buyer.evaluate(
        `Promise.all(['minutes.pdf', 'grid.xlsx'].map(async (name) => {
          const answer = await fetch('${tenderUrl}/' + name)
          return [answer.status, answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength]
        }))`
      )
      const [minutes, workbook] = files as [number, string, number][]
      assert.deepEqual(minutes.slice(0, 2), [200, 'application/pdf'])
      assert.equal(workbook[0], 200)
      assert.include(workbook[1], 'spreadsheetml')
      assert.isAbove(workbook[2], 5_000)
      await buyer.context().close()
    }).timeout(90_000)
  })
}
