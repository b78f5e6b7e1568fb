import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { installed } from '#platform/modules'
import { pageOf, seriousFaults } from '#tests/support/browser'

const PHONE = { width: 390, height: 780 }

/** The addresses of the navigation, as this person sees it. */
async function menuOf(page: Page): Promise<string[]> {
  await page.goto('/')
  return page
    .locator('nav#navigation a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}

async function faultsOf(page: Page, path: string, locale: string): Promise<string[]> {
  const answer = await page.goto(path)
  const faults = (await seriousFaults(page)).map(
    (fault) => `axe ${fault.id}: ${fault.nodes.join(' | ')}`
  )
  if (answer?.status() !== 200) faults.push(`answered ${answer?.status()}`)
  if ((await page.content()).includes('translation missing')) faults.push('a text is missing')
  if ((await page.locator('html').getAttribute('lang')) !== locale) faults.push(`not in ${locale}`)
  await page.setViewportSize(PHONE)
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  )
  if (overflow > 2) faults.push(`${overflow} px too wide for a phone`)
  await page.setViewportSize({ width: 1366, height: 768 })
  return faults.map((fault) => `${path} (${locale}) ${fault}`)
}

test.group('Every page of the menu', () => {
  test('as each demonstration role, in both directions: axe finds nothing serious, nothing spills', async ({
    assert,
  }) => {
    const seen = new Set<string>()
    const faults: string[] = []
    const roles = new Set<string>()
    for (const person of installed.demonstrationUsers().filter((item) => !roles.has(item.role))) {
      roles.add(person.role)
      const french = await pageOf(person.email)
      const paths = (await menuOf(french)).filter((path) => !seen.has(path))
      paths.forEach((path) => seen.add(path))
      for (const path of paths) faults.push(...(await faultsOf(french, path, 'fr')))
      await french.context().close()
      const arabic = await pageOf(person.email, { locale: 'ar' })
      for (const path of paths) faults.push(...(await faultsOf(arabic, path, 'ar')))
      await arabic.locator('details.menu summary').first().click()
      await arabic.locator('button[name="locale"][value="fr"]').click()
      await arabic.waitForSelector('html[lang="fr"]')
      await arabic.context().close()
    }
    assert.isAbove(roles.size, 5)
    assert.isAbove(seen.size, 12)
    assert.deepEqual(faults, [])
  }).timeout(600_000)

  test('the sign-in page, before anybody is in', async ({ assert }) => {
    const { browser, baseUrl } = await import('#tests/support/browser')
    const page = await (await (await browser()).newContext({ baseURL: baseUrl() })).newPage()
    await page.goto('/sign-in')
    assert.deepEqual(await seriousFaults(page), [])
    await page.context().close()
  })
})
