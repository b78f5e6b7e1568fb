import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import router from '@adonisjs/core/services/router'
import type { Page } from 'playwright-core'
import { houseRecords } from '#tests/support/house_records'
import type { HouseRecords } from '#tests/support/house_records'
import { baseUrl, browser, closeBrowser, pageOf } from '#tests/support/browser'
import { faultsOfPage, listenForErrors, OF_A_BUSINESS } from '#tests/support/page_faults'

type Who = 'holder' | 'newcomer' | 'nobody'

interface Place {
  paths: (records: HouseRecords) => string[]
  who?: Who
  status?: number
}

const at = (...paths: string[]): Place => ({ paths: () => paths })
const of = (paths: (records: HouseRecords) => string[]): Place => ({ paths })
const registered = (subject: string) =>
  `/attachments?subject_type=registry.party&subject_id=${subject}`

/** Every page of platform, registry and documents, with a record of its own. */
const PLACES: Record<string, Place[]> = {
  '/*': [
    { ...at('/nowhere/at/all'), status: 404 },
    { ...at('/nowhere/at/all'), who: 'nobody', status: 404 },
  ],
  '/': [at('/'), { ...at('/'), who: 'newcomer' }],
  '/search': [at('/search', '/search?q=sahel', '/search?q=zzzz')],
  '/style-guide': [at('/style-guide')],
  '/sign-in': [{ ...at('/sign-in'), who: 'nobody' }],
  '/forgotten-password': [{ ...at('/forgotten-password'), who: 'nobody' }],
  '/reset-password/:token': [
    { ...of((it) => [`/reset-password/${it.resetToken}`]), who: 'nobody' },
    { ...at('/reset-password/used'), who: 'nobody', status: 404 },
  ],
  '/v': [{ ...at('/v'), who: 'nobody' }],
  '/v/:code': [
    { ...of((it) => [`/v/${it.code}`]), who: 'nobody' },
    { ...at('/v/ABCD-EFGH'), who: 'nobody', status: 404 },
  ],
  '/jobs': [
    at('/jobs', '/jobs?of=everyone', '/jobs?of=everyone&state=failed'),
    { ...at('/jobs'), who: 'newcomer' },
  ],
  '/jobs/:id': [of((it) => Object.values(it.runs).map((id) => `/jobs/${id}`))],
  '/mails': [at('/mails')],
  '/account': [at('/account'), { ...at('/account'), who: 'newcomer' }],
  '/account/password': [at('/account/password')],
  '/account/second-factor': [at('/account/second-factor')],
  '/notices': [at('/notices'), { ...at('/notices'), who: 'newcomer' }],
  '/administration/users': [at('/administration/users', '/administration/users?q=zzzz')],
  '/administration/users/create': [at('/administration/users/create')],
  '/administration/users/:id': [
    of((it) => [`/administration/users/${it.other.id}`]),
    { ...at('/administration/users/999999999'), status: 404 },
  ],
  '/administration/roles': [at('/administration/roles')],
  '/administration/roles/:id': [of((it) => [`/administration/roles/${it.role}`])],
  '/administration/settings': [
    at('/administration/settings', '/administration/settings?on=2020-01-01'),
  ],
  '/administration/settings/:key': [
    of((it) => [`/administration/settings/${it.setting}`]),
    at('/administration/settings/hr.pay.index_grid'),
  ],
  '/administration/journal': [at('/administration/journal', '/administration/journal?q=registry')],
  '/administration/journal/:id': [of((it) => [`/administration/journal/${it.entry}`])],
  '/imports': [at('/imports'), { ...at('/imports'), who: 'newcomer' }],
  '/imports/create': [at('/imports/create', '/imports/create?import=registry.parties')],
  '/imports/:id': [
    of((it) => Object.values(it.imports).map((id) => `/imports/${id}`)),
    of((it) => [
      `/imports/${it.imports.checked}?step=mapping`,
      `/imports/${it.imports.done}?tab=all`,
    ]),
  ],
  '/attachments': [of((it) => [registered(String(it.party))])],
  '/lists/:list/actions/:action/:selection': [
    of((it) => [`/lists/fleet.requests/actions/approve/${it.selection}`]),
  ],
  '/documents/previews': [at('/documents/previews')],
  '/registry/parties': [
    at(
      '/registry/parties',
      '/registry/parties?group=kind',
      '/registry/parties?add=name',
      '/registry/parties?q=zzzz'
    ),
    of((it) => [`/registry/parties?view=saved-${it.view}`]),
  ],
  '/registry/parties/new': [at('/registry/parties/new')],
  '/registry/parties/:id': [
    of((it) => [`/registry/parties/${it.party}`, `/registry/parties/${it.organisation}`]),
  ],
  '/registry/parties/:id/edit': [of((it) => [`/registry/parties/${it.party}/edit`])],
  '/registry/parties/:party_id/credentials/new': [
    of((it) => [`/registry/parties/${it.party}/credentials/new`]),
  ],
  '/registry/parties/:party_id/account-proposals/new': [
    of((it) => [`/registry/parties/${it.party}/account-proposals/new`]),
  ],
  '/registry/account-proposals': [at('/registry/account-proposals')],
  '/registry/account-proposals/:id': [of((it) => [`/registry/account-proposals/${it.proposal}`])],
  '/registry/duplicates': [at('/registry/duplicates')],
  '/registry/duplicates/:id': [of((it) => [`/registry/duplicates/${it.duplicate}`])],
  '/registry/addresses': [at('/registry/addresses')],
  '/registry/bank-accounts': [at('/registry/bank-accounts')],
  '/registry/unavailabilities': [at('/registry/unavailabilities')],
  '/registry/territory': [at('/registry/territory')],
  '/registry/territories': [at('/registry/territories')],
  '/registry/territories/:id': [of((it) => [`/registry/territories/${it.territory}`])],
  '/registry/territories/:id/edit': [of((it) => [`/registry/territories/${it.territory}/edit`])],
  '/registry/units': [at('/registry/units')],
  '/registry/unit-list': [at('/registry/unit-list')],
  '/registry/units/new': [at('/registry/units/new')],
  '/registry/units/:id': [of((it) => [`/registry/units/${it.unit}`])],
  '/registry/units/:id/edit': [of((it) => [`/registry/units/${it.unit}/edit`])],
  '/registry/holidays/:year': [at('/registry/holidays/2026', '/registry/holidays/2031')],
  '/registry/holiday-list': [at('/registry/holiday-list')],
  '/registry/fiscal-years': [at('/registry/fiscal-years')],
  '/registry/fiscal-years/:id': [of((it) => [`/registry/fiscal-years/${it.year}`])],
}

/** What is no page, and why; pages reached by a step of their own are tried in every_house_step.spec.ts. */
const NOT_PAGES: Record<string, string> = {
  '/__transmit/events': 'a stream of news',
  '/jobs/:id/files/:name': 'a download',
  '/attachments/:id': 'a download',
  '/documents/previews/:key': 'a PDF',
  '/notices/:id': 'leads to what the notice speaks of',
  '/account/recovery-codes': 'shown once, after they were made: tried among the steps',
  '/sign-in/second-factor': 'after the password: tried among the steps',
  '/registry/holidays': 'leads to the year',
  '/registry/lookups/parties': 'JSON for pickers',
}

/** What other tests of the run bring along lies under /trial. */
const housePatterns = () =>
  Object.values(router.toJSON())
    .flat()
    .filter((route) => route.methods.includes('GET') && !OF_A_BUSINESS.test(route.pattern))
    .filter((route) => !route.pattern.startsWith('/trial/'))
    .map((route) => route.pattern)

test.group('Every page of the house', (group) => {
  group.setup(() => limiter.use({ requests: 1, duration: '1 sec' }).clear())
  group.teardown(() => closeBrowser())

  test('each route that a browser may get is a page tried here, or named with a reason', ({
    assert,
  }) => {
    const known = new Set([...Object.keys(PLACES), ...Object.keys(NOT_PAGES)])
    const patterns = new Set(housePatterns())
    assert.deepEqual(
      [...patterns].filter((pattern) => !known.has(pattern)),
      [],
      'tried nowhere'
    )
    assert.deepEqual(
      [...known].filter((pattern) => !patterns.has(pattern)),
      [],
      'no such route'
    )
  })

  test('in both directions, wide and on a phone: nothing serious, nothing spills, no key shows', async ({
    assert,
  }) => {
    const faults: string[] = []
    let tried = 0
    await Promise.all(
      (['fr', 'ar'] as const).map(async (locale) => {
        const records = await houseRecords()
        for (const who of ['holder', 'newcomer', 'nobody'] as const) {
          const page = await windowOf(records, who, locale)
          const errors = listenForErrors(page)
          for (const place of Object.values(PLACES).flat()) {
            if ((place.who ?? 'holder') !== who) continue
            for (const path of place.paths(records)) {
              tried += 1
              faults.push(
                ...(await faultsOfPage(page, path, { locale, status: place.status, errors }))
              )
            }
          }
          await page.context().close()
        }
      })
    )
    assert.isAbove(tried, 2 * Object.keys(PLACES).length)
    assert.deepEqual(faults, [])
  }).timeout(600_000)
})

async function windowOf(records: HouseRecords, who: Who, locale: 'fr' | 'ar'): Promise<Page> {
  if (who !== 'nobody')
    return pageOf(records[who === 'holder' ? 'person' : 'newcomer'].email, { locale })
  const context = await (await browser()).newContext({ baseURL: baseUrl() })
  const page = await context.newPage()
  if (locale === 'fr') return page
  await page.goto('/sign-in')
  await page.locator(`button[name="locale"][value="${locale}"]`).click()
  await page.waitForSelector(`html[lang="${locale}"]`)
  return page
}
