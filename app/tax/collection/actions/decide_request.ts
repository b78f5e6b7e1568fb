import { least, Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { moveDebt } from '#tax/actions/move_debt'
import { writeLedgerEntries } from '#tax/actions/write_ledger_entries'
import type { NewLedgerEntry } from '#tax/actions/write_ledger_entries'
import { lockedDebt, refuseImpossible } from '#tax/collection/actions/ask_request'
import type { LockedDebt } from '#tax/collection/actions/ask_request'
import { positionOf } from '#tax/queries/debt_positions'

/**
 * Grants or rejects a request about a debt; never by who recorded it. Granted, relief and remission are entries of the
 * ledger that lower what is owed, a write-off is a state from which the debt may be revived. The suspension ends.
 */
export async function decideRequest(
  act: Act,
  id: number,
  decision: { granted: boolean; reason: string | null }
): Promise<{ noticeId: number }> {
  act.authorize('tax.debts.relieve')
  return transaction(async (trx) => {
    const request = await lockedRequest(trx, act, id)
    if (!decision.granted && !decision.reason)
      throw new Refusal('collection.reason_missing', {}, { field: 'reason' })
    const debt = await lockedDebt(trx, Number(request.debt_id))
    if (decision.granted) {
      if (request.kind === 'write_off') {
        await moveDebt(trx, act, debt, 'write_off', clock.today(), request.number)
      } else await lower(trx, act, debt, request)
    }
    await trx
      .from('tax_debt_requests')
      .where('id', id)
      .update({
        state: decision.granted ? 'granted' : 'rejected',
        standing_debt_id: null,
        decided_by_id: act.actor.userId,
        decided_at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
        decision_reason: decision.reason,
      })
    await trx.from('tax_debts').where('id', debt.id).update({ suspended: 0 })
    await journal.record(trx, act, {
      action: decision.granted ? 'collection.request.granted' : 'collection.request.rejected',
      subject: { type: 'collection.request', id, label: request.number },
      after: { kind: request.kind, notice: debt.notice },
      reason: decision.reason,
    })
    return { noticeId: debt.notice_id }
  })
}

/** A written-off debt is found solvent again: it owes as before. */
export async function reviveDebt(act: Act, debtId: number, reason: string): Promise<void> {
  act.authorize('tax.debts.relieve')
  await transaction(async (trx) => {
    const debt = await lockedDebt(trx, debtId)
    if (debt.state !== 'written_off')
      throw new Refusal('collection.not_written_off', { notice: debt.notice }, { status: 409 })
    await moveDebt(trx, act, debt, 'reopen', clock.today(), reason)
    await journal.record(trx, act, {
      action: 'collection.debt.revived',
      subject: { type: 'tax.notice', id: debt.notice_id, label: debt.notice },
      reason,
    })
  })
}

interface RequestRow {
  debt_id: number
  number: string
  kind: 'relief' | 'remission' | 'write_off'
  document: string | null
  principal_minor: number
  sanction_minor: number
  late_minor: number
}

async function lockedRequest(trx: Transaction, act: Act, id: number): Promise<RequestRow> {
  const row = await trx.from('tax_debt_requests').where('id', id).forUpdate().first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  const { number } = row
  if (row.state !== 'asked')
    throw new Refusal('collection.request_decided', { number }, { status: 409 })
  if (row.asked_by_id === act.actor.userId)
    throw new Refusal('collection.request_same_person', { number }, { status: 403 })
  return row
}

/** Freezes the lateness earned until today, then writes what is taken off each part. */
async function lower(
  trx: Transaction,
  act: Act,
  debt: LockedDebt,
  request: RequestRow
): Promise<void> {
  const today = clock.today()
  const before = await positionOf(debt, today, trx)
  const asked = {
    ...request,
    principal: Money.ofMinor(request.principal_minor),
    sanction: Money.ofMinor(request.sanction_minor),
    late: least(Money.ofMinor(request.late_minor), before.value.late),
  }
  refuseImpossible(asked, debt, before.value)
  const kind = request.kind === 'relief' ? 'relief' : 'remission'
  const take = (part: NewLedgerEntry['part'], amount: Money): NewLedgerEntry => ({
    debtId: debt.id,
    side: 'charge',
    kind,
    part,
    amount: amount.negated(),
    effectiveOn: today,
    requestKey: `${request.number}:${part}`,
  })
  const freeze: NewLedgerEntry[] =
    asked.late.isPositive() && before.value.unfrozen.isPositive()
      ? [
          {
            debtId: debt.id,
            side: 'charge',
            kind: 'accrual',
            part: 'penalty',
            amount: before.value.unfrozen,
            effectiveOn: today,
            explanation: storedExplanation('tax.late_payment', before),
          },
        ]
      : []
  await writeLedgerEntries(trx, act, [
    ...freeze,
    take('principal', asked.principal),
    take('sanction', asked.sanction),
    take('penalty', asked.late),
  ])
  const { value: after } = await positionOf(debt, today, trx)
  if (after.total.isZero()) await moveDebt(trx, act, debt, 'settle', today, request.number)
}
