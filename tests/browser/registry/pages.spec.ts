import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { registerParty } from '#registry/actions/register_party'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'

const ROLES = ['registrar', 'secretary_general']

async function paths(): Promise<string[]> {
  const { party } = await registerParty(systemAct('test'), {
    kind: 'person',
    lastNameFr: 'Bennani',
    firstNameFr: 'Omar',
    nameAr: 'عمر بناني',
    roles: ['taxpayer'],
    identifiers: [{ kind: 'cin', value: `QB${Date.now() % 1_000_000}` }],
  })
  const unit = await db.from('registry_units').where('code', 'PRES').firstOrFail()
  return [
    '/registry/parties',
    '/registry/parties/new',
    `/registry/parties/${party.id}`,
    `/registry/parties/${party.id}/edit`,
    '/registry/territory',
    '/registry/units',
    `/registry/units/${unit.id}`,
    '/registry/holidays/2026',
    '/registry/fiscal-years',
  ]
}

test.group('Registry in a browser', (group) => {
  group.teardown(() => closeBrowser())

  for (const [locale, width] of [
    ['fr', 1366],
    ['ar', 1366],
    ['fr', 390],
    ['ar', 390],
  ] as const) {
    test(`nothing serious and nothing cut off in ${locale} at ${width}`, async ({ assert }) => {
      const page = await pageAs(ROLES, { locale: width === 390 ? 'fr' : locale, width })
      if (width === 390 && locale === 'ar') {
        await page.locator('details.menu summary').first().click()
        await page.locator('button[name="locale"][value="ar"]').click()
        await page.waitForSelector('html[lang="ar"]')
      }
      for (const path of await paths()) {
        await page.goto(path)
        assert.deepEqual(await seriousFaults(page), [], path)
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - window.innerWidth'
        )
        assert.isAtMost(overflow, 1, path)
      }
      await page.context().close()
    })
  }

  test('a person form shows the fields of a person, an organisation’s those of an organisation', async ({
    assert,
  }) => {
    const page = await pageAs(ROLES)
    await page.goto('/registry/parties/new')
    assert.isTrue(await page.locator('#lastNameFr').isVisible())
    assert.isFalse(await page.locator('#nameFr').isVisible())
    await page.locator('input[name="kind"][value="organisation"]').check()
    assert.isFalse(await page.locator('#lastNameFr').isVisible())
    await page.fill('#nameFr', 'Sté Essai')
    await page.fill('#ice', '001561191000065')
    await page.locator('main form button[type="submit"]').last().click()
    await page.waitForSelector('.field .error')
    assert.equal(await page.inputValue('#nameFr'), 'Sté Essai')
    assert.equal(await page.inputValue('#ice'), '001561191000065')
    assert.include((await page.textContent('#ice-error')) ?? '', 'ICE')
    await page.context().close()
  })
})
