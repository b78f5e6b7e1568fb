import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { enqueue } from '#platform/jobs/outbox'
import { listExportJob } from '#platform/lists/export_job'
import { transaction } from '#platform/transaction'
import { actOf, personWith } from '#tests/support/actors'
import { browser, closeBrowser } from '#tests/support/browser'
import { WebProcess } from '#tests/support/application_process'
import { endedRun, WorkerProcess } from '#tests/support/worker'

test.group('News while a page is open', (group) => {
  let web: WebProcess
  let worker: WorkerProcess
  group.setup(async () => {
    ;[web, worker] = await Promise.all([WebProcess.start(), WorkerProcess.start()])
  })
  group.teardown(async () => {
    await closeBrowser()
    await Promise.all([web.stop(), worker.stop()])
  })

  test('a job ends in the worker: the bell of the page counts up without a reload', async ({
    assert,
  }) => {
    const person = await personWith('registrar')
    const page = await (await (await browser()).newContext({ baseURL: web.address })).newPage()
    await page.goto('/sign-in')
    await page.fill('#login', person.email)
    await page.fill('#password', DEMONSTRATION_PASSWORD)
    await page.locator('form.form button').first().click()
    await page.waitForURL((url) => url.pathname === '/')
    const listening = page.waitForResponse((answer) =>
      answer.url().includes('/__transmit/subscribe')
    )
    await page.goto('/account')
    assert.equal((await listening).status(), 204)
    assert.isTrue(await page.locator('live-notices [data-count]').isHidden())
    await page.evaluate('window.untouched = true')

    const act = await actOf(person)
    const payload = { list: 'registry.parties', words: {}, format: 'xlsx' as const, locale: 'fr' }
    const title = { key: 'lists.export_title', params: { list: 'Personnes et organismes' } }
    const run = await transaction((trx) => enqueue(trx, act, listExportJob, payload, { title }))
    const ended = await endedRun(run)
    assert.equal(ended.state, 'done', ended.error)

    const count = page.locator('live-notices [data-count]')
    await count.waitFor({ state: 'visible', timeout: 10_000 })
    assert.equal(await count.textContent(), '1')
    assert.isTrue(await page.evaluate('window.untouched === true'), 'the page was not loaded again')
    await page.locator('live-notices a').click()
    await page.waitForURL(/notices/)
    assert.include((await page.textContent('main')) ?? '', 'Personnes et organismes')
    const kept = await db.from('platform_notifications').where('user_id', person.id)
    assert.lengthOf(kept, 1)
    await page.context().close()
  }).timeout(120_000)
})
