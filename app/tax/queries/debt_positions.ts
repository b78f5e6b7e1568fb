import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { loadParameters } from '#platform/settings/parameters'
import type { Transaction } from '#platform/transaction'
import type { DebtPosition, LedgerEntry } from '#tax/rules/debt_position'
import { debtPosition } from '#tax/rules/debt_position'

export interface DebtRow {
  id: number
  /** 'YYYY-MM-DD', the last day to pay without penalty. */
  payment_last_on: CivilDate
}

/** What one debt owes on a day. Give the transaction that holds the debt's lock when the answer will be acted on. */
export async function positionOf(
  debt: DebtRow,
  on: CivilDate,
  trx?: Transaction
): Promise<Explained<DebtPosition>> {
  const positions = await positionsOf([debt], on, trx)
  return positions.get(debt.id)!
}

/** What several debts owe on a day, by debt id. */
export async function positionsOf(
  debts: readonly DebtRow[],
  on: CivilDate,
  trx?: Transaction
): Promise<Map<number, Explained<DebtPosition>>> {
  const parameters = await loadParameters()
  const entries = await ledgerOf(
    debts.map(({ id }) => id),
    trx
  )
  return new Map(
    debts.map((debt) => [
      debt.id,
      positionFrom(entries.get(debt.id) ?? [], debt.payment_last_on, on, parameters),
    ])
  )
}

function positionFrom(
  entries: LedgerEntry[],
  lastDay: CivilDate,
  on: CivilDate,
  parameters: Parameters
) {
  return debtPosition({ entries, lastDay, on }, parameters)
}

/** The ledgers of debts, oldest entry first. */
export async function ledgerOf(
  debtIds: number[],
  trx?: Transaction
): Promise<Map<number, LedgerEntry[]>> {
  const found = new Map<number, LedgerEntry[]>()
  if (debtIds.length === 0) return found
  const client = trx ?? db.connection()
  const rows = await client.from('tax_ledger_entries').whereIn('debt_id', debtIds).orderBy('id')
  for (const row of rows) {
    const entry: LedgerEntry = {
      id: Number(row.id),
      side: row.side,
      kind: row.kind,
      part: row.part,
      amount: Money.ofMinor(row.amount_minor),
      effectiveOn: row.effective_on,
      reversesId: row.reverses_id === null ? null : Number(row.reverses_id),
    }
    const list = found.get(Number(row.debt_id))
    if (list) list.push(entry)
    else found.set(Number(row.debt_id), [entry])
  }
  return found
}
