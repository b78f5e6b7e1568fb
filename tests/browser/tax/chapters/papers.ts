import type { Assert } from '@japa/assert'
import type { Page } from 'playwright-core'
import { baseUrl, browser } from '#tests/support/browser'
import { extractText } from '#tests/support/documents/poppler'
import { centimes, dirhams, download, plain, textOf, workbook, worksDone } from '../steps.js'
import type { Story } from '../steps.js'
import { noticesOf } from './rolls.js'

/** Notices, roll and workbook as works with progress; what they say agrees with the page, to the centime. */
export async function makeThePapers({ chief, rolls }: Story, assert: Assert): Promise<void> {
  for (const kind of ['notices', 'state', 'workbook']) {
    await chief.goto(`/tax/rolls/${rolls.initial}`)
    await chief.locator(`button[value="${kind}"]`).click()
    await chief.waitForSelector('live-run')
  }
  await worksDone(chief, 200_000)
  const table = chief.locator('table', { hasText: 'Fichier' }).first()
  const [, articles, principal, sanction] = await table
    .locator('tfoot th, tfoot td')
    .allInnerTexts()
  const count = Number(articles.replace(/\D/g, ''))
  const total = centimes(principal) + centimes(sanction)

  // Found again from the list of one's works, where they stay.
  await chief.goto('/jobs')
  const works = await textOf(chief)
  for (const name of ['Avis du rôle', 'État du rôle', 'Excel du rôle']) assert.include(works, name)
  await compareRollPdf(await file(chief, '.pdf'), { count, total }, assert)
  const book = await file(chief, '.xlsx')
  await compareRollWorkbook(book, { count, principal: centimes(principal), total }, assert)
  await readPrintFiles(chief, rolls.initial, count, assert)
}

async function file(page: Page, ending: string): Promise<Buffer> {
  const link = page.locator('live-run a[href*="/files/"]', { hasText: ending }).first()
  return download(page, (await link.getAttribute('href'))!)
}

async function compareRollPdf(
  pdf: Buffer,
  expected: { count: number; total: number },
  assert: Assert
): Promise<void> {
  const pages = await extractText(pdf, { layout: true })
  const lines = pages.flatMap((page) => page.split('\n')).filter((line) => /AV-2026-/.test(line))
  // The last amount of an article's line, after principal and sanction: columns are more than one space apart.
  const amounts = lines.map((line) => centimes(/(\d{1,3}(?:\s\d{3})*,\d\d)\s*$/.exec(line)![1]))
  assert.lengthOf(amounts, expected.count)
  assert.equal(
    amounts.reduce((sum, amount) => sum + amount, 0),
    expected.total
  )
  const end = plain(pages.slice(-2).join(' '))
  assert.include(end, `la somme de ${dirhams(expected.total)} dirhams`)
}

async function compareRollWorkbook(
  bytes: Buffer,
  expected: { count: number; principal: number; total: number },
  assert: Assert
): Promise<void> {
  const [sheet] = (await workbook(bytes)).worksheets
  const rows: Record<string, unknown>[] = []
  let head: string[] = []
  sheet.eachRow((row) => {
    const values = Array.from(row.values as unknown[]).slice(1)
    if (values[0] === 'Article') head = values.map(String)
    else if (head.length)
      rows.push(Object.fromEntries(head.map((name, index) => [name, values[index]])))
  })
  const articles = rows.filter((row) => String(row.Avis ?? '').startsWith('AV-'))
  const sum = (column: string) =>
    articles.reduce((whole, row) => whole + Math.round(Number(row[column]) * 100), 0)
  assert.lengthOf(articles, expected.count)
  assert.deepEqual([sum('Principal DH'), sum('Total DH')], [expected.principal, expected.total])
  const last = rows.at(-1)!['Total DH'] as number | { result: number }
  assert.equal(
    Math.round(Number(typeof last === 'object' ? last.result : last) * 100),
    expected.total
  )
}

/** One file per arrondissement: together every notice once, each file in the order of the street. */
async function readPrintFiles(page: Page, roll: number, count: number, assert: Assert) {
  await page.goto(`/tax/rolls/${roll}`)
  const links = await page.locator('a[href*="/prints/"]').all()
  assert.lengthOf(links, 16)
  const numbers: string[] = []
  const houses: number[][] = []
  for (const link of links) {
    const pages = await extractText(await download(page, (await link.getAttribute('href'))!))
    numbers.push(...pages.map((text) => /AV-2026-\d{7}/.exec(text)![0]))
    const walk = pages.flatMap(
      (text) => /^(\d+) Rue Ibn Batouta, Casablanca/m.exec(text)?.[1] ?? []
    )
    houses.push(walk.map(Number))
  }
  for (const walk of houses)
    assert.deepEqual(
      walk,
      [...walk].sort((a, b) => a - b),
      'postal order'
    )
  assert.isAbove(houses.flat().length, 30)
  const issued = (await noticesOf(roll)).map(({ number }) => number)
  assert.lengthOf(numbers, count)
  assert.sameMembers(numbers, issued)
}

/** Anybody verifies a notice by the address in its code, and learns nothing about the person. */
export async function verifyANotice({ chief, rolls }: Story, assert: Assert): Promise<void> {
  const [notice] = await noticesOf(rolls.initial)
  await chief.goto(`/tax/notices/${notice.id}`)
  const payer = plain(await chief.locator('dl.facts dd').first().innerText()).trim()
  const [text] = await extractText(await download(chief, `/tax/notices/${notice.id}/document`))
  const code = /\/v\/([A-Z0-9-]+)/.exec(text)?.[1]
  assert.isDefined(code)
  const context = await (await browser()).newContext({ baseURL: baseUrl() })
  const passer = await context.newPage()
  await passer.goto(`/v/${code}`)
  const shown = await textOf(passer)
  assert.include(shown, notice.number)
  assert.notInclude(shown, payer)
  await context.close()
}
