import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { closeBrowser, pageAs, pageOf, seriousFaults } from '#tests/support/browser'
import { personWith } from '#tests/support/actors'
import { faultsOfPage, listenForErrors } from '#tests/support/page_faults'
import { someAgent } from '#tests/support/hr_people'

test.group('Leave in a browser', (group) => {
  group.teardown(() => closeBrowser())

  test('an employee asks, the chief agrees, human resources decides', async ({ assert }) => {
    const agent = await someAgent()
    const person = await personWith('staff_member')
    await db.from('platform_users').where('id', person.id).update({ staff_number: agent.ppr })
    const today = new Date()
    const day = new Date(
      Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1)
    )
    while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1)

    const own = await pageOf(person.email)
    await own.goto('/hr/me')
    assert.deepEqual(await seriousFaults(own), [])
    await own.locator('.page-head a.button.primary').click()
    await own.fill('#start', day.toISOString().slice(0, 10))
    await own.fill('#days', '3')
    await own.getByRole('button', { name: 'Compter les jours' }).click()
    await own.getByRole('button', { name: 'Envoyer la demande' }).click()
    await own.waitForURL(/\/hr\/leave-requests\/\d+$/)
    const address = new URL(own.url()).pathname
    assert.include(await own.locator('main').innerText(), '3 jours décomptés')

    const scope = { kind: 'unit' as const, id: agent.unitId as number }
    const chief = await pageAs('unit_chief', { scope })
    await chief.goto(address)
    await chief.getByRole('button', { name: 'Avis favorable', exact: true }).click()
    await chief.waitForSelector('text=Avis favorable enregistré')

    const head = await pageAs('hr_chief')
    await head.goto(address)
    await head.getByRole('button', { name: 'Accorder' }).click()
    await head.waitForSelector('text=Congé accordé, décision n°')
    assert.deepEqual(await seriousFaults(head), [])
    const paper = await head.request.get(`${address}/decision`)
    assert.equal(paper.headers()['content-type'], 'application/pdf')
  }).timeout(120_000)

  for (const locale of ['fr', 'ar'] as const) {
    test(`the month of leave and a person’s page stand in ${locale}, wide and on a phone`, async ({
      assert,
    }) => {
      const agent = await someAgent()
      const page = await pageAs('hr_chief', { locale })
      const errors = listenForErrors(page)
      const faults: string[] = []
      for (const path of [
        `/hr/agents/${agent.id}`,
        '/hr/leave-calendar',
        '/hr/workforce',
        '/hr/retirements',
      ])
        faults.push(...(await faultsOfPage(page, path, { locale, errors })))
      assert.deepEqual(faults, [])
      await page.context().close()
    })
  }
})
