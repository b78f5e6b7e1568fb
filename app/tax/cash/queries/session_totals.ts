import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Transaction } from '#platform/transaction'

export const MEANS = ['cash', 'cheque', 'card', 'transfer'] as const
export type Means = (typeof MEANS)[number]

export interface SessionTotals {
  byMeans: Record<Means, { count: number; amount: Money }>
  total: Money
  firstReceipt: string | null
  lastReceipt: string | null
  cancelled: number
}

/** What a till's day took, by means; contra entries count against it. */
export async function sessionTotals(sessionId: number, trx?: Transaction): Promise<SessionTotals> {
  const client = trx ?? db.connection()
  const rows = await client
    .from('tax_payments')
    .where('session_id', sessionId)
    .groupBy('means')
    .select('means')
    .sum('amount_minor as amount')
    .select(client.raw('SUM(reverses_id IS NULL) AS taken'))
  const receipts = await client
    .from('tax_receipts as r')
    .join('tax_payments as p', 'p.id', 'r.payment_id')
    .where('p.session_id', sessionId)
    .select(client.raw('MIN(r.number) AS first, MAX(r.number) AS last'))
    .first()
  const cancelled = await client
    .from('tax_payments')
    .where('session_id', sessionId)
    .whereNotNull('reverses_id')
    .count('* as total')
    .first()
  const byMeans = Object.fromEntries(
    MEANS.map((means) => {
      const row = rows.find((item) => item.means === means)
      return [means, { count: Number(row?.taken ?? 0), amount: Money.ofMinor(row?.amount ?? 0) }]
    })
  ) as SessionTotals['byMeans']
  return {
    byMeans,
    total: Money.sum(Object.values(byMeans).map((item) => item.amount)),
    firstReceipt: receipts?.first ?? null,
    lastReceipt: receipts?.last ?? null,
    cancelled: Number(cancelled.total),
  }
}
