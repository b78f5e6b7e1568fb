import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import env from '#start/env'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { personWith } from '#tests/support/actors'
import type { TestScope } from '#tests/support/actors'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let shared: Browser | null = null

export const baseUrl = () => `http://${env.get('HOST')}:${env.get('PORT')}`

/** One Chromium per test process. */
export async function browser(): Promise<Browser> {
  shared ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ARGUMENTS,
  })
  return shared
}

export async function closeBrowser(): Promise<void> {
  await shared?.close()
  shared = null
}

export interface PageOptions {
  locale?: 'fr' | 'ar' | 'en'
  scope?: TestScope
  width?: number
  height?: number
  javaScript?: boolean
  /** Another web process than the one of the test run. */
  address?: string
}

/** A fresh window of somebody with these roles, signed in through the sign-in page. */
export async function pageAs(roles: string | string[], options: PageOptions = {}): Promise<Page> {
  const person = await personWith(roles, options.scope)
  return pageOf(person.email, options)
}

export async function pageOf(email: string, options: PageOptions = {}): Promise<Page> {
  const context = await (
    await browser()
  ).newContext({
    baseURL: options.address ?? baseUrl(),
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    javaScriptEnabled: options.javaScript ?? true,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/sign-in')
  await page.fill('#login', email)
  await page.fill('#password', DEMONSTRATION_PASSWORD)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/sign-in')),
    page.locator('form.form button').first().click(),
  ])
  await speak(page, options.locale ?? 'fr')
  return page
}

/** Changes the language of whoever is signed in, from the menu. It is kept with the person. */
export async function speak(page: Page, locale: 'fr' | 'ar' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === locale) return
  await page.locator('details.menu summary').first().click()
  await page.locator(`button[name="locale"][value="${locale}"]`).click()
  await page.waitForSelector(`html[lang="${locale}"]`)
}

export interface AxeFault {
  id: string
  impact: string
  nodes: string[]
}

const require = createRequire(import.meta.url)
let axeSource: string | null = null

/**
 * What axe finds serious or critical on the page as it stands. `contrast: false` leaves out ink and paper, which cost
 * most and are the same at every width.
 */
export async function seriousFaults(
  page: Page,
  { contrast = true }: { contrast?: boolean } = {}
): Promise<AxeFault[]> {
  axeSource ??= await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
  // Through the protocol, not a script tag: the page's CSP stays as strict as in production.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axeSource)
  return page.evaluate(async (inks) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: {
            id: string
            impact: string
            nodes: { target: string[]; failureSummary: string }[]
          }[]
        }>
      }
    }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      // only a rule about sounds asks for what the page links to
      preload: false,
      rules: { 'color-contrast': { enabled: inks } },
    })
    return violations
      .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
      .map((fault) => ({
        id: fault.id,
        impact: fault.impact,
        nodes: fault.nodes
          .slice(0, 4)
          .map((node) => `${node.target.join(' ')} — ${node.failureSummary}`),
      }))
  }, contrast)
}
