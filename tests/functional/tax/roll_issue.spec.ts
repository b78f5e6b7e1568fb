import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { cancelRoll } from '#tax/actions/cancel_roll'
import { issueRoll } from '#tax/actions/issue_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { requestRollIssue } from '#tax/actions/request_roll_issue'
import { simulateRoll } from '#tax/actions/simulate_roll'
import type { Roll } from '#tax/models/roll'
import type { RollSimulation } from '#tax/queries/roll_lines'
import { positionOf } from '#tax/queries/debt_positions'
import { assessment } from '#tax/queries/assessment'
import { declarationSanction } from '#tax/rules/declaration_sanction'
import { landTax } from '#tax/rules/tnb'
import { makePlots } from '#database/factories/tax/plots'
import { actWith } from '#tests/support/actors'

const COUNT = 400
const act = systemAct('test')

/** Fresh plots and a year nobody has used: each test has its own city, on a second run too. */
async function city(): Promise<{ year: number; marker: string }> {
  const cities = await db.from('registry_parties').where('request_key', 'like', 'plot:__:0')
  const place = cities.length
  const year = 2027 + place
  const marker = String.fromCharCode(90 - Math.floor(place / 26), 65 + (place % 26))
  await db.from('tax_plots').update({ closed_on: '2010-12-31', state: 'closed' })
  await makePlots({ count: COUNT, index: marker })
  return { year, marker }
}

/** Other areas, zones and exemptions, as awkward as a census brings them: the same on every run. */
async function varyPlots(year: number): Promise<void> {
  const open = (await db.from('tax_plots').whereNull('closed_on').select('id')).map(({ id }) => id)
  await db.from('tax_exemptions').whereIn('plot_id', open).update({ withdrawn_at: '2026-01-01' })
  const jan = `${year}-01-01`
  const ends = [null, jan, `${year - 1}-12-31`, `${year}-06-30`, `${year + 2}-12-31`]
  for (const [position, id] of open.entries()) {
    const situation = {
      area: (1 + ((position * 7919) % (position % 9 === 3 ? 6000 : 500_000)) / 1000).toFixed(3),
      covered_area: position % 4 === 0 ? (((position * 31) % 60_000) / 1000).toFixed(3) : '0',
      used_area: position % 5 === 0 ? (((position * 17) % 40_000) / 1000).toFixed(3) : '0',
      zone: ['equipped', 'medium', 'weak'][position % 3],
    }
    await db.from('tax_plot_versions').where('plot_id', id).update(situation)
    for (let each = 0; each < position % 3; each += 1) {
      const starts = [`${year - 2}-05-10`, jan, `${year}-01-02`][(position + each) % 3]
      const ended = position % 3 === 1 ? `${year}-03-01` : (ends[(position + each) % 5] ?? null)
      await db.table('tax_exemptions').insert({
        plot_id: id,
        code: ['ETAT', 'RESEAU', 'PERMIS'][(position + each) % 3],
        document: 'n° 1',
        starts_on: starts,
        ends_on: ended !== null && ended < starts ? starts : ended,
        created_at: '2026-01-01',
        updated_at: '2026-01-01',
      })
    }
  }
}

async function issued(year: number): Promise<Roll> {
  const roll = await prepareRoll(act, { year, kind: 'initial' })
  await simulateRoll(act, roll.id)
  await requestRollIssue(act, roll.id)
  await issueRoll(act, roll.id)
  await roll.refresh()
  return roll
}

test.group('Issue of a roll', (group) => {
  group.each.setup(() => {
    clock.freeze('2026-11-23T10:00')
    return () => clock.release()
  })

  test('every article is what the rule says, and everything adds up', async ({ assert }) => {
    const { year } = await city()
    const roll = await issued(year)
    const parameters = await loadParameters()
    const articles = await db.from('tax_roll_articles').where('roll_id', roll.id).orderBy('article')
    assert.isAbove(articles.length, COUNT * 0.8)
    assert.deepEqual(
      articles.map(({ article }) => article),
      articles.map((_, position) => position + 1)
    )
    for (const article of articles) {
      const { value } = landTax({ year, area: article.area, zone: article.zone }, parameters)
      assert.equal(Number(article.principal_minor), value.due.minor)
      assert.equal(article.taxed_area, value.taxedArea)
    }
    const debts = await db
      .from('tax_debts')
      .where('roll_id', roll.id)
      .sum('principal_charged_minor as sum')
      .first()
    const entries = await db
      .from('tax_ledger_entries as e')
      .join('tax_notices as n', 'n.debt_id', 'e.debt_id')
      .where('n.roll_id', roll.id)
      .sum('e.amount_minor as sum')
      .first()
    const sum = articles.reduce((total, article) => total + Number(article.principal_minor), 0)
    assert.equal(Number(debts.sum), sum)
    assert.equal(Number(entries.sum), sum)
    assert.equal(Number(roll.totalMinor), sum)
  })

  test('the database and the rule judge the same plots alike, whatever their history', async ({
    assert,
  }) => {
    const { year } = await city()
    await varyPlots(year)
    const parameters = await loadParameters()
    const fragment = assessment({ year, issuedOn: '2026-11-23' }, parameters)
    const [rows] = await db.rawQuery(fragment.sql, fragment.bindings)
    const exemptions = await db.from('tax_exemptions').whereNull('withdrawn_at')
    const verdicts: Record<string, number> = {}
    for (const row of rows) {
      const { value } = landTax(
        {
          year,
          area: row.area,
          zone: row.zone,
          coveredArea: row.covered_area,
          usedArea: row.used_area,
          exemptions: exemptions
            .filter(({ plot_id: plot }) => plot === row.plot_id)
            .map(({ code, starts_on: from, ends_on: to }) => ({ code, from, to })),
        },
        parameters
      )
      const verdict = value.reason === 'not_taxable' ? 'untaxed' : (value.reason ?? 'taxed')
      assert.equal(row.verdict, verdict, JSON.stringify(row))
      assert.equal(Number(row.taxed_area), value.taxedArea)
      assert.equal(Number(row.tax_minor), value.tax.minor)
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
    }
    for (const verdict of ['taxed', 'exempt', 'below_minimum', 'untaxed'])
      assert.isAbove(verdicts[verdict] ?? 0, 5, verdict)
  })

  test('the database reckons exactly: no metre and no centime more than the rule', async ({
    assert,
  }) => {
    const { year } = await city()
    const open = (await db.from('tax_plots').whereNull('closed_on').select('id')).map(
      ({ id }) => id
    )
    await db.from('tax_exemptions').whereIn('plot_id', open).update({ withdrawn_at: '2026-01-01' })
    for (const [position, id] of open.entries()) {
      // Five times the covered area leaves whole metres, or a thousandth more
      const covered = 0.06 + position / 100
      const area = (300 + position + 5 * covered + (position % 7 === 0 ? 0.001 : 0)).toFixed(3)
      const situation = { area, covered_area: covered.toFixed(3), used_area: '0', zone: 'equipped' }
      await db.from('tax_plot_versions').where('plot_id', id).update(situation)
    }
    const row = { zone: 'equipped', classed: 'equipped', rate: '15.25' }
    const parameters = (await loadParameters()).with({ 'tax.tnb.tariff': [row] })
    const issuedOn = `${year}-11-23`
    const fragment = assessment({ year, issuedOn }, parameters)
    const [rows] = await db.rawQuery(fragment.sql, fragment.bindings)
    let sanctioned = 0
    for (const found of rows) {
      const facts = { year, area: found.area, zone: found.zone, coveredArea: found.covered_area }
      const { value } = landTax(facts, parameters)
      assert.equal(Number(found.taxed_area), value.taxedArea, JSON.stringify(found))
      assert.equal(Number(found.tax_minor), value.tax.minor)
      if (Number(found.sanction_minor) === 0) continue
      const failing = { tax: value.tax, failing: 'missing', on: issuedOn } as const
      const sanction = declarationSanction(failing, parameters).value.sanction
      assert.equal(Number(found.sanction_minor), sanction.minor, JSON.stringify(found))
      sanctioned += 1
    }
    assert.isAbove(sanctioned, 20)
  })

  test('notice numbers have no gap and go on where the last roll stopped', async ({ assert }) => {
    const { year, marker } = await city()
    const roll = await issued(year)
    const notices = await db.from('tax_notices').where('roll_id', roll.id).orderBy('sequence')
    assert.equal(notices[0].number, `AV-${year}-0000001`)
    assert.deepEqual(
      notices.map(({ sequence }) => Number(sequence)),
      notices.map((_, position) => position + 1)
    )
    // Found later: a marker of its own, A for Z
    const found = `${String.fromCharCode(155 - marker.charCodeAt(0))}${marker[1]}`
    await makePlots({ count: 10, index: found, first: 500_000 + year })
    const supplement = await prepareRoll(act, { year, kind: 'supplementary' })
    await simulateRoll(act, supplement.id)
    await requestRollIssue(act, supplement.id)
    const second = await issueRoll(act, supplement.id)
    await supplement.refresh()
    assert.isAbove(second.articles, 0)
    assert.isBelow(second.articles, 11)
    assert.equal(Number(supplement.firstNotice), notices.length + 1)
    assert.equal(supplement.number, `${year}/02`)
  })

  test('the dry run says who is not taxed and why, and foretells the issue', async ({ assert }) => {
    const { year } = await city()
    const roll = await prepareRoll(act, { year, kind: 'initial' })
    const simulated = await simulateRoll(act, roll.id)
    const found = simulated.simulation as unknown
    const simulation = (typeof found === 'string' ? JSON.parse(found) : found) as RollSimulation
    const count = (verdict: string) =>
      simulation.byVerdict
        .filter((row) => row.verdict === verdict)
        .reduce((sum, row) => sum + row.count, 0)
    assert.equal(count('taxed') + count('exempt') + count('below_minimum'), COUNT)
    assert.isAbove(count('below_minimum'), 0)
    await requestRollIssue(act, roll.id)
    const result = await issueRoll(act, roll.id)
    assert.equal(result.articles, simulation.taxed.count)
    assert.equal(result.totalMinor, simulation.taxed.amount)
    assert.equal(
      simulation.byArrondissement.reduce((sum, row) => sum + row.amount, 0),
      simulation.taxed.amount
    )
  })

  test('twice at once, it is issued once', async ({ assert }) => {
    const { year } = await city()
    const roll = await prepareRoll(act, { year, kind: 'initial' })
    await simulateRoll(act, roll.id)
    const runs = await Promise.all(Array.from({ length: 8 }, () => requestRollIssue(act, roll.id)))
    assert.lengthOf(new Set(runs), 1)
    const results = await Promise.all(Array.from({ length: 8 }, () => issueRoll(act, roll.id)))
    assert.lengthOf(
      results.filter(({ issuedNow }) => issuedNow),
      1
    )
    const notices = await db
      .from('tax_notices')
      .where('roll_id', roll.id)
      .count('* as count')
      .first()
    assert.equal(Number(notices.count), results[0].articles)
  })

  test('after the last day to declare, who did not declare bears the sanction of article 134', async ({
    assert,
  }) => {
    await city()
    const parameters = await loadParameters()
    // 2026 itself, issued in November
    await db.from('tax_debts').where('year', 2026).update({ standing_key: null })
    await db.from('tax_rolls').where('year', 2026).update({ standing_key: null })
    const roll = await issued(2026)
    const articles = await db
      .from('tax_roll_articles as a')
      .leftJoin('tax_declarations as d', (join) =>
        join.on('d.plot_id', 'a.plot_id').andOnVal('d.year', 2026)
      )
      .where('a.roll_id', roll.id)
      .select('a.*', 'd.filed_on')
    const sanctioned = articles.filter(({ sanction_minor: sanction }) => Number(sanction) > 0)
    assert.isAbove(sanctioned.length, 0)
    assert.isAbove(articles.length, sanctioned.length)
    for (const article of articles) {
      const tax = Money.ofMinor(article.principal_minor)
      const facts = { tax, declaredOn: article.filed_on, lastDay: '2026-02-28', on: '2026-11-23' }
      assert.equal(
        Number(article.sanction_minor),
        declarationSanction(facts, parameters).value.sanction.minor
      )
    }
    const debt = await db.from('tax_debts').where('article_id', sanctioned[0].id).firstOrFail()
    const { value } = await positionOf(debt, '2026-11-23')
    const tax = Money.ofMinor(sanctioned[0].principal_minor)
    assert.equal(value.lateness.n, 9)
    assert.equal(
      value.late.minor,
      tax.percent('10').plus(tax.percent('5')).plus(tax.times(8).percent('0.5')).minor
    )
    assert.equal(
      value.total.minor,
      tax.minor + Number(sanctioned[0].sanction_minor) + value.late.minor
    )
  })

  test('a cancelled roll is taken back by reversals and the year can be issued again', async ({
    assert,
  }) => {
    const { year } = await city()
    const roll = await issued(year)
    await assert.rejects(() => prepareRoll(act, { year, kind: 'initial' }), /tax.roll_stands/)
    await cancelRoll(act, roll.id, 'Tarif erroné')
    const left = await db
      .from('tax_debts')
      .where('roll_id', roll.id)
      .sum('principal_charged_minor as sum')
      .first()
    assert.equal(Number(left.sum), 0)
    const again = await issued(year)
    assert.equal(again.articleCount, roll.articleCount)
    assert.equal(Number(again.firstNotice), roll.articleCount + 1)
  })

  test('what was paid on keeps a roll from being cancelled', async ({ assert }) => {
    const { year } = await city()
    const roll = await issued(year)
    const debt = await db.from('tax_debts').where('roll_id', roll.id).firstOrFail()
    await db.table('tax_ledger_entries').insert({
      debt_id: debt.id,
      side: 'settlement',
      kind: 'payment',
      part: 'principal',
      amount_minor: 100,
      effective_on: '2026-11-23',
      recorded_at: '2026-11-23 10:00:00',
    })
    await assert.rejects(() => cancelRoll(act, roll.id, 'Tarif erroné'), /tax.roll_paid/)
  })

  test('who prepared a roll does not issue it', async ({ assert }) => {
    const { year } = await city()
    const both = await actWith(['tax_officer', 'finance_chief'])
    const roll = await prepareRoll(both, { year, kind: 'initial' })
    await simulateRoll(both, roll.id)
    await assert.rejects(() => requestRollIssue(both, roll.id), /tax.roll_same_person/)
    const officer = await actWith('tax_officer')
    await assert.rejects(() => requestRollIssue(officer, roll.id), /access.denied/)
  })
})

test.group('The ledger', () => {
  test('the database takes no more than is owed, changes nothing and deletes nothing', async ({
    assert,
  }) => {
    clock.freeze('2026-11-23T10:00')
    const { year } = await city()
    const roll = await issued(year)
    clock.release()
    const debt = await db.from('tax_debts').where('roll_id', roll.id).firstOrFail()
    const payment = (amount: number, key: string) => ({
      debt_id: debt.id,
      side: 'settlement',
      kind: 'payment',
      part: 'principal',
      amount_minor: amount,
      effective_on: '2026-11-23',
      request_key: key,
      recorded_at: '2026-11-23 10:00:00',
    })
    const owed = Number(debt.principal_charged_minor)
    await assert.rejects(() =>
      db.table('tax_ledger_entries').insert(payment(owed + 1, `a:${debt.id}`))
    )
    await db.table('tax_ledger_entries').insert(payment(owed, `b:${debt.id}`))
    await assert.rejects(() => db.table('tax_ledger_entries').insert(payment(1, `c:${debt.id}`)))
    await assert.rejects(() => db.table('tax_ledger_entries').insert(payment(1, `b:${debt.id}`)))
    await assert.rejects(() =>
      db.from('tax_ledger_entries').where('debt_id', debt.id).update({ amount_minor: 1 })
    )
    await assert.rejects(() => db.from('tax_ledger_entries').where('debt_id', debt.id).delete())
    const after = await db.from('tax_debts').where('id', debt.id).firstOrFail()
    assert.equal(Number(after.principal_paid_minor), owed)
  })
})
