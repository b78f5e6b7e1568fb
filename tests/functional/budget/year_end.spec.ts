import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { endYear } from '#budget/actions/end_year'
import { giveVisa } from '#budget/actions/give_visa'
import { issueMandate } from '#budget/actions/issue_mandate'
import { liquidate } from '#budget/actions/liquidate'
import { openCreditLine } from '#budget/actions/open_credit_line'
import { payMandate } from '#budget/actions/pay_mandate'
import { prepareYearEnd, pronounceYearEnd } from '#budget/actions/prepare_year_end'
import { proposeCommitment } from '#budget/actions/propose_commitment'
import { Commitment } from '#budget/models/commitment'
import { YearEnd } from '#budget/models/year_end'
import { yearEndForecast, yearEndObstacles } from '#budget/queries/year_end'
import type { Section } from '#budget/rules/available'
import { actWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'
import { balances, nextSerial, supplier } from '#tests/support/purchases'

const act = systemAct('test')
const dh = (text: string) => Money.ofDirhams(text)
const NO_DEDUCTIONS = {
  retention: Money.zero,
  penalties: Money.zero,
  advance: Money.zero,
  vatWithheld: Money.zero,
  incomeTax: Money.zero,
}

/** A year of its own, far ahead, so that the year of the other tests stays as it is. */
let year = 2060

async function setYear(state: 'open' | 'closed', wanted: number) {
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
  await forgetYear(wanted)
  await db.table('registry_fiscal_years').insert({
    year: wanted,
    starts_on: `${wanted}-01-01`,
    ends_on: `${wanted}-12-31`,
    state,
    opened_at: now,
    closed_at: state === 'closed' ? now : null,
    created_at: now,
    updated_at: now,
  })
}

const forgetYear = (wanted: number) =>
  db.from('registry_fiscal_years').where('year', wanted).delete()

async function line(section: Section, opened: string) {
  const serial = String(nextSerial()).slice(-8)
  return openCreditLine(act, {
    year,
    section,
    code: `30.${serial.slice(0, 4)}.${serial.slice(4, 6)}.${serial.slice(6, 8)}`,
    labelFr: `Ligne ${serial}`,
    voted: dh(opened),
  })
}

/** Committed, visaed, and paid as far as `paid`. */
async function committed(lineId: number, amount: string, paid: string | null, acts: Acts) {
  const { partyId } = await supplier()
  const commitment = await proposeCommitment(acts.officer, {
    lineId,
    partyId,
    amount: dh(amount),
    object: 'Achat de fin d’année',
    nature: 'ESSAI',
    subject: { type: 'test.purchase', id: nextSerial(), label: 'essai' },
  })
  await giveVisa(acts.accountant, commitment.id, 'visaed', null)
  if (paid) {
    const mandate = await liquidated(commitment.id, paid, acts)
    await issueMandate(acts.authoriser, mandate.id)
    await payMandate(acts.accountant, mandate.id)
  }
  return commitment
}

/** Verified, and not yet ordered to be paid. */
function liquidated(commitmentId: number, gross: string, acts: Acts) {
  return transaction((trx) =>
    liquidate(trx, acts.officer, {
      commitmentId,
      gross: dh(gross),
      deductions: NO_DEDUCTIONS,
      explanation: { value: {}, steps: [] },
      rule: 'procurement.withholding',
      serviceDoneOn: clock.today(),
      subject: { type: 'test.invoice', id: nextSerial(), label: 'F-1' },
      vouchers: 'F-1',
    })
  )
}

interface Acts {
  officer: Act
  authoriser: Act
  accountant: Act
}

async function people(): Promise<Acts> {
  return {
    officer: await actWith('budget_officer'),
    authoriser: await actWith('authorising_officer'),
    accountant: await actWith('public_accountant'),
  }
}

test.group('The end of a budget year', (group) => {
  let acts: Acts
  group.setup(async () => {
    acts = await people()
  })
  group.each.setup(async () => {
    const last = await db.from('budget_lines').where('year', '>', 2060).max('year as last').first()
    year = Number(last?.last ?? 2060) + 2
    clock.freeze(`${year}-06-01T09:00`)
    await setYear('open', year)
    await setYear('open', year + 1)
  })
  group.each.teardown(async () => {
    clock.release()
    for (const used of [year, year + 1]) await forgetYear(used)
  })

  test('case 10: 350,000 not mandated are carried over on equipment and lapse on operating', async ({
    assert,
  }) => {
    const equipment = await line('equipment', '2100000.00')
    const operating = await line('operating', '2100000.00')
    const kept = await committed(equipment.id, '2050000.00', '1700000.00', acts)
    const lost = await committed(operating.id, '2050000.00', '1700000.00', acts)

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
    const mandate = await transaction((trx) =>
      liquidate(trx, acts.officer, {
        commitmentId: kept.id,
        gross: dh('350000.00'),
        deductions: NO_DEDUCTIONS,
        explanation: { value: {}, steps: [] },
        rule: 'procurement.withholding',
        serviceDoneOn: clock.today(),
        subject: { type: 'test.invoice', id: nextSerial(), label: 'F-2' },
        vouchers: 'F-2',
      })
    )
    assert.equal(mandate.lineId, next.id)
    await issueMandate(acts.authoriser, mandate.id)
    await payMandate(acts.accountant, mandate.id)
    assert.equal((await balances(next.id)).paid, '350000.00')
  }).timeout(60_000)

  test('whatever is not settled is said at once, with its figure', async ({ assert }) => {
    const operating = await line('operating', '1000.00')
    const { partyId } = await supplier()
    await proposeCommitment(acts.officer, {
      lineId: operating.id,
      partyId,
      amount: dh('400.00'),
      object: 'Au visa',
      nature: 'ESSAI',
      subject: { type: 'test.purchase', id: nextSerial(), label: 'essai' },
    })
    await committed(operating.id, '100.00', null, acts)
    const page = await PageClient.signedIn('budget_officer')
    const { html } = await page.get(`/budget/year-ends?year=${year}`)
    for (const sentence of ['est encore ouvert', '1 engagement attend'])
      assert.include(html, sentence)
  })

  test('the forecast carries over what is verified and not yet ordered', async ({ assert }) => {
    const equipment = await line('equipment', '1000.00')
    await committed(equipment.id, '300.00', '100.00', acts)
    const waiting = await committed(equipment.id, '400.00', null, acts)
    await liquidated(waiting.id, '400.00', acts)
    const forecast = (await yearEndForecast(year)).find((one) => one.section === 'equipment')!
    assert.equal(forecast.commitments, 2)
    assert.equal(forecast.mandated.format(), dh('100.00').format())
    assert.equal(forecast.rest.format(), dh('600.00').format())
    assert.equal(forecast.cancelled.format(), dh('300.00').format())
  })

  test('the list that an obstacle leads to opens what is not ordered yet', async ({ assert }) => {
    const operating = await line('operating', '1000.00')
    const waiting = await committed(operating.id, '400.00', null, acts)
    const mandate = await liquidated(waiting.id, '400.00', acts)
    const obstacle = (await yearEndObstacles(year)).find((one) => one.key === 'mandates')!
    const officer = await PageClient.signedIn('budget_officer')
    const { html } = await officer.get(obstacle.url)
    assert.include(html, `href="/budget/mandates/${mandate.id}"`)
  })

  test('a work that dies leaves nothing, and the next start does it all', async ({ assert }) => {
    const equipment = await line('equipment', '1000.00')
    await committed(equipment.id, '600.00', null, acts)
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
    await line('operating', '1.00')
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
