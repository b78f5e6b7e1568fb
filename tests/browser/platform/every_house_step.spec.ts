import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { registerParty } from '#registry/actions/register_party'
import { systemAct } from '#platform/act'
import { personWith } from '#tests/support/actors'
import { baseUrl, browser, closeBrowser, pageAs, pageOf } from '#tests/support/browser'
import { faultsOfPage, faultsSeen, listenForErrors } from '#tests/support/page_faults'

const PHONE = { width: 390, height: 780 }
const WIDE = { width: 1366, height: 768 }

/** What is wrong with the page as it stands, wide and on a phone. */
async function seenOn(page: Page, step: string): Promise<string[]> {
  const locale = (await page.locator('html').getAttribute('lang'))!
  const faults = await faultsSeen(page, locale)
  await page.setViewportSize(PHONE)
  faults.push(...(await faultsSeen(page, locale)).map((fault) => `on a phone ${fault}`))
  await page.setViewportSize(WIDE)
  return faults.map((fault) => `${step} (${locale}) ${fault}`)
}

async function stranger(locale: 'fr' | 'ar'): Promise<Page> {
  const page = await (await (await browser()).newContext({ baseURL: baseUrl() })).newPage()
  await page.goto('/sign-in')
  if (locale === 'ar') {
    await page.locator('button[name="locale"][value="ar"]').click()
    await page.waitForSelector('html[lang="ar"]')
  }
  return page
}

async function enter(page: Page, login: string, password = DEMONSTRATION_PASSWORD) {
  await page.fill('#login', login)
  await page.fill('#password', password)
  await page.locator('form.form button').first().click()
}

test.group('Pages of the house that come after a step', (group) => {
  group.setup(() => limiter.use({ requests: 1, duration: '1 sec' }).clear())
  group.teardown(async () => {
    await limiter.use({ requests: 1, duration: '1 sec' }).clear()
    await closeBrowser()
  })

  for (const locale of ['fr', 'ar'] as const) {
    test(`the second factor, from its picture to the next sign-in, in ${locale}`, async ({
      assert,
    }) => {
      const person = await personWith('auditor')
      const faults: string[] = []
      const page = await pageOf(person.email, { locale })
      await page.goto('/account/second-factor')
      faults.push(...(await seenOn(page, 'authenticator')))
      const secret = (await page.locator('code').first().textContent())!
      await page.fill('#code', generateSync({ secret }))
      await page.locator('form.form button').click()
      await page.waitForURL(/recovery-codes/)
      assert.equal(await page.locator('main li code').count(), 10)
      faults.push(...(await seenOn(page, 'recovery codes')))
      await page.goto('/account')
      faults.push(...(await seenOn(page, 'account with a second factor')))
      await page.context().close()

      const again = await stranger(locale)
      await enter(again, person.email)
      await again.waitForURL(/second-factor/)
      faults.push(...(await seenOn(again, 'second factor')))
      await again.fill('#code', '000000')
      await again.locator('form.form button').click()
      await again.waitForSelector('[role="alert"]')
      faults.push(...(await seenOn(again, 'a wrong code')))
      await again.context().close()
      assert.deepEqual(faults, [])
    })

    test(`a wrong password, a door closed, a password to replace, in ${locale}`, async ({
      assert,
    }) => {
      const person = await personWith('auditor')
      const faults: string[] = []
      const page = await stranger(locale)
      await enter(page, person.email, 'not-the-password')
      await page.waitForSelector('[role="alert"]')
      faults.push(...(await seenOn(page, 'a wrong password')))
      for (let turn = 0; turn < 5; turn++) {
        await page.goto('/sign-in')
        const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
        await enter(page, person.email, 'not-the-password')
        await answered
        await page.waitForSelector('[role="alert"]')
      }
      faults.push(...(await seenOn(page, 'a door closed')))
      await page.goto('/forgotten-password')
      await limiter.use({ requests: 1, duration: '1 sec' }).clear()
      await db.from('platform_users').where('id', person.id).update({ must_change_password: 1 })
      await page.goto('/sign-in')
      await enter(page, person.email)
      await page.waitForURL(/account\/password/)
      faults.push(...(await seenOn(page, 'a password to replace')))
      await page.fill('#current', DEMONSTRATION_PASSWORD)
      await page.fill('#password', 'court')
      await page.fill('#password_confirmation', 'court')
      await page.locator('form.form button').click()
      await page.waitForSelector('[role="alert"]')
      faults.push(...(await seenOn(page, 'a password too short')))
      await page.context().close()
      assert.deepEqual(faults, [])
    })

    test(`the palette, the keys, the menus and a stale edit, in ${locale}`, async ({ assert }) => {
      const { party } = await registerParty(systemAct('essai'), {
        kind: 'organisation',
        nameFr: `Atlas ${Date.now()}`,
        roles: ['supplier'],
      })
      const faults: string[] = []
      const page = await pageAs(['registrar', 'administrator'], { locale })
      await page.goto('/registry/parties')
      await page.keyboard.press('Control+k')
      await page.waitForSelector('dialog#palette[open]')
      await page.keyboard.type('atlas')
      await page.waitForSelector('[data-results] a')
      faults.push(...(await seenOn(page, 'palette')))
      await page.keyboard.press('Escape')
      await page.waitForSelector('dialog#palette:not([open])', { state: 'attached' })
      await page.locator('h1').click()
      await page.keyboard.press('?')
      await page.waitForSelector('dialog#keys[open]')
      faults.push(...(await seenOn(page, 'keys')))
      await page.keyboard.press('Escape')
      await page.locator('details.menu summary').last().click()
      faults.push(...(await seenOn(page, 'person menu')))

      await page.goto(`/registry/parties/${party.id}/edit`)
      await db.from('registry_parties').where('id', party.id).increment('lock_version', 1)
      await page.fill('#nameFr', 'Atlas, autrement')
      await page.locator('main form button[type="submit"], main form.form button').last().click()
      await page.waitForSelector('[role="alert"] table')
      assert.equal(await page.inputValue('#nameFr'), 'Atlas, autrement')
      faults.push(...(await seenOn(page, 'stale edit')))
      await page.context().close()
      assert.deepEqual(faults, [])
    })
  }

  test('refused, not there, too often: each in the product’s voice, in both directions', async ({
    assert,
  }) => {
    const faults: string[] = []
    for (const locale of ['fr', 'ar'] as const) {
      const page = await pageAs('auditor', { locale })
      const errors = listenForErrors(page)
      for (const [path, status] of [
        ['/administration/users', 403],
        ['/registry/parties/999999999', 404],
        ['/jobs/999999999', 404],
        ['/imports/999999999', 404],
        ['/attachments?subject_type=registry.party&subject_id=999999999', 404],
      ] as const) {
        faults.push(...(await faultsOfPage(page, path, { locale, status, errors })))
      }
      await page.context().close()
      const outside = await stranger(locale)
      const heard = listenForErrors(outside)
      for (let turn = 0; turn < 41; turn++) await outside.request.get('/v/ABCD-EFGH')
      faults.push(
        ...(await faultsOfPage(outside, '/v/ABCD-EFGH', { locale, status: 429, errors: heard }))
      )
      await limiter.use({ requests: 1, duration: '1 sec' }).clear()
      await outside.context().close()
    }
    assert.deepEqual(faults, [])
  })

  test('in the dark: every pair of ink and paper is legible on the main pages', async ({
    assert,
  }) => {
    const faults: string[] = []
    const page = await pageAs(['administrator', 'registrar', 'auditor'])
    await page.emulateMedia({ colorScheme: 'dark' })
    const errors = listenForErrors(page)
    for (const path of [
      '/',
      '/style-guide',
      '/account',
      '/jobs',
      '/administration/users',
      '/administration/settings',
      '/administration/journal',
      '/registry/parties',
      '/registry/territory',
      '/registry/units',
      '/registry/holidays/2026',
      '/imports',
    ]) {
      faults.push(...(await faultsOfPage(page, path, { locale: 'fr', errors, phone: false })))
    }
    await page.context().close()
    const outside = await (
      await (await browser()).newContext({ baseURL: baseUrl(), colorScheme: 'dark' })
    ).newPage()
    const heard = listenForErrors(outside)
    for (const path of ['/sign-in', '/forgotten-password', '/v'])
      faults.push(...(await faultsOfPage(outside, path, { locale: 'fr', errors: heard })))
    assert.deepEqual(faults, [])
  })
})
