import { test } from '@japa/runner'
import { closeBrowser, pageAs } from '#tests/support/browser'

const ROLES = ['registrar', 'secretary_general']

test.group('Registry in a browser', (group) => {
  group.teardown(() => closeBrowser())

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
