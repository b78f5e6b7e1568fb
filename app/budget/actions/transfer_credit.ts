import type { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { requireOpenYear } from '#registry/queries/fiscal_years'
import { enterCredit, lockLine } from '#budget/actions/enter_credit'

export interface CreditTransfer {
  fromLineId: number
  toLineId: number
  amount: Money
  reason: string
}

/** Moves opened credit from one line to another of the same year (virement). Refuses what is no longer free. */
export async function transferCredit(act: Act, transfer: CreditTransfer): Promise<void> {
  act.authorize('budget.credits.transfer')
  if (!transfer.amount.isPositive())
    throw new Refusal('budget.amount_not_positive', {}, { field: 'amount' })
  if (transfer.fromLineId === transfer.toLineId) {
    throw new Refusal('budget.transfer_to_itself', {}, { field: 'to_line_id' })
  }
  await transaction(async (trx) => {
    // one order for everybody, so that two transfers never wait for each other
    for (const id of [transfer.fromLineId, transfer.toLineId].sort((a, b) => a - b))
      await lockLine(trx, id)
    const from = await lockLine(trx, transfer.fromLineId)
    const to = await lockLine(trx, transfer.toLineId)
    await requireOpenYear(trx, from.year)
    if (from.year !== to.year) {
      throw new Refusal('budget.transfer_between_years', {
        from: String(from.year),
        to: String(to.year),
      })
    }
    const on = clock.today()
    await enterCredit(trx, act, {
      lineId: from.id,
      kind: 'transfer',
      on,
      deltas: { openedMinor: -transfer.amount.minor },
      label: `→ ${to.code} · ${transfer.reason}`,
    })
    await enterCredit(trx, act, {
      lineId: to.id,
      kind: 'transfer',
      on,
      deltas: { openedMinor: transfer.amount.minor },
      label: `← ${from.code} · ${transfer.reason}`,
    })
    await journal.record(trx, act, {
      action: 'budget.credit.transferred',
      subject: from,
      after: { from: from.code, to: to.code, amount: transfer.amount.toDecimal() },
      reason: transfer.reason,
    })
  })
}
