import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { installed } from '#platform/modules'
import { pageOf, seriousFaults, speak } from '#tests/support/browser'
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
    const people = new Map(installed.demonstrationUsers().map((person) => [person.role, person]))
    const waiting = [...people.values()]
    const visit = async (page: Page, paths: string[], locale: 'fr' | 'ar') => {
      await speak(page, locale)
      const errors = listenForErrors(page)
      for (const path of paths) faults.push(...(await faultsOfPage(page, path, { locale, errors })))
    }
    // two people at a time, each in both languages: the language is a person's, not a window's
    const lane = async () => {
      for (let person = waiting.shift(); person; person = waiting.shift()) {
        const page = await pageOf(person.email)
        const menu = await menuOf(page)
        const paths = menu.filter((path) => OF_A_BUSINESS.test(path) && !seen.has(path))
        paths.forEach((path) => seen.add(path))
        if (paths.length > 0) {
          await visit(page, paths, 'fr')
          await visit(page, paths, 'ar')
          await speak(page, 'fr')
        }
        await page.context().close()
      }
    }
    await Promise.all([lane(), lane()])
    assert.isAbove(people.size, 5)
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
