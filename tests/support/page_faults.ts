import type { Page } from 'playwright-core'
import { installed } from '#platform/modules'
import { seriousFaults } from '#tests/support/browser'

interface Seen {
  language: string
  direction: string
  title: string
  heading: string
  headings: number
  text: string
  codes: string[]
}

/** Read in the page: the heading is written without its count. */
const SEEN = `(() => ({
  language: document.documentElement.lang,
  direction: document.documentElement.dir,
  title: document.title,
  heading: [...(document.querySelector('h1')?.childNodes ?? [])]
    .filter((node) => !node.classList?.contains('count'))
    .map((node) => node.textContent)
    .join('')
    .replace(/\\s+/g, ' ')
    .trim(),
  headings: document.querySelectorAll('h1').length,
  text: document.body.innerText,
  codes: [...document.querySelectorAll('code')].map((code) => code.textContent),
}))()`

/** The elements that reach beyond the page's edge, outermost first. */
const SPILLING = `[...document.querySelectorAll('body *')]
  .filter((one) => {
    const box = one.getBoundingClientRect()
    return box.right > document.documentElement.clientWidth + 1 || box.left < -1
  })
  .slice(0, 6)
  .map((one) => one.tagName.toLowerCase() + '.' + one.className)
  .join(' ')`

/** Read in the page: opens one menu after the other. */
const MENUS_SPILLING = `[...document.querySelectorAll('main details.menu')]
  .filter((menu) => {
    menu.open = true
    const { scrollWidth, clientWidth } = document.documentElement
    menu.open = false
    return scrollWidth > clientWidth + 1
  })
  .map((menu) => menu.querySelector('summary').textContent.trim())`

const WIDE = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 780 }

export interface Errors {
  /** What the console has said since it was last asked. */
  take: () => string[]
}

/** Hears what the page's console complains of, and errors nobody caught. */
export function listenForErrors(page: Page): Errors {
  let heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => heard.push(error.message))
  return {
    take: () => {
      const taken = heard
      heard = []
      return taken
    },
  }
}

interface Expected {
  locale: string
  status?: number
  errors: Errors
  /** Also at the width of a phone; yes unless said. */
  phone?: boolean
}

/**
 * Opens a page and answers everything wrong with it, wide and on a phone. Whoever sweeps does so in French and in
 * Arabic: axe reads the wide page in French with its inks, and the phone's in Arabic.
 */
export async function faultsOfPage(
  page: Page,
  path: string,
  expected: Expected
): Promise<string[]> {
  const answer = await page.goto(path)
  const status = expected.status ?? 200
  const french = expected.locale === 'fr'
  const faults = await faultsSeen(page, expected.locale, french ? 'whole' : 'none')
  if (answer?.status() !== status) faults.push(`answered ${answer?.status()}`)
  if (expected.phone !== false) {
    await page.setViewportSize(PHONE)
    const spilt = [
      ...(await spills(page)),
      ...(await menusSpilling(page)),
      ...(french ? [] : await axeFaults(page, false)),
    ]
    faults.push(...spilt.map((fault) => `on a phone ${fault}`))
    await page.setViewportSize(WIDE)
  }
  const said = expected.errors
    .take()
    // a page that answers 404 on purpose is an error to the console too
    .filter((text) => status === 200 || !text.includes(`status of ${status}`))
  faults.push(...said.map((text) => `console: ${text}`))
  return faults.map((fault) => `${path} (${expected.locale}) ${fault}`)
}

/** What is wrong with the page as it stands: axe, width, language, title, keys instead of texts. */
export async function faultsSeen(
  page: Page,
  locale: string,
  axe: 'whole' | 'none' = 'whole'
): Promise<string[]> {
  const faults = [...(axe === 'whole' ? await axeFaults(page) : []), ...(await spills(page))]
  const seen = await page.evaluate<Seen>(SEEN)
  if (seen.language !== locale) faults.push(`is in ${seen.language}`)
  if ((locale === 'ar') !== (seen.direction === 'rtl')) faults.push(`runs ${seen.direction}`)
  if (seen.headings !== 1) faults.push(`has ${seen.headings} H1`)
  if (!seen.heading || !seen.title.replace(/\s+/g, ' ').startsWith(seen.heading))
    faults.push(`title "${seen.title}" does not begin with "${seen.heading}"`)
  const keys = (seen.text.match(keyPattern()) ?? []).filter((key) => !seen.codes.includes(key))
  if (keys.length) faults.push(`shows ${[...new Set(keys)].slice(0, 5).join(', ')}`)
  if (/translation missing/i.test(seen.text)) faults.push('lacks a text')
  return faults
}

async function axeFaults(page: Page, contrast = true): Promise<string[]> {
  const faults = await seriousFaults(page, { contrast })
  return faults.map((fault) => `axe ${fault.id}: ${fault.nodes.join(' | ')}`)
}

async function spills(page: Page): Promise<string[]> {
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  )
  if (overflow <= 1) return []
  return [`is ${overflow} px too wide: ${await page.evaluate<string>(SPILLING)}`]
}

/** Menus that reach beyond the page's edge once they are opened. */
async function menusSpilling(page: Page): Promise<string[]> {
  const menus = await page.evaluate<string[]>(MENUS_SPILLING)
  return menus.map((menu) => `opens the menu "${menu}" beyond its edge`)
}

/** Pages of the businesses; the others are those of the house. */
export const OF_A_BUSINESS = /^\/(tax|cash|collection|hr|fleet|procurement|budget|stores)\b/

/** A text key shown instead of its text: 'platform.users.saved'. Names of files are no keys. */
function keyPattern(): RegExp {
  const roots = [
    ...installed.modules().map((module) => module.name),
    'layout',
    'errors',
    'lists',
    'imports',
    'jobs',
    'form',
    'menu',
  ]
  return new RegExp(`\\b(?:${roots.join('|')})\\.[a-z_]+(?:\\.[a-z_]+)*\\b`, 'g')
}
