import type { CivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'

/**
 * Frees the half-days of a granted leave that fall in a period, and gives the days they took back to the very
 * years they came from, as entries of their own. Answers how many half-days came back.
 */
export async function returnDays(
  trx: Transaction,
  act: Act,
  requestId: number,
  agentId: number,
  from: CivilDate,
  to: CivilDate,
  note: string
): Promise<number> {
  const freed = () =>
    trx.from('hr_leave_days').where('request_id', requestId).whereBetween('day_on', [from, to])
  const lots = await freed()
    .whereNotNull('lot_year')
    .groupBy('lot_year')
    .select('lot_year')
    .count('* as halves')
    .min('day_on as first_on')
  await freed().delete()
  if (lots.length === 0) return 0
  await trx.table('hr_leave_entries').multiInsert(
    lots.map((lot) => ({
      agent_id: agentId,
      lot_year: lot.lot_year,
      kind: 'returned',
      half_days: Number(lot.halves),
      effective_on: lot.first_on,
      request_id: requestId,
      note: note.slice(0, 200),
      recorded_by_id: act.actor.userId,
      recorded_at: clock.now().toJSDate(),
    }))
  )
  return lots.reduce((sum, lot) => sum + Number(lot.halves), 0)
}
