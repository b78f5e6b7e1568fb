import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { acceptCancellation, askCancellation } from '#tax/cash/actions/cancel_payment'
import { openTill } from '#tax/cash/actions/open_till'
import { recordRemittance, takeBackRemittance } from '#tax/cash/actions/record_remittance'
import { takePayment } from '#tax/cash/actions/take_payment'
import { drawOfficeStatement } from '#tax/cash/documents/office_statement'
import { officeStatement } from '#tax/cash/queries/office_statement'
import { actWith } from '#tests/support/actors'
import { debtor } from '#tests/support/tax/debtor'

const dh = (amount: string) => Money.ofDirhams(amount)
let serial = Date.now() % 1_000_000

async function office(): Promise<{ act: Act; tillId: number }> {
  const act = await actWith('cashier')
  const [tillId] = await db.table('tax_tills').insert({
    code: `E${(serial += 1)}`,
    name_fr: 'Régie d’essai',
    name_ar: 'شساعة تجريبية',
    cash_ceiling_minor: dh('1000').minor,
    created_at: '2026-01-01 00:00:00',
  })
  await openTill(act, tillId, dh('500'))
  return { act, tillId }
}

async function pay(act: Act, amount: string, means: 'cash' | 'cheque' | 'transfer' = 'cash') {
  const owed = await debtor('10000')
  return takePayment(act, {
    requestKey: randomUUID(),
    partyId: owed.partyId,
    debtIds: [owed.debtId],
    amount: dh(amount),
    means,
    meansReference: means === 'cash' ? null : '7781204',
  })
}

const remittance = (tillId: number, cash: string, more = {}) => ({
  requestKey: randomUUID(),
  tillId,
  on: clock.today(),
  cash: dh(cash),
  cheques: Money.zero,
  accountantReference: 'DR 44/2026',
  ...more,
})

test.group('The month of a cash office', (group) => {
  group.tap((item) => item.timeout(60_000))
  group.each.setup(() => {
    clock.freeze('2026-04-20T10:00')
    return () => clock.release()
  })

  test('no more is handed over than is held, the same form twice is one remittance', async ({
    assert,
  }) => {
    const { act, tillId } = await office()
    await pay(act, '1200.45')
    await assert.rejects(
      () => recordRemittance(act, remittance(tillId, '1200.46')),
      /cash.more_than_held/
    )
    await assert.rejects(
      () => recordRemittance(act, remittance(tillId, '100', { on: '2026-04-19' })),
      /cash.more_than_held/
    )
    await assert.rejects(
      () => recordRemittance(act, remittance(tillId, '0')),
      /cash.nothing_remitted/
    )
    const same = remittance(tillId, '1000')
    const numbers = await Promise.all([1, 2, 3].map(() => recordRemittance(act, same)))
    assert.lengthOf([...new Set(numbers)], 1)
    // Two that together would be too much: one
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => recordRemittance(act, remittance(tillId, '200')))
    )
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
  })

  test('a wrong remittance is taken back by somebody else, once, and never changed', async ({
    assert,
  }) => {
    const { act, tillId } = await office()
    const chief = await actWith('cash_chief')
    await pay(act, '900')
    const number = await recordRemittance(act, remittance(tillId, '900'))
    const { id } = await db.from('tax_remittances').where('number', number).firstOrFail()
    await assert.rejects(() => takeBackRemittance(act, id, 'Montant erroné'), /access.denied/)
    await takeBackRemittance(chief, id, 'Montant erroné')
    await assert.rejects(
      () => takeBackRemittance(chief, id, 'Montant erroné'),
      /cash.remittance_taken_back/
    )
    await assert.rejects(
      () => db.from('tax_remittances').where('id', id).update({ cash_minor: 1 }),
      /append-only/
    )
    await recordRemittance(act, remittance(tillId, '900'))
  })

  test('receipts by part and means are those of the payments, to the centime', async ({
    assert,
  }) => {
    const { act, tillId } = await office()
    const chief = await actWith(['cash_chief', 'cashier'])
    await pay(act, '333.33')
    await pay(act, '2500.07', 'cheque')
    await pay(act, '11550.00', 'transfer')
    const wrong = await pay(act, '70')
    await acceptCancellation(
      chief,
      await askCancellation(act, wrong.paymentId, 'Erreur de redevable')
    )
    await recordRemittance(act, remittance(tillId, '300', { cheques: dh('2500.07') }))
    const month = await officeStatement(tillId, '2026-04')
    const payments = await db
      .from('tax_payments as p')
      .join('tax_till_sessions as s', 's.id', 'p.session_id')
      .where('s.till_id', tillId)
      .sum('p.amount_minor as amount')
      .first()
    assert.equal(month.total.minor, Number(payments.amount))
    assert.equal(month.total.toDecimal(), '14383.40')
    // 10 000 late by n = 2 on 20/04: 1 550 of lateness, then the principal
    const transfer = month.lines.map((line) => line.byMeans.transfer.toDecimal())
    assert.deepEqual(transfer, ['10000.00', '0.00', '1550.00', '0.00'])
    assert.deepEqual(
      [month.receipts.count, month.cancelled.length, month.cancelled[0].number],
      [4, 1, wrong.number]
    )
    assert.deepEqual(
      [month.closing.cash.toDecimal(), month.closing.cheque.toDecimal(), month.openDays],
      ['33.33', '0.00', 1]
    )
    const may = await officeStatement(tillId, '2026-05')
    assert.equal(may.opening.cash.toDecimal(), '33.33')
    for (const language of ['fr', 'ar'] as const) {
      const bytes = await pdfBytes(
        { title: 'état', language, date: month.to, number: 'etat' },
        (kit) => drawOfficeStatement(kit, month)
      )
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
    }
  })
})
