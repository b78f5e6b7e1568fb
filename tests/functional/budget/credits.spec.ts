import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { systemAct } from '#platform/act'
import { transaction } from '#platform/transaction'
import { reserveCredit } from '#budget/actions/reserve_credit'
import { proposeCommitment } from '#budget/actions/propose_commitment'
import { transferCredit } from '#budget/actions/transfer_credit'
import { actWith } from '#tests/support/actors'
import { giveVisa } from '#budget/actions/give_visa'
import { balances, creditLine, nextSerial, supplier } from '#tests/support/purchases'

const act = systemAct('test')
const dh = (text: string) => Money.ofDirhams(text)

async function commitmentOf(lineId: number, amount: string, by = act) {
  const { partyId } = await supplier()
  return proposeCommitment(by, {
    lineId,
    partyId,
    amount: dh(amount),
    object: 'Papier',
    nature: 'ESSAI',
    subject: { type: 'test.purchase', id: nextSerial(), label: 'essai' },
  })
}

test.group('A credit line', () => {
  test('a hundred commitments at once on credit for one: one wins', async ({ assert }) => {
    const line = await creditLine('1000.00')
    const { partyId } = await supplier()
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        proposeCommitment(act, {
          lineId: line.id,
          partyId,
          amount: dh('1000.00'),
          object: 'Papier',
          nature: 'ESSAI',
          subject: { type: 'test.purchase', id: nextSerial(), label: 'essai' },
        })
      )
    )
    assert.lengthOf(
      answers.filter((answer) => answer.status === 'fulfilled'),
      1
    )
    for (const answer of answers) {
      if (answer.status === 'rejected')
        assert.equal((answer.reason as Refusal).code, 'budget.credit_exceeded')
    }
    const now = await balances(line.id)
    assert.equal(now.committed, '1000.00')
    assert.lengthOf(await db.from('budget_commitments').where('line_id', line.id), 1)
    assert.lengthOf(
      await db.from('budget_entries').where({ line_id: line.id, kind: 'commitment' }),
      1
    )
  }).timeout(60_000)

  test('the database refuses an overdraft whoever writes it', async ({ assert }) => {
    const line = await creditLine('1000.00')
    const entry = {
      line_id: line.id,
      kind: 'commitment',
      entered_on: '2026-11-23',
      committed_minor: 100001,
      label: 'à côté',
      actor_name: 'test',
      created_at: new Date(),
    }
    await assert.rejects(
      () => db.table('budget_entries').insert(entry),
      /budget_lines_credit_check|constraint/i
    )
    await assert.rejects(
      () => db.from('budget_lines').where('id', line.id).update({ paid_minor: 1 }),
      /check/i
    )
    const [first] = await db.from('budget_entries').where('line_id', line.id)
    await assert.rejects(
      () => db.from('budget_entries').where('id', first.id).update({ label: 'x' }),
      /append-only/
    )
    await assert.rejects(
      () => db.from('budget_entries').where('id', first.id).delete(),
      /append-only/
    )
  })

  test('balances are the sums of the entries', async ({ assert }) => {
    const line = await creditLine('5000.00')
    await commitmentOf(line.id, '1200.50')
    await transaction((trx) =>
      reserveCredit(trx, act, {
        lineId: line.id,
        amount: dh('300'),
        subject: { type: 't', id: 1, label: 'besoin' },
      })
    )
    const sums = await db
      .from('budget_entries')
      .where('line_id', line.id)
      .sum({
        opened: 'opened_minor',
        reserved: 'pre_committed_minor',
        committed: 'committed_minor',
      })
      .first()
    assert.deepEqual(
      [Number(sums.opened), Number(sums.reserved), Number(sums.committed)],
      [500000, 30000, 120050]
    )
    const now = await balances(line.id)
    assert.deepEqual(
      [now.opened, now.preCommitted, now.committed],
      ['5000.00', '300.00', '1200.50']
    )
  })

  test('case 10: refused with the figure, accepted after a transfer', async ({ assert }) => {
    const line = await creditLine('2000000')
    const other = await creditLine('100000')
    await commitmentOf(line.id, '1450000')
    try {
      await commitmentOf(line.id, '600000')
      assert.fail('accepted')
    } catch (error) {
      assert.instanceOf(error, Refusal)
      assert.equal((error as Refusal).params.available, dh('550000').format())
      assert.equal((error as Refusal).params.missing, dh('50000').format())
    }
    await transferCredit(act, {
      fromLineId: other.id,
      toLineId: line.id,
      amount: dh('100000'),
      reason: 'virement',
    })
    await commitmentOf(line.id, '600000')
    const now = await balances(line.id)
    assert.deepEqual([now.opened, now.committed], ['2100000.00', '2050000.00'])
    await assert.rejects(
      () =>
        transferCredit(act, {
          fromLineId: line.id,
          toLineId: other.id,
          amount: dh('50000.01'),
          reason: 'retour',
        }),
      /credit_exceeded/
    )
  })

  test('whoever proposes does not visa; a refusal needs a reason and gives the credit back', async ({
    assert,
  }) => {
    const line = await creditLine('1000')
    const both = await actWith(['budget_officer', 'public_accountant'])
    const commitment = await commitmentOf(line.id, '1000', both)
    await assert.rejects(() => giveVisa(both, commitment.id, 'visaed', null), /same_person/)
    const accountant = await actWith('public_accountant')
    await assert.rejects(
      () => giveVisa(accountant, commitment.id, 'refused', ' '),
      /visa_reason_missing/
    )
    await giveVisa(accountant, commitment.id, 'refused', 'Imputation erronée')
    const now = await balances(line.id)
    assert.equal(now.committed, '0.00')
    await assert.rejects(() => giveVisa(accountant, commitment.id, 'visaed', null), /not_allowed/)
  })
})
