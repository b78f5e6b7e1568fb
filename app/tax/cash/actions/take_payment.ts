import { createHash } from 'node:crypto'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { moveDebt } from '#tax/actions/move_debt'
import { ownOpenSession } from '#tax/cash/actions/open_till'
import { settleDebts } from '#tax/cash/actions/settle_debts'
import { openDebts } from '#tax/cash/queries/open_debts'
import type { Means } from '#tax/cash/queries/session_totals'
import { positionsOf } from '#tax/queries/debt_positions'
import { allocatePayment } from '#tax/rules/allocate_payment'

export interface PaymentRequest {
  /** Made with the form: the same form sent twice is the same payment. */
  requestKey: string
  partyId: number
  /** Debts to pay; the oldest is served first. */
  debtIds: number[]
  amount: Money
  means: Means
  /** Cheque number, card authorisation or transfer reference; not for cash. */
  meansReference?: string | null
  meansBank?: string | null
  /** Cash handed over, when more than the amount. */
  tendered?: Money | null
}

export interface TakenPayment {
  paymentId: number
  receiptId: number
  number: string
  /** False when this request had been carried out before. */
  fresh: boolean
}

/**
 * Takes a payment and issues its receipt, all in one transaction: the till's day and the debts are locked, what is due
 * is computed by the rules at today's date, spread by `tax.allocate_payment`, written to the ledger, numbered. Refuses
 * what no debt can take; answers the first receipt when the same request comes again.
 */
export async function takePayment(act: Act, request: PaymentRequest): Promise<TakenPayment> {
  act.authorize('cash.counter.use')
  refuseIncomplete(request)
  try {
    return await transaction((trx) => take(trx, act, request))
  } catch (error) {
    // Two identical requests at once: the database kept one, the other shows it.
    if ((error as { code?: string }).code !== 'ER_DUP_ENTRY') throw error
    const earlier = await transaction((trx) => earlierPayment(trx, request.requestKey))
    if (!earlier) throw error
    return earlier
  }
}

async function take(trx: Transaction, act: Act, request: PaymentRequest): Promise<TakenPayment> {
  const session = await ownOpenSession(trx, act)
  const earlier = await earlierPayment(trx, request.requestKey)
  if (earlier) return earlier

  const on = clock.today()
  const debts = await openDebts(trx, request.partyId, request.debtIds)
  const positions = await positionsOf(debts, on, trx)
  const owed = debts.map((debt) => {
    const position = positions.get(debt.id)!.value
    return {
      reference: debt.notice ?? `#${debt.id}`,
      dueOn: debt.payment_last_on,
      fees: position.fees,
      penalties: position.penalties,
      principal: position.principal,
    }
  })
  const due = Money.sum(owed.flatMap((debt) => [debt.fees, debt.penalties, debt.principal]))
  const allocation = allocatePayment(
    { amount: request.amount, debts: owed, on },
    await loadParameters()
  )
  if (allocation.value.surplus.isPositive()) {
    throw new Refusal(
      'cash.more_than_due',
      { amount: request.amount.format(), due: due.format() },
      { field: 'amount' }
    )
  }
  const paymentId = await insertPayment(
    trx,
    act,
    request,
    session.id,
    storedExplanation('tax.allocate_payment', allocation)
  )
  const settled = await settleDebts(trx, act, {
    paymentId,
    on,
    debts,
    positions,
    lines: allocation.value.lines,
  })
  for (const debt of settled) await moveDebt(trx, act, debt, 'settle', on)
  return receipt(trx, act, request, { paymentId, session })
}

async function insertPayment(
  trx: Transaction,
  act: Act,
  request: PaymentRequest,
  sessionId: number,
  explanation: string
): Promise<number> {
  const party = await trx.from('registry_parties').where('id', request.partyId).firstOrFail()
  const [id] = await trx.table('tax_payments').insert({
    request_key: request.requestKey,
    session_id: sessionId,
    party_id: request.partyId,
    payer_name: party.name_fr,
    means: request.means,
    means_reference: request.means === 'cash' ? null : request.meansReference,
    means_bank: request.meansBank ?? null,
    amount_minor: request.amount.minor,
    tendered_minor: request.means === 'cash' ? (request.tendered?.minor ?? null) : null,
    paid_on: clock.today(),
    paid_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
    cashier_id: act.actor.userId,
    explanation,
  })
  return id
}

async function receipt(
  trx: Transaction,
  act: Act,
  request: PaymentRequest,
  { paymentId, session }: { paymentId: number; session: { till_id: number; code: string } }
): Promise<TakenPayment> {
  const on = clock.today()
  const official = await numbers.issue(trx, 'cash.receipt', on, session.code)
  const verification = await registerOfficialDocument(trx, {
    kind: 'cash.receipt',
    number: official.text,
    issuedOn: on,
    amountMinor: request.amount.minor,
    subject: { type: 'cash.payment', id: paymentId },
    facts: {
      party: request.partyId,
      amount: request.amount.minor,
      means: request.means,
      on,
      request: createHash('sha256').update(request.requestKey).digest('hex'),
    },
  })
  const [receiptId] = await trx.table('tax_receipts').insert({
    number: official.text,
    payment_id: paymentId,
    till_id: session.till_id,
    year: official.year,
    sequence: official.number,
    verification_code: verification.code,
    fingerprint: verification.fingerprint,
    issued_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
  })
  await journal.record(trx, act, {
    action: 'cash.payment.taken',
    subject: { type: 'cash.payment', id: paymentId, label: official.text },
    after: {
      amount: request.amount.toDecimal(),
      means: request.means,
      party: request.partyId,
      debts: request.debtIds,
    },
  })
  return { paymentId, receiptId, number: official.text, fresh: true }
}

async function earlierPayment(trx: Transaction, requestKey: string): Promise<TakenPayment | null> {
  const row = await trx
    .from('tax_payments as p')
    .join('tax_receipts as r', 'r.payment_id', 'p.id')
    .where('p.request_key', requestKey)
    .select('p.id', 'r.id as receipt_id', 'r.number')
    .first()
  return row
    ? { paymentId: row.id, receiptId: row.receipt_id, number: row.number, fresh: false }
    : null
}

function refuseIncomplete(request: PaymentRequest): void {
  if (!request.amount.isPositive())
    throw new Refusal('cash.amount_not_positive', {}, { field: 'amount' })
  if (!request.debtIds.length) throw new Refusal('cash.no_debt_chosen', {}, { field: 'debts' })
  if (request.means !== 'cash' && !request.meansReference) {
    throw new Refusal('cash.reference_missing', {}, { field: 'meansReference' })
  }
  if (
    request.means === 'cash' &&
    request.tendered &&
    request.tendered.compare(request.amount) < 0
  ) {
    throw new Refusal(
      'cash.tendered_too_little',
      { tendered: request.tendered.format(), amount: request.amount.format() },
      { field: 'tendered' }
    )
  }
}
