import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'
import { WorkerProcess } from '#tests/support/worker'

const FILE = 'database/registers/terrains-complement-2026-windows1252.csv'

test.group('From a census file to a notice, in a browser', (group) => {
  group.tap((item) => item.timeout(280_000))
  let worker: WorkerProcess
  group.setup(async () => {
    worker = await WorkerProcess.start()
  })
  group.teardown(async () => {
    await worker.stop()
    await closeBrowser()
  })

  test('the officer imports, simulates; the chief issues; the notice explains itself', async ({
    assert,
  }) => {
    const last = await db.from('tax_rolls').max('year as year').first()
    const year = Math.max(2150, Number(last.year ?? 0) + 1)
    const officer = await pageAs('tax_officer')
    await officer.goto('/tax/plots')
    await officer.getByRole('link', { name: 'Importer un recensement' }).click()
    await officer.setInputFiles('input[type=file]', app.makePath(FILE))
    await officer.locator('form[action="/imports"] button').click()
    await officer.waitForURL(/imports\/\d+/)
    await officer.locator('form[action$="/checks"] button').last().click()
    await officer.waitForSelector('form[action$="/commits"] button', { timeout: 60_000 })
    assert.match(await officer.locator('main').innerText(), /refus/i)
    await officer.locator('form[action$="/commits"] button').click()
    await officer.waitForSelector('form[action$="/commits"]', {
      state: 'detached',
      timeout: 60_000,
    })
    await db.from('tax_plots').update({ closed_on: null, state: 'active' })

    await officer.goto('/tax/rolls')
    await officer.fill('#roll-year', String(year))
    await officer.getByRole('button', { name: 'Préparer le rôle' }).click()
    await officer.waitForURL(/tax\/rolls\/\d+/)
    const address = new URL(officer.url()).pathname
    await officer.getByRole('button', { name: 'Simuler' }).click()
    await reach(officer, address, 'Simulation par arrondissement')
    assert.deepEqual(await seriousFaults(officer), [])

    const chief = await pageAs('finance_chief')
    await chief.goto(address)
    await chief.getByRole('button', { name: 'Émettre le rôle' }).click()
    await reach(chief, address, 'Montant du rôle')
    await chief.getByRole('link', { name: 'Voir les avis' }).click()
    await chief.locator('main table a[href*="/tax/notices/"]').first().click()
    await chief.waitForSelector('.explanation')
    assert.include(
      await chief.locator('.explanation').first().innerText(),
      'toute fraction compte pour un mètre'
    )
    assert.deepEqual(await seriousFaults(chief), [])
    const notice = new URL(chief.url()).pathname
    const pdf = await chief.context().request.get(`${notice}/document`)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')

    const arabic = await pageAs('tax_officer', { locale: 'ar' })
    for (const path of ['/tax/plots', '/tax/map', '/tax/tariffs', address, notice]) {
      await arabic.goto(path)
      assert.equal(await arabic.getAttribute('html', 'dir'), 'rtl')
      assert.deepEqual(await seriousFaults(arabic), [], path)
    }
  })
})

/** Reloads a page until it says so: the work behind it takes a moment. */
async function reach(
  page: Awaited<ReturnType<typeof pageAs>>,
  address: string,
  text: string
): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    await page.goto(address)
    const shown = await page.locator('main').innerText()
    if (shown.includes(text)) return
    await page.waitForTimeout(500)
  }
  throw new Error(`${address} never said "${text}"`)
}
