import { civilDate, yearOf } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { AgentFacts } from '#hr/rules/agent_facts'
import { lotsOf } from '#hr/rules/leave_lots'

/** Opens leave ledgers: what was left of last year, and this year's entitlement once it is earned. */
export async function openLedgers(
  trx: Transaction,
  act: Act,
  people: { agentId: number; fact: AgentFacts }[],
  settings: Parameters
): Promise<void> {
  const now = clock.now().toJSDate()
  const year = yearOf(clock.today())
  const rows = people.flatMap(({ agentId, fact }) => {
    const entry = (kind: string, lotYear: number, halfDays: number, effectiveOn: string) => ({
      agent_id: agentId,
      lot_year: lotYear,
      kind,
      half_days: halfDays,
      effective_on: effectiveOn,
      grant_key: `${agentId}:${lotYear}`,
      recorded_by_id: act.actor.userId,
      recorded_at: now,
    })
    const opening =
      fact.openingDays === null
        ? []
        : [
            entry(
              'opening',
              fact.openingYear,
              fact.openingDays * 2,
              civilDate(fact.openingYear, 12, 31)
            ),
          ]
    const facts = { recruitment: fact.recruitedOn, casual: fact.status === 'casual', openings: [] }
    const lots = lotsOf(facts, year, year, settings)
    return [...opening, ...lots.map((lot) => entry('entitlement', lot.year, lot.granted, lot.from))]
  })
  if (rows.length > 0) await trx.table('hr_leave_entries').multiInsert(rows)
}
