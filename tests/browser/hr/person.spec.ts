import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { requestLeave } from '#hr/actions/request_leave'
import { personWith } from '#tests/support/actors'
import { closeBrowser, pageAs, pageOf, seriousFaults } from '#tests/support/browser'
import { someAgent } from '#tests/support/hr_people'

/** The next Monday at least so many days away. */
function monday(days: number): string {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + days)
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

test.group('Human resources | a person in a browser', (group) => {
  group.teardown(() => closeBrowser())

  test('the clerk reads the file as of a day, adds a child, hands out a certificate', async ({
    assert,
  }) => {
    const agent = await someAgent({ nameAr: 'نادية الشرايبي' })
    const clerk = await pageAs('hr_clerk')
    await clerk.goto('/hr/agents')
    await clerk.fill('[data-list-search]', agent.ppr)
    await clerk.keyboard.press('Enter')
    await clerk.locator('tbody a', { hasText: agent.ppr }).click()
    await clerk.waitForURL(/\/hr\/agents\/\d+/)
    assert.deepEqual(await seriousFaults(clerk), [])
    const text = () => clerk.locator('main').innerText()
    assert.include(await text(), 'نادية الشرايبي')
    assert.include(await text(), '9 / 4')

    await clerk.fill('input[name="on"]', '2012-01-01')
    await clerk.getByRole('button', { name: 'Afficher' }).click()
    await clerk.waitForURL(/on=01%2F01%2F2012/)
    assert.include(await text(), '01/01/2012')

    await clerk.goto(`/hr/agents/${agent.id}`)
    await clerk.locator('summary', { hasText: 'Ajouter un membre' }).click()
    await clerk.selectOption('form[action$="family-members"] select[name="kind"]', 'child')
    await clerk.fill('form[action$="family-members"] [name="name_fr"]', 'Chraibi Yassine')
    await clerk.fill('form[action$="family-members"] [name="birth_on"]', '2019-04-09')
    await clerk.fill('form[action$="family-members"] [name="since_on"]', '2019-04-09')
    await clerk.locator('form[action$="family-members"] button').click()
    await clerk.waitForSelector('text=Le membre de la famille est ajouté')
    assert.include(await text(), 'Chraibi Yassine')

    for (const [button, kind] of [
      ['Attestation de travail', 'employment'],
      ['Attestation de salaire', 'salary'],
      ['Fiche de renseignements', 'information'],
    ]) {
      const form = clerk.locator('form', {
        has: clerk.getByRole('button', { name: button, exact: true }),
      })
      const answer = await clerk.request.post(
        new URL((await form.getAttribute('action')) ?? '', clerk.url()).toString(),
        {
          form: {
            _csrf: await form.locator('[name="_csrf"]').inputValue(),
            kind: await form.locator('[name="kind"]').inputValue(),
            request_key: await form.locator('[name="request_key"]').inputValue(),
          },
        }
      )
      assert.equal(answer.headers()['content-type'], 'application/pdf', kind)
    }
    await clerk.reload()
    assert.match(await text(), /\d{4}\/\d{4}\/DRH/)
  }).timeout(120_000)

  test('in Arabic a deputy gives the chief’s opinion, and the decision names the delegation', async ({
    assert,
  }) => {
    const agent = await someAgent({ nameAr: 'كريمة الفاسي' })
    const request = await requestLeave(systemAct('test'), {
      agentId: agent.id,
      type: 'annual',
      start: monday(14),
      days: 4,
    })
    const scope = { kind: 'unit' as const, id: agent.unitId as number }
    const chief = await personWith('unit_chief', scope)
    const deputy = await personWith('staff_member')
    const role = await db.from('platform_roles').where('key', 'unit_chief').firstOrFail()
    await db.table('platform_role_assignments').insert({
      user_id: deputy.id,
      role_id: role.id,
      scope_kind: 'unit',
      scope_id: scope.id,
      valid_from: '2020-01-01',
      delegated_by_id: chief.id,
      created_at: '2026-01-01 00:00:00',
    })
    const path = `/hr/leave-requests/${request.id}`
    const acting = await pageOf(deputy.email, { locale: 'ar', width: 390, height: 844 })
    await acting.goto(path)
    assert.equal(await acting.locator('html').getAttribute('dir'), 'rtl')
    assert.include(await acting.locator('h1').innerText(), 'رخصة سنوية')
    assert.deepEqual(await seriousFaults(acting), [])
    await acting.getByRole('button', { name: 'رأي موافق', exact: true }).click()
    await acting.waitForSelector('text=بتفويض من')

    const head = await pageAs('hr_chief', { locale: 'ar' })
    await head.goto(path)
    await head.getByRole('button', { name: 'منح الرخصة' }).click()
    await head.waitForSelector('text=/DRH')
    assert.deepEqual(await seriousFaults(head), [])
    assert.equal(
      (await head.request.get(`${path}/decision`)).headers()['content-type'],
      'application/pdf'
    )
    const month = request.startsOn.slice(0, 7)
    await head.goto(`/hr/leave-calendar?unit=${agent.unitId}&month=${month}`)
    assert.include(await head.locator('main').innerText(), 'كريمة الفاسي')
    const away = await db.from('registry_unavailabilities').where('party_id', agent.partyId)
    assert.lengthOf(away, 1)
  }).timeout(120_000)
})
