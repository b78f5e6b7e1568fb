import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { endYear } from '#budget/actions/end_year'
import { prepareYearEnd, pronounceYearEnd } from '#budget/actions/prepare_year_end'
import { Commitment } from '#budget/models/commitment'
import { YearEnd } from '#budget/models/year_end'
import { yearEndForecast, yearEndObstacles } from '#budget/queries/year_end'
import {
  budgetPeople,
  committed,
  forgetYears,
  lineOf,
  liquidated,
  openYears,
  paidOff,
  proposed,
  setYear,
} from '#tests/support/budget_years'
import type { BudgetPeople } from '#tests/support/budget_years'
import { PageClient } from '#tests/support/page_client'
import { balances } from '#tests/support/purchases'

test.group('The end of a budget year', (group) => {
  let acts: BudgetPeople
  let year: number
  group.setup(async () => {
    acts = await budgetPeople()
  })
  group.each.setup(async () => {
    year = await openYears()
    clock.freeze(`${year}-06-01T09:00`)
  })
  group.each.teardown(async () => {
    clock.release()
    await forgetYears(year)
  })

  test('case 10: 350,000 not mandated are carried over on equipment and lapse on operating', async ({
    assert,
  }) => {
    const equipment = await lineOf(year, 'equipment', '2100000.00')
    const operating = await lineOf(year, 'operating', '2100000.00')
    const kept = await committed(acts, equipment.id, '2050000.00', '1700000.00')
    const lost = await committed(acts, operating.id, '2050000.00', '1700000.00')

    await assert.rejects(() => prepareYearEnd(acts.officer, year), /year_end_obstacles/)
    await setYear('closed', year)
    const yearEnd = await prepareYearEnd(acts.officer, year)
    assert.equal((await prepareYearEnd(acts.officer, year)).id, yearEnd.id)
    await assert.rejects(() => pronounceYearEnd(acts.officer, yearEnd.id), /access.denied/)
    await pronounceYearEnd(acts.authoriser, yearEnd.id)

    // started twice at the same moment, and once more: one work
    const done = await Promise.all([
      endYear(acts.authoriser, yearEnd.id),
      endYear(acts.authoriser, yearEnd.id),
    ])
    assert.sameMembers(
      done.map(({ endedNow }) => endedNow),
      [true, false]
    )
    assert.isFalse((await endYear(acts.authoriser, yearEnd.id)).endedNow)

    assert.deepInclude(await balances(equipment.id), {
      opened: '1750000.00',
      committed: '1700000.00',
      paid: '1700000.00',
    })
    const carried = await Commitment.findOrFail(kept.id)
    const next = await db.from('budget_lines').where('id', carried.lineId).firstOrFail()
    assert.deepInclude(next, { year: year + 1, code: equipment.code, section: 'equipment' })
    assert.deepInclude(await balances(next.id), { opened: '350000.00', committed: '350000.00' })
    assert.equal(carried.state, 'visaed')

    assert.deepInclude(await balances(operating.id), {
      opened: '2100000.00',
      committed: '1700000.00',
    })
    assert.equal((await Commitment.findOrFail(lost.id)).state, 'released')
    const kinds = await db
      .from('budget_entries')
      .whereIn('line_id', [equipment.id, operating.id, next.id])
      .whereIn('kind', ['carry_over', 'lapse'])
    assert.lengthOf(kinds, 3)

    const { carriedMinor, lapsedMinor, cancelledMinor } = await YearEnd.findOrFail(yearEnd.id)
    assert.deepEqual(
      [carriedMinor, lapsedMinor, cancelledMinor],
      [35_000_000, 35_000_000, 5_000_000 + 40_000_000]
    )

    const entries = await db
      .from('platform_journal_entries')
      .where('subject_type', 'budget.commitment')
      .whereIn('subject_id', [kept.id, lost.id].map(String))
      .whereIn('action', ['budget.commitment.carried', 'budget.commitment.lapsed'])
      .orderBy('action')
    assert.deepEqual(
      entries.map((entry) => JSON.parse(entry.changes)),
      [
        {
          line: [`${equipment.code} · ${year}`, `${equipment.code} · ${year + 1}`],
          amount: [null, '350000.00'],
        },
        { line: [`${operating.code} · ${year}`, null], amount: [null, '350000.00'] },
      ]
    )

    // what was carried over is delivered and paid in the new year, on the new line
    clock.freeze(`${year + 1}-02-01T09:00`)
    const mandate = await paidOff(acts, kept.id, '350000.00')
    assert.equal(mandate.lineId, next.id)
    assert.equal((await balances(next.id)).paid, '350000.00')
  }).timeout(60_000)

  test('whatever is not settled is said at once, with its figure', async ({ assert }) => {
    const operating = await lineOf(year, 'operating', '1000.00')
    await proposed(acts, operating.id, '400.00')
    await committed(acts, operating.id, '100.00')
    const page = await PageClient.signedIn('budget_officer')
    const { html } = await page.get(`/budget/year-ends?year=${year}`)
    for (const sentence of ['est encore ouvert', '1 engagement attend'])
      assert.include(html, sentence)
  })

  test('the forecast carries over what is verified and not yet ordered', async ({ assert }) => {
    const equipment = await lineOf(year, 'equipment', '1000.00')
    await committed(acts, equipment.id, '300.00', '100.00')
    const waiting = await committed(acts, equipment.id, '400.00')
    await liquidated(acts, waiting.id, '400.00')
    const forecast = (await yearEndForecast(year)).find((one) => one.section === 'equipment')!
    assert.equal(forecast.commitments, 2)
    assert.equal(forecast.mandated.format(), Money.ofDirhams('100.00').format())
    assert.equal(forecast.rest.format(), Money.ofDirhams('600.00').format())
    assert.equal(forecast.cancelled.format(), Money.ofDirhams('300.00').format())
  })

  test('the list that an obstacle leads to opens what is not ordered yet', async ({ assert }) => {
    const operating = await lineOf(year, 'operating', '1000.00')
    const waiting = await committed(acts, operating.id, '400.00')
    const mandate = await liquidated(acts, waiting.id, '400.00')
    const obstacle = (await yearEndObstacles(year)).find((one) => one.key === 'mandates')!
    const officer = await PageClient.signedIn('budget_officer')
    const { html } = await officer.get(obstacle.url)
    assert.include(html, `href="/budget/mandates/${mandate.id}"`)
  })

  test('a work that dies leaves nothing, and the next start does it all', async ({ assert }) => {
    const equipment = await lineOf(year, 'equipment', '1000.00')
    await committed(acts, equipment.id, '600.00')
    await setYear('closed', year)
    const yearEnd = await prepareYearEnd(acts.officer, year)
    await pronounceYearEnd(acts.authoriser, yearEnd.id)
    const steps: number[] = []
    await assert.rejects(
      () =>
        endYear(acts.authoriser, yearEnd.id, async (step) => {
          steps.push(step)
          if (step === 5) throw new Error('killed')
        }),
      /killed/
    )
    assert.lengthOf(steps, 5)
    assert.deepInclude(await balances(equipment.id), { opened: '1000.00', committed: '600.00' })
    assert.lengthOf(await db.from('budget_year_end_items').where('year_end_id', yearEnd.id), 0)
    const done = await endYear(acts.authoriser, yearEnd.id)
    assert.deepEqual(done, { carried: 1, lapsed: 0, endedNow: true })
    assert.deepInclude(await balances(equipment.id), { opened: '400.00', committed: '0.00' })
  })

  test('the database refuses one person for both, and a second end of a year', async ({
    assert,
  }) => {
    await lineOf(year, 'operating', '1.00')
    await setYear('closed', year)
    const yearEnd = await prepareYearEnd(acts.officer, year)
    const eyes = db
      .from('budget_year_ends')
      .where('id', yearEnd.id)
      .update({ pronounced_by_id: yearEnd.preparedById })
    await assert.rejects(() => eyes, /eyes_check/)
    const again = db.table('budget_year_ends').insert({
      year,
      state: 'prepared',
      prepared_by_name: 'x',
      prepared_at: new Date(),
      created_at: new Date(),
      updated_at: new Date(),
    })
    await assert.rejects(() => again, /Duplicate/)
  })
})
