import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'

export interface CollectionYear {
  year: number
  issuedMinor: number
  collectedMinor: number
  /** Collected by the end of each month, January first, in hundredths of what was issued. */
  shares: number[]
}

/**
 * What was issued for a year where the reader may see the debts, what of its principal was collected, and how that
 * grew month by month.
 */
export async function collectionOf(
  act: Act,
  year: number,
  untilMonth: number
): Promise<CollectionYear> {
  const seen = { arrondissement: 'd.arrondissement_id' }
  const totals = await act
    .restrict(db.from('tax_debts as d'), 'tax.debts.view', seen)
    .where('year', year)
    .whereNot('state', 'cancelled')
    .sum('principal_charged_minor as issued')
    .sum('principal_paid_minor as collected')
    .first()
  const months = await act
    .restrict(
      db.from('tax_ledger_entries as e').join('tax_debts as d', 'd.id', 'e.debt_id'),
      'tax.debts.view',
      seen
    )
    .where('d.year', year)
    .where('e.side', 'settlement')
    .where('e.part', 'principal')
    .whereBetween('e.effective_on', [`${year}-01-01`, `${year}-12-31`])
    .select(db.raw('MONTH(e.effective_on) AS month'))
    .sum('e.amount_minor as amount')
    .groupByRaw('MONTH(e.effective_on)')
  const issuedMinor = Number(totals.issued ?? 0)
  let sum = 0
  const shares = Array.from({ length: untilMonth }, (_, index) => {
    sum += Number(months.find((row) => Number(row.month) === index + 1)?.amount ?? 0)
    return issuedMinor ? Math.round((sum / issuedMinor) * 1000) / 10 : 0
  })
  return { year, issuedMinor, collectedMinor: Number(totals.collected ?? 0), shares }
}
