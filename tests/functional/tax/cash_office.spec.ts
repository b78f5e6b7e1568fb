import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { acceptCancellation, askCancellation } from '#tax/cash/actions/cancel_payment'
import { certifyPayment } from '#tax/cash/actions/certify_payment'
import { closeTill } from '#tax/cash/actions/close_till'
import { openTill } from '#tax/cash/actions/open_till'
import { takePayment } from '#tax/cash/actions/take_payment'
import type { PaymentRequest } from '#tax/cash/actions/take_payment'
import { accountOf } from '#tax/cash/queries/account'
import { findDebtors } from '#tax/cash/queries/find_debtors'
import { actWith } from '#tests/support/actors'
import { debtor } from '#tests/support/tax/debtor'

const dh = (amount: string) => Money.ofDirhams(amount)
let serial = Date.now() % 1_000_000

async function cashier(): Promise<Act> {
  const act = await actWith('cashier')
  const [tillId] = await db.table('tax_tills').insert({
    code: `T${(serial += 1)}`,
    name_fr: 'Régie d’essai',
    name_ar: 'شساعة تجريبية',
    cash_ceiling_minor: 1,
    created_at: '2026-01-01 00:00:00',
  })
  await openTill(act, tillId, dh('500'))
  return act
}

function request(
  owed: { partyId: number; debtId: number },
  amount: string,
  more: Partial<PaymentRequest> = {}
): PaymentRequest {
  return {
    requestKey: randomUUID(),
    partyId: owed.partyId,
    debtIds: [owed.debtId],
    amount: dh(amount),
    means: 'cash',
    ...more,
  }
}

const balance = async (debtId: number) => db.from('tax_debts').where('id', debtId).firstOrFail()

test.group('The cash office', (group) => {
  group.each.setup(() => {
    clock.freeze('2026-04-20T10:00')
    return () => clock.release()
  })

  test('what is due late is the reference’s figure, and paying it settles the debt', async ({
    assert,
  }) => {
    const act = await cashier()
    const owed = await debtor()
    assert.equal((await accountOf(act, owed.partyId, '2026-04-20')).due.toDecimal(), '10845.45')
    await takePayment(act, request(owed, '10845.45'))
    const debt = await balance(owed.debtId)
    assert.equal(debt.state, 'settled')
    assert.deepEqual(
      [debt.principal_paid_minor, debt.penalty_charged_minor, debt.penalty_paid_minor].map(Number),
      [939_000, 145_545, 145_545]
    )
  })

  test('100 parallel identical payments give one receipt', async ({ assert }) => {
    const act = await cashier()
    const owed = await debtor()
    const same = request(owed, '10845.45')
    const answers = await Promise.all(Array.from({ length: 100 }, () => takePayment(act, same)))
    assert.lengthOf(new Set(answers.map((answer) => answer.number)), 1)
    assert.lengthOf(
      answers.filter((answer) => answer.fresh),
      1
    )
    const row = await db
      .from('tax_payments')
      .where('request_key', same.requestKey)
      .count('* as total')
      .first()
    assert.equal(Number(row.total), 1)
    assert.equal(Number((await balance(owed.debtId)).principal_paid_minor), 939_000)
  }).timeout(120_000)

  test('two cashiers cannot both take the whole of one debt', async ({ assert }) => {
    const [first, second] = [await cashier(), await cashier()]
    const owed = await debtor()
    const outcomes = await Promise.allSettled([
      takePayment(first, request(owed, '10845.45')),
      takePayment(second, request(owed, '10845.45')),
    ])
    assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected'])
    const debt = await balance(owed.debtId)
    assert.equal(Number(debt.principal_paid_minor), 939_000)
  })

  test('a part payment serves penalties first, and lateness goes on from what is left', async ({
    assert,
  }) => {
    const act = await cashier()
    const owed = await debtor('15000')
    // n = 2 on 20/04: 10 % + 5 % + 0.5 % of 15 000 = 2 325; 10 000 pays it and 7 675 of principal
    await takePayment(act, request(owed, '10000'))
    const account = await accountOf(act, owed.partyId, '2026-04-20')
    assert.equal(account.due.toDecimal(), '7325.00')
    const later = await accountOf(act, owed.partyId, '2026-05-10')
    // one month more: 0.5 % of 7 325
    assert.equal(later.due.toDecimal(), '7361.63')
  })

  test('more than is due is refused, and nothing is written', async ({ assert }) => {
    const act = await cashier()
    const owed = await debtor()
    await assert.rejects(() => takePayment(act, request(owed, '10845.46')), /cash.more_than_due/)
    assert.equal(Number((await balance(owed.debtId)).principal_paid_minor), 0)
    const row = await db
      .from('tax_payments')
      .where('party_id', owed.partyId)
      .count('* as total')
      .first()
    assert.equal(Number(row.total), 0)
  })

  test('without an open till, without a reference, with too little cash: refused', async ({
    assert,
  }) => {
    const owed = await debtor()
    await assert.rejects(
      async () => takePayment(await actWith('cashier'), request(owed, '10')),
      /cash.no_open_till/
    )
    const act = await cashier()
    await assert.rejects(
      () => takePayment(act, request(owed, '10', { means: 'cheque' })),
      /cash.reference_missing/
    )
    await assert.rejects(
      () => takePayment(act, request(owed, '10', { tendered: dh('5') })),
      /cash.tendered_too_little/
    )
    await assert.rejects(
      async () => takePayment(await actWith('tax_officer'), request(owed, '10')),
      /access.denied/
    )
  })

  test('a receipt is taken back by two people, and the debt owes again', async ({ assert }) => {
    const act = await cashier()
    const chief = await actWith(['cash_chief', 'cashier'])
    const owed = await debtor()
    const taken = await takePayment(act, request(owed, '10845.45'))
    const asked = await askCancellation(act, taken.paymentId, 'Erreur de redevable')
    await assert.rejects(() => acceptCancellation(act, asked), /access.denied/)
    await acceptCancellation(chief, asked)
    assert.equal((await balance(owed.debtId)).state, 'due')
    assert.equal((await accountOf(act, owed.partyId, '2026-04-20')).due.toDecimal(), '10845.45')
    const own = await askCancellation(
      chief,
      (await takePayment(act, request(owed, '100'))).paymentId,
      'Autre erreur'
    )
    await assert.rejects(() => acceptCancellation(chief, own), /cash.own_cancellation/)
    await assert.rejects(
      () => askCancellation(act, taken.paymentId, 'Encore une fois'),
      /cash.taken_back_already/
    )
    const official = await db
      .from('documents_official')
      .where({ kind: 'cash.receipt', number: taken.number })
      .first()
    assert.equal(official.state, 'cancelled')
  })

  test('the database refuses to change a payment or a receipt', async ({ assert }) => {
    const act = await cashier()
    const taken = await takePayment(act, request(await debtor(), '50'))
    await assert.rejects(
      () => db.from('tax_payments').where('id', taken.paymentId).update({ amount_minor: 1 }),
      /append-only/
    )
    await assert.rejects(
      () => db.from('tax_receipts').where('id', taken.receiptId).delete(),
      /append-only/
    )
  })

  test('receipt numbers of a till have no gap with 8 payments at once', async ({ assert }) => {
    const act = await cashier()
    const debts = []
    for (let index = 0; index < 8; index += 1) debts.push(await debtor())
    await Promise.all(debts.map((owed) => takePayment(act, request(owed, '100'))))
    const rows = await db
      .from('tax_receipts as r')
      .join('tax_payments as p', 'p.id', 'r.payment_id')
      .where('p.cashier_id', act.actor.userId!)
      .orderBy('r.sequence')
    assert.deepEqual(
      rows.map((row) => row.sequence),
      [1, 2, 3, 4, 5, 6, 7, 8]
    )
  })

  test('closing counts the cash; a difference needs a remark', async ({ assert }) => {
    const act = await cashier()
    await takePayment(act, request(await debtor(), '300'))
    await takePayment(
      act,
      request(await debtor(), '200', { means: 'card', meansReference: '778812' })
    )
    await assert.rejects(() => closeTill(act, dh('790'), null), /cash.difference_unremarked/)
    const id = await closeTill(act, dh('790'), 'Dix dirhams manquants, recompté deux fois')
    const day = await db.from('tax_till_sessions').where('id', id).first()
    assert.deepEqual([day.expected_minor, day.counted_minor].map(Number), [80_000, 79_000])
    await assert.rejects(
      async () => takePayment(act, request(await debtor(), '10')),
      /cash.no_open_till/
    )
  })

  test('a certificate is refused while something is due, given when nothing is', async ({
    assert,
  }) => {
    const act = await cashier()
    const owed = await debtor()
    await assert.rejects(() => certifyPayment(act, owed.partyId), /cash.still_due/)
    await takePayment(act, request(owed, '10845.45'))
    assert.match((await certifyPayment(act, owed.partyId)).number, /^ATP-2026-\d{5}$/)
  })

  test('a debtor is found by CIN and by the beginning of a name', async ({ assert }) => {
    const act = await cashier()
    const owed = await debtor()
    const byCin = await findDebtors(act, `be ${owed.serial}`)
    assert.deepEqual(
      byCin.map((party) => party.id),
      [owed.partyId]
    )
    const byName = await findDebtors(act, `Redevable${owed.serial}`)
    assert.deepEqual(
      byName.map((party) => party.id),
      [owed.partyId]
    )
  })
})
