import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { installed } from '#platform/modules'
import { pageOf, seriousFaults } from '#tests/support/browser'
import { faultsOfPage, listenForErrors, OF_A_BUSINESS } from '#tests/support/page_faults'

/** The addresses of the navigation, as this person sees it. */
async function menuOf(page: Page): Promise<string[]> {
  await page.goto('/')
  return page
    .locator('nav#navigation a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}

/** The pages of the house have a sweep of their own: every_house_page.spec.ts. */
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
      const paths = (await menuOf(french)).filter(
        (path) => OF_A_BUSINESS.test(path) && !seen.has(path)
      )
      paths.forEach((path) => seen.add(path))
      const arabic = paths.length > 0 ? await pageOf(person.email, { locale: 'ar' }) : null
      await Promise.all(
        [french, arabic].map(async (page, index) => {
          if (!page) return
          const locale = index === 0 ? 'fr' : 'ar'
          const errors = listenForErrors(page)
          for (const path of paths)
            faults.push(...(await faultsOfPage(page, path, { locale, errors })))
          await page.context().close()
        })
      )
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
