import { Refusal } from '#values/refusal'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { endOfficialDocument } from '#documents/actions/end_official_document'
import { moveDebt } from '#tax/actions/move_debt'
import { writeLedgerEntries } from '#tax/actions/write_ledger_entries'

/** A cashier asks to take a payment back, and says why; somebody else decides. */
export async function askCancellation(
  act: Act,
  paymentId: number,
  reason: string
): Promise<number> {
  act.authorize('cash.counter.use')
  return transaction(async (trx) => {
    const payment = await lockedPayment(trx, paymentId)
    await refuseTakenBack(trx, payment)
    const standing = await trx
      .from('tax_payment_cancellations')
      .where('standing_payment_id', paymentId)
      .first()
    if (standing)
      throw new Refusal('cash.cancellation_asked', { number: payment.number }, { status: 409 })
    const [id] = await trx.table('tax_payment_cancellations').insert({
      payment_id: paymentId,
      standing_payment_id: paymentId,
      reason,
      asked_by_id: act.actor.userId,
      asked_at: stamp(),
    })
    await journal.record(trx, act, {
      action: 'cash.cancellation.asked',
      subject: subjectOf(payment),
      reason,
    })
    const deciders = (await holdersOf('cash.cancellations.decide')).filter(
      (userId) => userId !== act.actor.userId
    )
    await notify(trx, {
      userIds: deciders,
      key: 'cash.notices.cancellation_asked',
      params: { name: act.actor.name, number: payment.number },
      url: `/cash/receipts/${payment.receipt_id}`,
    })
    return id
  })
}

/**
 * Accepts a cancellation: a contra entry of the same amount in the cashier's open day, reversals in the ledger,
 * the debts owe again, the receipt is void for whoever verifies it. Lateness frozen by the payment stays: it was earned.
 */
export async function acceptCancellation(act: Act, id: number): Promise<void> {
  act.authorize('cash.cancellations.decide')
  await transaction(async (trx) => {
    const cancellation = await lockedRequest(trx, act, id)
    const payment = await lockedPayment(trx, cancellation.payment_id)
    await refuseTakenBack(trx, payment)
    const contraId = await contraEntry(trx, payment)
    await reverseLedger(trx, act, payment.id, contraId)
    await trx.from('tax_payment_cancellations').where('id', id).update({
      state: 'accepted',
      standing_payment_id: null,
      decided_by_id: act.actor.userId,
      decided_at: stamp(),
      contra_payment_id: contraId,
    })
    await endOfficialDocument(
      trx,
      act,
      { kind: 'cash.receipt', number: payment.number },
      { reason: cancellation.reason }
    )
    await journal.record(trx, act, {
      action: 'cash.payment.taken_back',
      subject: subjectOf(payment),
      after: {
        contra: contraId,
        amount: Money.ofMinor(payment.amount_minor).negated().toDecimal(),
      },
      reason: cancellation.reason,
    })
  })
}

export async function rejectCancellation(act: Act, id: number, reason: string): Promise<void> {
  act.authorize('cash.cancellations.decide')
  await transaction(async (trx) => {
    const cancellation = await lockedRequest(trx, act, id)
    const payment = await lockedPayment(trx, cancellation.payment_id)
    await trx.from('tax_payment_cancellations').where('id', id).update({
      state: 'rejected',
      standing_payment_id: null,
      decided_by_id: act.actor.userId,
      decided_at: stamp(),
      decision_reason: reason,
    })
    await journal.record(trx, act, {
      action: 'cash.cancellation.rejected',
      subject: subjectOf(payment),
      reason,
    })
  })
}

interface PaymentRow {
  id: number
  receipt_id: number
  number: string
  session_id: number
  till_id: number
  party_id: number
  payer_name: string
  means: string
  means_reference: string | null
  means_bank: string | null
  amount_minor: number
  cashier_id: number
  explanation: string
}

async function lockedPayment(trx: Transaction, id: number): Promise<PaymentRow> {
  const row = await trx
    .from('tax_payments as p')
    .join('tax_receipts as r', 'r.payment_id', 'p.id')
    .where('p.id', id)
    .select('p.*', 'r.id as receipt_id', 'r.number', 'r.till_id')
    .forUpdate()
    .first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  return row
}

async function refuseTakenBack(trx: Transaction, payment: PaymentRow): Promise<void> {
  const contra = await trx.from('tax_payments').where('reverses_id', payment.id).first()
  if (contra)
    throw new Refusal('cash.taken_back_already', { number: payment.number }, { status: 409 })
}

async function lockedRequest(trx: Transaction, act: Act, id: number) {
  const row = await trx.from('tax_payment_cancellations').where('id', id).forUpdate().first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  if (row.state !== 'asked') throw new Refusal('cash.cancellation_decided', {}, { status: 409 })
  if (row.asked_by_id === act.actor.userId)
    throw new Refusal('cash.own_cancellation', {}, { status: 403 })
  return row
}

/** Counts against the day that is open at the till where the payment was taken; without one, the till must open. */
async function contraEntry(trx: Transaction, payment: PaymentRow): Promise<number> {
  const session = await trx
    .from('tax_till_sessions')
    .where('open_till_id', payment.till_id)
    .forUpdate()
    .first()
  if (!session)
    throw new Refusal('cash.till_closed_for_contra', { number: payment.number }, { status: 409 })
  const [id] = await trx.table('tax_payments').insert({
    request_key: `contra-${payment.id}`,
    session_id: session.id,
    party_id: payment.party_id,
    payer_name: payment.payer_name,
    means: payment.means,
    means_reference: payment.means_reference,
    means_bank: payment.means_bank,
    amount_minor: -payment.amount_minor,
    paid_on: clock.today(),
    paid_at: stamp(),
    cashier_id: session.cashier_id,
    reverses_id: payment.id,
    explanation: payment.explanation,
  })
  return id
}

async function reverseLedger(
  trx: Transaction,
  act: Act,
  paymentId: number,
  contraId: number
): Promise<void> {
  const entries = await trx
    .from('tax_ledger_entries')
    .where({ payment_id: paymentId, side: 'settlement', kind: 'payment' })
    .orderBy('id')
  const debtIds = [...new Set(entries.map((entry) => Number(entry.debt_id)))].sort((a, b) => a - b)
  const debts = await trx.from('tax_debts').whereIn('id', debtIds).orderBy('id').forUpdate()
  await writeLedgerEntries(
    trx,
    act,
    entries.map((entry) => ({
      debtId: Number(entry.debt_id),
      side: 'settlement' as const,
      kind: 'reversal' as const,
      part: entry.part,
      amount: Money.ofMinor(entry.amount_minor).negated(),
      effectiveOn: clock.today(),
      paymentId: contraId,
      reversesId: Number(entry.id),
    }))
  )
  for (const debt of debts.filter((row) => row.state === 'settled')) {
    await moveDebt(
      trx,
      act,
      { id: Number(debt.id), state: 'settled' },
      'reopen',
      clock.today(),
      `contra ${contraId}`
    )
  }
}

const subjectOf = (payment: PaymentRow) => ({
  type: 'cash.payment',
  id: payment.id,
  label: payment.number,
})
const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
