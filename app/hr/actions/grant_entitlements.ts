import { yearOf } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { Agent } from '#hr/models/agent'
import { lotsOf } from '#hr/rules/leave_lots'

/**
 * Writes the entitlement of each year from the present one to `lastYear` that a person's ledger lacks, dated
 * from the day it is earned; none for a year before the ledger's first. Safe to repeat: a year is given once.
 */
export async function grantEntitlements(
  trx: Transaction,
  act: Act,
  agent: Pick<Agent, 'id' | 'recruitedOn' | 'status'>,
  firstYear: number,
  lastYear: number,
  settings: Parameters
): Promise<number> {
  const facts = { recruitment: agent.recruitedOn, casual: agent.status === 'casual', openings: [] }
  const known = await trx
    .from('hr_leave_entries')
    .where('agent_id', agent.id)
    .whereNotNull('grant_key')
    .select('lot_year')
  const years = new Set(known.map((row) => row.lot_year))
  // a year from before the ledger was opened is closed: asking for a leave in it must not give its days
  const opened = Math.min(yearOf(clock.today()), ...years)
  const first = Math.max(firstYear, opened)
  const missing = lotsOf(facts, first, lastYear, settings).filter((lot) => !years.has(lot.year))
  if (missing.length === 0) return 0
  await trx.table('hr_leave_entries').multiInsert(
    missing.map((lot) => ({
      agent_id: agent.id,
      lot_year: lot.year,
      kind: 'entitlement',
      half_days: lot.granted,
      effective_on: lot.from,
      grant_key: `${agent.id}:${lot.year}`,
      recorded_by_id: act.actor.userId,
      recorded_at: clock.now().toJSDate(),
    }))
  )
  return missing.length
}
