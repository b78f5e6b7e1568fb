import { Refusal } from '#values/refusal'
import type { Transaction } from '#platform/transaction'
import { yearEndObstacles } from '#budget/queries/year_end'

/** Refuses `budget.year_end_obstacles` while something of the year is not settled. */
export async function refuseObstacles(trx: Transaction, year: number): Promise<void> {
  const found = await yearEndObstacles(year, trx)
  if (found.length === 0) return
  const counts = Object.fromEntries(found.map(({ key, count }) => [key, count]))
  throw new Refusal(
    'budget.year_end_obstacles',
    {
      year: String(year),
      next: String(year + 1),
      year_open: counts.year_open ?? 0,
      next_year: counts.next_year ?? 0,
      reservations: counts.reservations ?? 0,
      commitments: counts.commitments ?? 0,
      mandates: counts.mandates ?? 0,
    },
    { status: 409 }
  )
}
