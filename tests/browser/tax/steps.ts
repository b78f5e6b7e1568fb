import type { Page } from 'playwright-core'
import ExcelJS from 'exceljs'
import type { PlainRow } from '#tests/support/tax/plain_census'

/** What the chapters hand on to one another. */
export interface Story {
  officer: Page
  chief: Page
  /** Rows of both files that are in the register, read without the product. */
  census: PlainRow[]
  /** Plots and parties of the second chapter. */
  corrected: { title: string; area: number }
  shared: { title: string; coOwner: string }
  plot: number
  rolls: { previous: number; initial: number; supplementary: number; reissued: number }
}

/** Waits until every work shown on a page is done, without reloading it: the page follows them by itself. */
export async function worksDone(page: Page, patience = 120_000): Promise<void> {
  const going = page.locator('live-run:not([data-state="done"])').first()
  await going.waitFor({ state: 'detached', timeout: patience }).catch(async (error: Error) => {
    throw new Error(`${error.message}\n${await page.locator('main').innerText()}`)
  })
  if ((await page.locator('live-run').count()) === 0) throw new Error(`No work on ${page.url()}`)
}

export async function textOf(page: Page): Promise<string> {
  return plain(await page.locator('main').innerText())
}

/** Every kind of space as one; marks of direction gone: what the eye reads. */
export function plain(text: string): string {
  return text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ')
}

/** '1 234,50' as 123450. */
export function centimes(text: string): number {
  const digits = text.replace(/[^\d,-]/g, '')
  const [whole, part = ''] = digits.split(',')
  return Number(`${whole}${part.padEnd(2, '0')}`)
}

/** 123450 as '1 234,50'. */
export function dirhams(minor: number): string {
  const [whole, part] = (minor / 100).toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${part}`
}

export function idOf(page: Page): number {
  return Number(new URL(page.url()).pathname.split('/').at(-1))
}

/** The page of a plot, found through the register's search. */
export async function openPlot(page: Page, title: string): Promise<number> {
  await page.goto(`/tax/plots?q=${encodeURIComponent(title)}`)
  await page.locator('tbody a', { hasText: new RegExp(`^${title}$`) }).click()
  await page.waitForURL(/tax\/plots\/\d+$/)
  return idOf(page)
}

export async function download(page: Page, path: string): Promise<Buffer> {
  const answer = await page.request.get(path)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.body()
}

export async function workbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return book
}

/** A message at the top of a page that says what was done. */
export async function flash(page: Page): Promise<string> {
  return plain(await page.locator('.notice').first().innerText())
}
