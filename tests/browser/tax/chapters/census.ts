import type { Assert } from '@japa/assert'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright-core'
import { plainCensus } from '#tests/support/tax/plain_census'
import type { Fault, PlainRow } from '#tests/support/tax/plain_census'
import { download, plain, textOf, workbook } from '../steps.js'
import type { Story } from '../steps.js'

const CENSUS = 'terrains-recensement-2026.csv'
const COMPLEMENT = 'terrains-complement-2026-windows1252.csv'

/** How the officer reads each fault in the file. */
const SAYS: Record<Fault, RegExp> = {
  repeated: /déjà présente à la ligne|déjà au registre/,
  arrondissement_missing: /Arrondissement.*obligatoire/,
  arrondissement_unknown: /n’est ni le nom ni le code d’un arrondissement/,
  area: /Superficie.*(obligatoire|n’est pas un nombre|doit être supérieure)/,
  zone: /Zone.*n’est pas connu/,
  name: /Nom ou raison sociale.*obligatoire/,
  cin: /doit avoir une CIN/,
  ice: /ICE.*clé de contrôle est fausse/,
  date: /n’est pas une date qui existe/,
}

/** The officer brings in the census, its complement, and the census again. */
export async function bringInTheCensus(story: Story, assert: Assert): Promise<void> {
  const { officer } = story
  const first = await plainCensus(CENSUS, 'utf-8')
  await upload(officer, CENSUS)
  const mapping = await textOf(officer)
  assert.include(mapping, 'UTF-8')
  assert.include(await chosenColumn(officer, 'land_title'), 'titre_foncier')
  assert.include(await chosenColumn(officer, 'declared_on'), 'date_declaration')
  assert.include(mapping, '147925/D', 'examples of the file stand beside the columns')
  await check(officer)
  await compareVerdicts(officer, first, assert)
  await compareRejects(officer, first, assert)
  assert.lengthOf(await db.from('tax_plots'), 0, 'a dry run writes nothing')
  const kept = first.filter(({ faults }) => faults.length === 0)
  assert.deepEqual(await commit(officer), [kept.length, 0, 0, first.length - kept.length])
  await compareRegister(kept, assert)

  const second = await plainCensus(COMPLEMENT, 'windows-1252')
  await upload(officer, COMPLEMENT)
  assert.include(await textOf(officer), 'Windows-1252')
  await check(officer)
  // Titles that both files hold belong to the first.
  const titles = new Set(kept.map(({ title }) => title))
  for (const row of second)
    if (!row.faults.length && titles.has(row.title)) row.faults.push('repeated')
  await compareVerdicts(officer, second, assert)
  const added = second.filter(({ faults }) => faults.length === 0)
  assert.deepEqual(await commit(officer), [added.length, 0, 0, second.length - added.length])

  await upload(officer, CENSUS)
  assert.include(await textOf(officer), 'déjà', 'the same file is recognised')
  await check(officer)
  const [created, updated] = await commit(officer)
  assert.deepEqual([created, updated], [0, 0])
  assert.include(await textOf(officer), 'Rien n’a changé')
  story.census = [...kept, ...added]
  await compareRegister(story.census, assert)
}

export async function upload(page: Page, name: string, bytes?: Buffer): Promise<void> {
  await page.goto('/tax/plots')
  await page.getByRole('link', { name: 'Importer un recensement' }).click()
  await page.setInputFiles(
    'input[type=file]',
    bytes ? { name, mimeType: 'text/csv', buffer: bytes } : app.makePath('database/registers', name)
  )
  await page.locator('form[action="/imports"] button').click()
  await page.waitForURL(/imports\/\d+$/)
}

/** Confirms the mapping and waits for the dry run: the page follows it and then offers to commit. */
export async function check(page: Page): Promise<void> {
  await page.locator('form[action$="/checks"] button').click()
  await page.waitForSelector('form[action$="/commits"] button', { timeout: 120_000 })
}

/** Created, updated, unchanged and refused rows, as the page says them. */
export async function commit(page: Page): Promise<number[]> {
  await page.locator('form[action$="/commits"] button').click()
  await page.waitForSelector('.figures', { timeout: 120_000 })
  const figures = await page.locator('.figures .value').allInnerTexts()
  return figures.map((text) => Number(text.replace(/\D/g, '')))
}

async function chosenColumn(page: Page, field: string): Promise<string> {
  return page.locator(`#mapping_${field} option:checked`).innerText()
}

interface ShownRow {
  /** Place of the row in the file, its heading being the first. */
  number: number
  reasons: string
}

/** The refused rows as the screen lists them, page by page. */
async function refusedRows(page: Page): Promise<ShownRow[]> {
  const rows: ShownRow[] = []
  await page.goto(`${page.url().split('?')[0]}?tab=refused`)
  for (;;) {
    for (const line of await page.locator('tbody tr').all()) {
      const cells = await line.locator('td').allInnerTexts()
      rows.push({ number: Number(cells[0].replace(/\D/g, '')), reasons: plain(cells[1]) })
    }
    const next = page.locator('.pager a[rel="next"]')
    if ((await next.count()) === 0) return rows
    const address = await next.getAttribute('href')
    await page.goto(address!)
  }
}

async function compareVerdicts(page: Page, rows: PlainRow[], assert: Assert): Promise<void> {
  const wrong = rows.filter(({ faults }) => faults.length > 0)
  const shown = await refusedRows(page)
  assert.lengthOf(shown, wrong.length)
  wrong.forEach((row, index) => {
    assert.equal(shown[index].number, rows.indexOf(row) + 2, 'in the order of the file')
    for (const fault of row.faults) assert.match(shown[index].reasons, SAYS[fault], row.cells[0])
  })
}

/** The sheet to correct and send again: the cells as they came, and why each row stays out. */
async function compareRejects(page: Page, rows: PlainRow[], assert: Assert): Promise<void> {
  const wrong = rows.filter(({ faults }) => faults.length > 0)
  const link = page.locator('a[href*="/files/"]', { hasText: '.xlsx' }).first()
  const [sheet] = (await workbook(await download(page, (await link.getAttribute('href'))!)))
    .worksheets
  const lines: string[][] = []
  sheet.eachRow((row) =>
    lines.push(
      Array.from(row.values as unknown[], (value) => plain(String(value ?? '')).trim()).slice(1)
    )
  )
  const head = lines.findIndex((cells) => cells[0] === 'ref_recensement')
  const found = lines.slice(head + 1).filter((cells) => /^(REC|CPL)/.test(cells[0]))
  assert.lengthOf(found, wrong.length)
  wrong.forEach((row, index) => {
    const given = row.cells.map((cell) => plain(cell).trim())
    assert.deepEqual(found[index].slice(0, given.length), given)
    for (const fault of row.faults) assert.match(found[index].at(-1)!, SAYS[fault])
  })
}

/** Every kept row is a plot with its area, zone, place and owner; no other is. */
async function compareRegister(rows: PlainRow[], assert: Assert): Promise<void> {
  const plots = await db
    .from('tax_plots as p')
    .join('registry_territories as t', 't.id', 'p.arrondissement_id')
    .join('tax_plot_owners as o', 'o.plot_id', 'p.id')
    .joinRaw(
      'join registry_party_identifiers as i on i.party_id = o.party_id and i.unique_key is not null'
    )
    .select('p.land_title', 'p.area', 'p.zone', 't.code', 'i.unique_key')
  const known = new Map<string, string>()
  for (const plot of plots) {
    const facts = [Number(plot.area), plot.zone, plot.code].join(' ')
    known.set(plot.land_title, `${known.get(plot.land_title) ?? facts} ${plot.unique_key}`)
  }
  assert.equal(known.size, rows.length)
  for (const row of rows) {
    const facts = known.get(row.title) ?? 'not in the register'
    assert.include(facts, [row.area, row.zone, row.place].join(' '), row.title)
    assert.include(facts, row.owner, row.title)
  }
  const filed = await db.from('tax_declarations').count('* as total').first()
  assert.equal(Number(filed.total), rows.filter(({ declaredOn }) => declaredOn).length)
  const exempt = await db.from('tax_exemptions').count('* as total').first()
  assert.equal(
    Number(exempt.total),
    rows.reduce((sum, { exemptions }) => sum + exemptions.length, 0)
  )
}
