import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { decideTariff } from '#tax/actions/decide_tariff'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { proposeTariff } from '#tax/actions/propose_tariff'
import { requestRollIssue } from '#tax/actions/request_roll_issue'
import { simulateRoll } from '#tax/actions/simulate_roll'
import { openTill } from '#tax/cash/actions/open_till'
import { takePayment } from '#tax/cash/actions/take_payment'
import { plotImport } from '#tax/imports/census_plots'
import { positionOf } from '#tax/queries/debt_positions'
import type { Zone } from '#tax/rules/tnb'
import { actWith } from '#tests/support/actors'

const ORDER = {
  deliberation: null,
  orderReference: 'arrêté fiscal',
  orderOn: '2025-12-29',
  visaOn: '2025-12-29',
}
const CITY_WIDE = (['equipped', 'medium', 'weak'] as Zone[]).map((zone) => ({
  zone,
  classed: 'equipped' as Zone,
  rate: '30',
}))

test.group('From a census file to a receipt', (group) => {
  group.tap((item) => item.timeout(200_000))

  test('the officer, the chief, the cashier and the auditor each do their part', async ({
    assert,
  }) => {
    const officer = await actWith('tax_officer')
    const chief = await actWith('finance_chief')
    const cashier = await actWith('cashier')
    const auditor = await actWith('auditor')
    const last = await db.from('tax_rolls').max('year as year').first()
    const year = Math.max(2100, Number(last.year ?? 0) + 1)

    // The officer imports the census; the wrong rows stay out.
    const name = 'terrains-complement-2026-windows1252.csv'
    const bytes = await readFile(app.makePath('database/registers', name))
    const id = await receiveFile(officer, plotImport, { name, bytes })
    const { record } = await findImportRecord(officer, id)
    await executeRun(await startCheck(officer, id, record.mapping))
    await executeRun(await startCommit(officer, id))
    const imported = (await findImportRecord(officer, id)).record
    assert.equal(imported.state, 'done')
    assert.isAtLeast(imported.counts!.refused, 6)
    await db.from('tax_plots').update({ closed_on: null, state: 'active' })

    // She proposes the tariff; outside the legal bracket it is refused, and she may not approve her own.
    const wrong = [{ ...CITY_WIDE[0], rate: '31' }, ...CITY_WIDE.slice(1)]
    await assert.rejects(
      () => proposeTariff(officer, { ...ORDER, year, rates: wrong }),
      /rate_outside_bracket/
    )
    const tariff = await proposeTariff(officer, { ...ORDER, year, rates: CITY_WIDE })
    await assert.rejects(
      () => decideTariff(officer, tariff.id, { approved: true, reason: null }),
      /access.denied/
    )
    await decideTariff(chief, tariff.id, { approved: true, reason: null })

    // She simulates the roll and may not issue it; the chief issues it.
    const roll = await prepareRoll(officer, { year, kind: 'initial' })
    await simulateRoll(officer, roll.id)
    await assert.rejects(() => requestRollIssue(officer, roll.id), /access.denied/)
    await executeRun(await requestRollIssue(chief, roll.id))
    await roll.refresh()
    assert.equal(roll.state, 'issued')
    assert.isAbove(roll.articleCount, 300)

    // The cashier takes what one taxpayer owes; the same request again gives the same receipt.
    const debt = await db.from('tax_debts').where('roll_id', roll.id).orderBy('id').firstOrFail()
    const today = roll.issuedOn!
    const owed = (await positionOf(debt, today)).value
    const [till] = await db.table('tax_tills').insert({
      code: `S${Date.now() % 1_000_000}`,
      name_fr: 'Régie du récit',
      name_ar: 'شساعة الحكاية',
      cash_ceiling_minor: 1_000_000_00,
      created_at: '2026-01-01 00:00:00',
    })
    await openTill(cashier, till, Money.ofDirhams('500'))
    const request = {
      requestKey: randomUUID(),
      partyId: debt.party_id,
      debtIds: [Number(debt.id)],
      amount: owed.total,
      means: 'cash' as const,
    }
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => takePayment(cashier, request))
    )
    assert.lengthOf(new Set(receipts.map((receipt) => JSON.stringify(receipt.receiptId))), 1)
    const paid = await db.from('tax_debts').where('id', debt.id).firstOrFail()
    assert.equal(paid.state, 'settled')
    assert.equal((await positionOf(debt, today)).value.total.minor, 0)

    // The auditor reads everything and changes nothing.
    assert.isTrue(auditor.can('tax.rolls.view'))
    await assert.rejects(
      () => prepareRoll(auditor, { year: year + 1, kind: 'initial' }),
      /access.denied/
    )
    const journal = await db
      .from('platform_journal_entries')
      .whereIn('action', ['tax.tariff.approved', 'tax.roll.issued'])
      .whereIn('subject_id', [String(tariff.id), String(roll.id)])
    assert.isAtLeast(journal.length, 2)
  })
})
