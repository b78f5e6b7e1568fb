import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import db from '@adonisjs/lucid/services/db'
import { pageAs, seriousFaults } from '#tests/support/browser'
import { censusSheet, freeMarker, freeYear } from '#tests/support/tax_story'
import { until, WorkerProcess } from '#tests/support/worker'

const PLOTS = 24

/** Waits for the runs of a page to end, as a person would: the page says so by itself or after a reload. */
async function settled(page: Page): Promise<void> {
  await until(
    async () => {
      await page.reload()
      const states = await page
        .locator('live-run')
        .evaluateAll((runs) => runs.map((run) => run.getAttribute('data-state')))
      if (states.includes('failed')) throw new Error(await page.locator('main').innerText())
      return states.every((item) => item === 'done')
    },
    90_000,
    () => page.url()
  )
}

async function importFile(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer }
): Promise<string> {
  await page.goto('/tax/plots')
  await page.locator('.page-head a.button.primary').click()
  await page.waitForURL(/imports\/create/)
  await page.setInputFiles('input[type="file"]', file)
  await page.locator('form[action="/imports"] button').click()
  await page.waitForURL(/imports\/\d+$/)
  await page.locator('form[action$="/checks"] button').click()
  await page.waitForSelector('live-run, form[action$="/commits"]')
  await until(
    async () => {
      await page.reload()
      return (await page.locator('form[action$="/commits"]').count()) > 0
    },
    120_000,
    () => page.url()
  )
  const verdicts = await page.locator('main').innerText()
  await page.locator('form[action$="/commits"] button').click()
  await until(
    async () => {
      await page.reload()
      return (await page.locator('.figures').count()) > 0
    },
    180_000,
    () => page.url()
  )
  return verdicts
}

test.group('From a census file to a receipt, in Chromium', (group) => {
  let worker: WorkerProcess
  group.setup(async () => {
    worker = await WorkerProcess.start()
    return () => worker.stop()
  })

  test('the officer, the chief, the cashier', async ({ assert }) => {
    const [marker, year] = [await freeMarker(), await freeYear()]
    const sheet = {
      name: `recensement-${marker}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(censusSheet(marker, PLOTS)),
    }

    // The officer brings the census in: three rows are refused, each with its reason; again changes nothing.
    const officer = await pageAs('tax_officer')
    const verdicts = await importFile(officer, sheet)
    assert.include(verdicts, 'Atlantide')
    const titles = () => db.from('tax_plots').where('land_title', 'like', `%/${marker}`)
    assert.lengthOf(await titles(), PLOTS)
    await importFile(officer, sheet)
    assert.lengthOf(await titles(), PLOTS)

    // The register finds a plot by its title and shows its owner.
    await officer.goto(`/tax/plots?q=500001/${marker}`)
    await officer.locator('tbody a').first().click()
    await officer.waitForURL(/tax\/plots\/\d+/)
    assert.include(await officer.locator('main').innerText(), `Conteur${marker}`)

    // The tariff of the year is proposed by her, approved by the chief; outside the bracket it is refused.
    await officer.goto(`/tax/tariffs/create?year=${year}`)
    await officer.fill('#order_on', `${year - 1}-12-29`)
    await officer.fill('#visa_on', `${year - 1}-12-30`)
    await officer.fill('#rates_0_rate', '31')
    await officer.locator('form.form button.primary').click()
    await officer.waitForSelector('[role="alert"]')
    await officer.fill('#rates_0_rate', '30')
    await officer.locator('form.form button.primary').click()
    await officer.waitForURL(/tax\/tariffs\/\d+/)
    const chief = await pageAs('finance_chief')
    await chief.goto(officer.url())
    await chief.locator('button[value="approve"]').click()
    await chief.waitForSelector('.notice.good')

    // She prepares and simulates the roll; the chief issues it.
    await officer.goto('/tax/rolls')
    await officer.fill('#roll-year', String(year))
    await officer.locator('button[value="initial"]').click()
    await officer.waitForURL(/tax\/rolls\/\d+/)
    await officer.locator('form[action$="/simulations"] button').click()
    await officer.waitForSelector('live-run')
    await settled(officer)
    assert.equal(
      await officer.locator('form[action$="/issues"]').count(),
      0,
      'who prepares does not issue'
    )
    await chief.goto(officer.url())
    await chief.locator('form[action$="/issues"] button').click()
    await chief.waitForSelector('live-run')
    await settled(chief)
    const rollId = Number(new URL(officer.url()).pathname.split('/').at(-1))
    const roll = await db.from('tax_rolls').where('id', rollId).firstOrFail()
    assert.equal(roll.state, 'issued')
    const notices = await db.from('tax_notices').where('roll_id', rollId).orderBy('sequence')
    assert.deepEqual(
      notices.map((notice) => Number(notice.sequence)),
      notices.map((_, index) => Number(notices[0].sequence) + index),
      'numbers without a gap'
    )

    // Workers print the notices, the roll and its workbook.
    for (const kind of ['notices', 'state', 'workbook']) {
      await chief.goto(`/tax/rolls/${rollId}`)
      await chief.locator(`button[value="${kind}"]`).click()
      await chief.waitForSelector('live-run')
      await settled(chief)
    }
    assert.isAbove(
      await chief.locator('a[href*="/prints/"], live-run a[href*="/files/"]').count(),
      0
    )

    // The cashier finds the debtor by land title, sees what is due and why, takes a part and prints the receipt.
    await db.table('tax_tills').insert({
      code: `S${marker}${year}`,
      name_fr: 'Régie du conte',
      name_ar: 'شساعة الحكاية',
      cash_ceiling_minor: 1,
      created_at: '2026-01-01 00:00:00',
    })
    const cashier = await pageAs('cashier')
    await cashier.goto('/cash/till')
    await cashier.selectOption('#till', { label: `S${marker}${year} · Régie du conte` })
    await cashier.fill('#opening', '500')
    await cashier.locator('form.form button.primary').click()
    await cashier.waitForURL('**/cash/counter')
    await cashier.fill('#debtor', `500001/${marker}`)
    await cashier.keyboard.press('Enter')
    await cashier.waitForURL(/cash\/counter\/\d+/)
    assert.include(await cashier.locator('.explanation').first().innerText(), 'Pourquoi ce montant')
    assert.deepEqual(await seriousFaults(cashier), [])
    await cashier.fill('#amount', '1 000,00')
    await cashier.fill('#tendered', '1200')
    await cashier.locator('form.columns button.primary').click()
    await cashier.waitForURL(/cash\/receipts\/\d+/)
    assert.include(await cashier.locator('main').innerText(), '200,00')
    const first = await cashier.request.get(`${new URL(cashier.url()).pathname}/pdf`)
    const second = await cashier.request.get(`${new URL(cashier.url()).pathname}/pdf`)
    assert.equal(first.headers()['content-type'], 'application/pdf')
    assert.notDeepEqual(await first.body(), await second.body(), 'the second is marked DUPLICATA')

    // Anybody can verify the receipt, in Arabic too, without seeing who paid.
    const code = await cashier.locator('a[href^="/v/"]').innerText()
    await cashier.goto(`/v/${code}`)
    assert.notInclude(await cashier.locator('main').innerText(), `Conteur${marker}`)

    // The till is closed with the cash as counted.
    await cashier.goto('/cash/till')
    await cashier.fill('#counted', '1500')
    await cashier.locator('form[action$="/closures"] button').click()
    await cashier.waitForURL(/cash\/sessions\/\d+/)
    for (const page of [officer, chief, cashier]) await page.context().close()
  }).timeout(420_000)

  test('the city’s own census file, in Arabic: what is wrong is said, the rest is kept once', async ({
    assert,
  }) => {
    const buffer = await readFile(
      app.makePath('database/registers/terrains-complement-2026-windows1252.csv')
    )
    const officer = await pageAs('tax_officer', { locale: 'ar' })
    const sheet = { name: 'terrains-complement-2026-windows1252.csv', mimeType: 'text/csv', buffer }
    const verdicts = await importFile(officer, sheet)
    assert.match(verdicts, /[\u0600-\u06ff]/)
    const count = async () => Number((await db.from('tax_plots').count('* as total').first()).total)
    const before = await count()
    await importFile(officer, sheet)
    assert.equal(await count(), before)
    await officer.context().close()
  }).timeout(420_000)
})
