import type { Assert } from '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright-core'
import { plainRoll } from '#tests/support/tax/plain_roll'
import { centimes, flash, idOf, plain, textOf, worksDone } from '../steps.js'
import type { Story } from '../steps.js'
import { check, commit, upload } from './census.js'

const RATES_2025 = { equipped: 20, medium: 12, weak: 2 }
const RATES_2026 = { equipped: 30, medium: 30, weak: 30 }

/** 31 DH/m² is beyond the bracket; 30 is proposed, and approved by somebody else. */
export async function setTheTariff({ officer, chief }: Story, assert: Assert): Promise<void> {
  await officer.goto('/tax/tariffs/create?year=2026')
  await officer.fill('#order_on', '2025-12-29')
  await officer.fill('#visa_on', '2025-12-29')
  for (const zone of [0, 1, 2]) {
    await officer.selectOption(`#rates_${zone}_classed`, 'equipped')
    await officer.fill(`#rates_${zone}_rate`, zone === 0 ? '31' : '30')
  }
  await officer.locator('form.form button.primary').click()
  await officer.waitForSelector('[role="alert"]')
  assert.match(await textOf(officer), /31 DH\/m² est hors de la fourchette.*de 15 à 30 DH\/m²/)
  assert.equal(await officer.inputValue('#rates_1_rate'), '30', 'nothing typed is lost')
  await officer.fill('#rates_0_rate', '30')
  await officer.locator('form.form button.primary').click()
  await officer.waitForURL(/tax\/tariffs\/\d+$/)
  assert.equal(await officer.locator('button[value="approve"]').count(), 0)
  await chief.goto(officer.url())
  await chief.locator('button[value="approve"]').click()
  await chief.waitForSelector('.notice.good')
  await chief.goto('/tax/tariffs')
  // In force until a later tariff takes its place, when another story has approved one
  assert.match(await textOf(chief), /01\/01\/2026 → (…|31\/12\/\d{4}) 30,00 .*30,00 .*30,00/)
}

/** Prepared and simulated by the officer; issued by the chief alone. Answers the roll. */
async function prepare(page: Page, year: number, kind: 'initial' | 'supplementary') {
  await page.goto('/tax/rolls')
  await page.fill('#roll-year', String(year))
  await page.locator(`button[value="${kind}"]`).click()
  await page.waitForURL(/tax\/rolls\/\d+$/)
  await page.locator('form[action$="/simulations"] button').click()
  await page.waitForSelector('live-run')
  await worksDone(page)
  return idOf(page)
}

async function issue(page: Page, roll: number): Promise<void> {
  await page.goto(`/tax/rolls/${roll}`)
  await page.locator('form[action$="/issues"] button').click()
  await page.waitForSelector('live-run:not([data-state="done"])').catch(() => undefined)
  await worksDone(page)
}

/** The dry run against a clerk's own addition; last year's roll first, to compare with. */
export async function issueTheRoll(story: Story, assert: Assert): Promise<void> {
  const { officer, chief, census, corrected } = story
  const previous = await prepare(officer, 2025, 'initial')
  await issue(chief, previous)
  const initial = await prepare(officer, 2026, 'initial')
  const before = plainRoll(census, 2025, RATES_2025)
  const facts = census.map((row) =>
    row.title === corrected.title ? { ...row, area: corrected.area } : row
  )
  const expected = plainRoll(facts, 2026, RATES_2026)
  await compareSimulation(officer, expected, assert)
  const compared = [...expected.amounts.keys()].reduce(
    (sum, title) => sum + (before.amounts.get(title) ?? 0),
    0
  )
  const figures = await officer.locator('.figures .value').allInnerTexts()
  assert.deepEqual(figures.map(centimes), [
    expected.taxed.count * 100,
    expected.taxed.amount,
    compared,
  ])
  await readAnomalies(officer, initial, corrected.title, assert)
  await officer.goto(`/tax/rolls/${initial}`)
  assert.equal(await officer.locator('form[action$="/issues"]').count(), 0)

  await issue(chief, initial)
  const issued = await db.from('tax_rolls').where('id', initial).firstOrFail()
  const notices = await noticesOf(initial)
  assert.lengthOf(notices, expected.taxed.count)
  assert.deepEqual(
    notices.map(({ sequence }) => Number(sequence)),
    notices.map((_, index) => Number(issued.first_notice) + index),
    'numbers without a gap'
  )
  assert.include(await textOf(chief), issued.number)
  const principal = await db
    .from('tax_roll_articles')
    .where('roll_id', initial)
    .sum('principal_minor as amount')
  assert.equal(Number(principal[0].amount), expected.taxed.amount)
  story.rolls = { previous, initial, supplementary: 0, reissued: 0 }
}

/** Rows of verdicts, zones and arrondissements with their counts and sums. */
async function compareSimulation(
  page: Page,
  expected: ReturnType<typeof plainRoll>,
  assert: Assert
): Promise<void> {
  const [verdicts, zones, places] = await Promise.all(
    (await page.locator('main table.table').all()).map(async (table) =>
      Promise.all(
        (await table.locator('tbody tr').all()).map((row) => row.locator('th,td').allInnerTexts())
      )
    )
  )
  const count = (verdict: RegExp) =>
    verdicts
      .filter(([name]) => verdict.test(name))
      .reduce((sum, cells) => sum + Number(cells[2].replace(/\D/g, '')), 0)
  assert.deepEqual(
    [count(/Imposé/), count(/Exonéré/), count(/Sous le minimum/), count(/Anomalie/)],
    [expected.taxed.count, expected.exempt, expected.belowMinimum, expected.ownerless]
  )
  const reasons = verdicts.filter(([name]) => /Exonéré/.test(name)).map((cells) => cells[1])
  assert.includeMembers(reasons, ['Domaine de l’État', 'Permis de construire ou de lotir'])
  const sums = (rows: string[][]) =>
    rows
      .map((cells) => [Number(cells[1].replace(/\D/g, '')), centimes(cells[2])] as const)
      .filter(([plots]) => plots > 0)
      .sort((a, b) => a[1] - b[1])
  const plainSums = (sorted: typeof expected.byZone) =>
    [...sorted.values()].map((sum) => [sum.count, sum.amount] as const).sort((a, b) => a[1] - b[1])
  assert.deepEqual(sums(zones), plainSums(expected.byZone))
  assert.deepEqual(sums(places), plainSums(expected.byPlace))
}

/** From a count of the dry run to the plots behind it. */
async function readAnomalies(page: Page, roll: number, title: string, assert: Assert) {
  await page.goto(`/tax/roll-lines?f=roll:in:${roll};reason:in:much_higher&q=${title}`)
  const line = await textOf(page)
  for (const fact of [title, 'Au moins le triple', '372 030,00', '7 362,00'])
    assert.include(line, fact)
}

/** A plot of the year found later; its roll taken back by reversal and issued again under new numbers. */
export async function addTakeBackReissue(story: Story, assert: Assert): Promise<void> {
  const { officer, chief } = story
  const head = `titre_foncier;arrondissement;superficie_m2;zone;type_redevable;nom_ou_raison_sociale;prenom;cin`
  const rows = [1, 2].map(
    (index) => `91000${index}/D;Anfa;${index}00,5;équipée;PP;Filali;Nadia ${index};ZS90000${index}`
  )
  await upload(officer, 'oublies-2026.csv', Buffer.from([head, ...rows].join('\r\n')))
  await check(officer)
  assert.deepEqual(await commit(officer), [2, 0, 0, 0])
  const supplementary = await prepare(officer, 2026, 'supplementary')
  assert.match(await textOf(officer), /Imposé 2 9 060,00/)
  await issue(chief, supplementary)

  await chief.goto(`/tax/rolls/${supplementary}`)
  await chief.locator('.tax-danger summary').click()
  await chief.fill('.tax-danger #reason', 'Superficies à vérifier sur place')
  await chief.locator('form[action$="/cancellations"] button').click()
  await chief.waitForSelector('.notice.warn')
  assert.include(await flash(chief), 'annulé')
  const [taken] = await noticesOf(supplementary)
  await chief.goto(`/tax/notices/${taken.id}`)
  const undone = await textOf(chief)
  for (const fact of ['Annulée', 'Contre-écriture', 'Superficies à vérifier sur place'])
    assert.include(undone, fact)
  const left = await db
    .from('tax_ledger_entries')
    .where('debt_id', taken.debt_id)
    .sum('amount_minor as sum')
  assert.equal(Number(left[0].sum), 0, 'what was charged is reversed to the centime')

  const reissued = await prepare(officer, 2026, 'supplementary')
  await issue(chief, reissued)
  const again = await noticesOf(reissued)
  const before = await noticesOf(supplementary)
  assert.deepEqual(
    again.map(({ sequence }) => Number(sequence)),
    before.map(({ sequence }) => Number(sequence) + before.length),
    'new numbers, and the old ones stay'
  )
  Object.assign(story.rolls, { supplementary, reissued })
}

/** A notice and why it is that amount. */
export async function readANotice({ chief, corrected }: Story, assert: Assert): Promise<void> {
  await chief.goto(`/tax/notices?q=${encodeURIComponent(corrected.title)}`)
  await chief.locator('tbody tr', { hasText: '2026' }).locator('a').first().click()
  await chief.waitForSelector('.explanation')
  const why = plain(await chief.locator('.explanation').first().innerText())
  for (const step of ['toute fraction compte pour un mètre', '12 401', '372 030,00'])
    assert.include(why, step)
}

export async function noticesOf(roll: number) {
  return db.from('tax_notices').where('roll_id', roll).orderBy('sequence')
}
