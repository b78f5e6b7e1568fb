import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { LedgerEntry } from '#tax/rules/debt_position'

export interface NewLedgerEntry {
  debtId: number
  side: LedgerEntry['side']
  kind: LedgerEntry['kind']
  part: LedgerEntry['part']
  amount: Money
  effectiveOn: CivilDate
  paymentId?: number | null
  reversesId?: number | null
  /** Names the request; the database refuses the same key twice. */
  requestKey?: string | null
  explanation?: string | null
}

/** Appends entries to the ledger; a trigger moves the balances of their debts, or refuses what would overdraw them. */
export async function writeLedgerEntries(
  trx: Transaction,
  act: Act,
  entries: NewLedgerEntry[]
): Promise<void> {
  const rows = entries.filter(({ amount }) => !amount.isZero())
  if (rows.length === 0) return
  const recordedAt = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  await trx.table('tax_ledger_entries').multiInsert(
    rows.map((entry) => ({
      debt_id: entry.debtId,
      side: entry.side,
      kind: entry.kind,
      part: entry.part,
      amount_minor: entry.amount.minor,
      effective_on: entry.effectiveOn,
      payment_id: entry.paymentId ?? null,
      reverses_id: entry.reversesId ?? null,
      request_key: entry.requestKey ?? null,
      explanation: entry.explanation ?? null,
      recorded_by_id: act.actor.userId,
      recorded_at: recordedAt,
    }))
  )
}
