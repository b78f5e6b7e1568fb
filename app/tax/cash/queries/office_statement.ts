import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { addDays, endOfMonth } from '#values/civil_date'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { loadParameters } from '#platform/settings/parameters'
import { heldAt } from '#tax/cash/queries/held'
import type { Held } from '#tax/cash/queries/held'
import { MEANS } from '#tax/cash/queries/session_totals'
import type { Means } from '#tax/cash/queries/session_totals'

export const STATEMENT_PARTS = ['principal', 'sanction', 'penalty', 'fee'] as const
export type StatementPart = (typeof STATEMENT_PARTS)[number]

export interface StatementLine {
  part: StatementPart
  byMeans: Record<Means, Money>
  total: Money
}

export interface StatementRemittance {
  id: number
  number: string
  remitted_on: CivilDate
  accountant_reference: string
  cash_minor: number
  cheque_minor: number
  reverses_id: number | null
  reason: string | null
  taken_back: number | null
  recorded_by_id: number | null
}

/** The month of a cash office, as its statement says it. */
export interface OfficeStatement {
  till: {
    id: number
    code: string
    name_fr: string
    name_ar: string
    cash_ceiling_minor: number
  }
  /** First and last day of the month. */
  from: CivilDate
  to: CivilDate
  budgetLine: { fr: string; ar: string }
  opening: Held
  lines: StatementLine[]
  total: Money
  receipts: { count: number; first: string | null; last: string | null }
  cancelled: { number: string; on: CivilDate; amount: Money }[]
  remittances: StatementRemittance[]
  remitted: Held
  /** Differences between the cash counted and the cash expected when the days were closed. */
  differences: Money
  openDays: number
  closing: Held
  ceiling: Money
}

/** What a cash office took, cancelled and handed over in a month, and what it holds at both ends. */
export async function officeStatement(tillId: number, month: string): Promise<OfficeStatement> {
  const till = await db.from('tax_tills').where('id', tillId).first()
  if (!till || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw new Refusal('not_found', {}, { status: 404 })
  const from = `${month}-01`
  const to = endOfMonth(from)
  const [opening, closing, lines, receipts, cancelled, remittances, sessions] = await Promise.all([
    heldAt(tillId, addDays(from, -1)),
    heldAt(tillId, to),
    linesOf(tillId, from, to),
    receiptsOf(tillId, from, to),
    cancelledOf(tillId, from, to),
    remittancesOf(tillId, from, to),
    sessionsOf(tillId, from, to),
  ])
  const parameters = await loadParameters()
  return {
    till,
    from,
    to,
    budgetLine: parameters.on<{ fr: string; ar: string }>('cash.budget_line', to).value,
    opening,
    lines,
    total: Money.sum(lines.map((line) => line.total)),
    receipts,
    cancelled,
    remittances,
    remitted: {
      cash: Money.sum(remittances.map((row) => Money.ofMinor(row.cash_minor))),
      cheque: Money.sum(remittances.map((row) => Money.ofMinor(row.cheque_minor))),
    },
    ...sessions,
    closing,
    ceiling: Money.ofMinor(till.cash_ceiling_minor),
  }
}

/** Payments of the office in the month; contra entries count where they were made. */
function paymentsOf(tillId: number, from: CivilDate, to: CivilDate) {
  return db
    .from('tax_payments as p')
    .join('tax_till_sessions as s', 's.id', 'p.session_id')
    .where('s.till_id', tillId)
    .whereBetween('p.paid_on', [from, to])
}

/** By part of the debt and means, from the ledger: the same centimes as the debts were credited with. */
async function linesOf(tillId: number, from: CivilDate, to: CivilDate): Promise<StatementLine[]> {
  const rows = await paymentsOf(tillId, from, to)
    .join('tax_ledger_entries as e', 'e.payment_id', 'p.id')
    .where('e.side', 'settlement')
    .groupBy('e.part', 'p.means')
    .select('e.part', 'p.means')
    .sum('e.amount_minor as amount')
  return STATEMENT_PARTS.map((part) => {
    const byMeans = Object.fromEntries(
      MEANS.map((means) => [
        means,
        Money.ofMinor(rows.find((row) => row.part === part && row.means === means)?.amount ?? 0),
      ])
    ) as Record<Means, Money>
    return { part, byMeans, total: Money.sum(Object.values(byMeans)) }
  })
}

async function receiptsOf(tillId: number, from: CivilDate, to: CivilDate) {
  const rows = await paymentsOf(tillId, from, to)
    .join('tax_receipts as r', 'r.payment_id', 'p.id')
    .orderBy('r.year')
    .orderBy('r.sequence')
    .select('r.number')
  return {
    count: rows.length,
    first: rows[0]?.number ?? null,
    last: rows.at(-1)?.number ?? null,
  }
}

async function cancelledOf(tillId: number, from: CivilDate, to: CivilDate) {
  const rows = await paymentsOf(tillId, from, to)
    .join('tax_receipts as r', 'r.payment_id', 'p.reverses_id')
    .orderBy('p.id')
    .select('r.number', 'p.paid_on', 'p.amount_minor')
  return rows.map((row) => ({
    number: row.number as string,
    on: row.paid_on as CivilDate,
    amount: Money.ofMinor(row.amount_minor),
  }))
}

async function remittancesOf(
  tillId: number,
  from: CivilDate,
  to: CivilDate
): Promise<StatementRemittance[]> {
  return db
    .from('tax_remittances as v')
    .leftJoin('tax_remittances as contra', 'contra.reverses_id', 'v.id')
    .where('v.till_id', tillId)
    .whereBetween('v.remitted_on', [from, to])
    .orderBy('v.remitted_on')
    .orderBy('v.id')
    .select('v.*', 'contra.id as taken_back')
}

async function sessionsOf(tillId: number, from: CivilDate, to: CivilDate) {
  const row = await db
    .from('tax_till_sessions')
    .where('till_id', tillId)
    .whereBetween('opened_on', [from, to])
    .select(
      db.raw('sum(counted_minor - expected_minor) as difference, sum(closed_at is null) as open')
    )
    .first()
  return { differences: Money.ofMinor(row.difference ?? 0), openDays: Number(row.open ?? 0) }
}
