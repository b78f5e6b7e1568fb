import db from '@adonisjs/lucid/services/db'
import type { Parameters } from '#values/parameters'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Agent } from '#hr/models/agent'
import { stepDueIn } from '#hr/rules/step_table'

const CHUNK = 200

/**
 * Puts on the table of a year every tenured person whose next step may be reached within it. Safe to repeat:
 * a step already on a table stays as it is. Answers how many were added.
 */
export async function prepareStepTable(act: Act, year: number): Promise<number> {
  act.authorize('hr.steps.propose')
  const settings = await loadParameters()
  let added = 0
  let after = 0
  for (;;) {
    const agents = await Agent.query()
      .where({ state: 'in_service', status: 'tenured' })
      .where('id', '>', after)
      .orderBy('id')
      .limit(CHUNK)
    if (agents.length === 0) return added
    after = agents[agents.length - 1].id
    added += await transaction((trx) => addDue(trx, act, agents, year, settings))
  }
}

async function addDue(
  trx: Transaction,
  act: Act,
  agents: Agent[],
  year: number,
  settings: Parameters
): Promise<number> {
  const now = clock.now().toJSDate()
  const known = await trx
    .from('hr_step_proposals')
    .whereIn(
      'agent_id',
      agents.map((agent) => agent.id)
    )
    .select('agent_id', 'echelle', 'from_echelon', 'since_on')
    .forUpdate()
  const keyOf = (...parts: (string | number)[]) => parts.join(' ')
  const there = new Set(
    known.map((row) => keyOf(row.agent_id, row.echelle, row.from_echelon, row.since_on))
  )
  const rows = agents.flatMap((agent) => {
    const { echelle, echelon, echelonSinceOn: since, limitOn } = agent
    if (there.has(keyOf(agent.id, echelle, echelon, since))) return []
    const due = stepDueIn(year, { echelle, echelon, since, limitOn }, settings)
    if (due === null) return []
    const { value } = due.step
    return [
      {
        agent_id: agent.id,
        unit_id: agent.unitId,
        arrondissement_id: agent.arrondissementId,
        year,
        echelle,
        from_echelon: echelon,
        to_echelon: value.to,
        from_index: due.fromIndex,
        to_index: due.toIndex,
        gain_minor: due.gain.minor,
        since_on: since,
        rapide_on: value.rapide,
        moyen_on: value.moyen,
        lent_on: value.lent,
        by_right: due.byRight,
        state: 'prepared',
        explanation: storedExplanation('hr.step_advancement', due.step),
        created_at: now,
        updated_at: now,
      },
    ]
  })
  if (rows.length === 0) return 0
  await trx.table('hr_step_proposals').multiInsert(rows)
  await journal.record(trx, act, {
    action: 'hr.steps.prepared',
    subject: { type: 'hr.step_table', id: year, label: String(year) },
    after: { added: rows.length, agents: rows.map((row) => row.agent_id) },
  })
  return rows.length
}

/** How many steps a table of that year would add, and how many of them are a right. */
export async function stepsDue(year: number): Promise<{ due: number; byRight: number }> {
  const settings = await loadParameters()
  const agents = await db
    .from('hr_agents as a')
    .where({ 'a.state': 'in_service', 'a.status': 'tenured' })
    .whereNotExists((query) =>
      query
        .from('hr_step_proposals as p')
        .whereColumn('p.agent_id', 'a.id')
        .whereColumn('p.echelle', 'a.echelle')
        .whereColumn('p.from_echelon', 'a.echelon')
        .whereColumn('p.since_on', 'a.echelon_since_on')
    )
    .select('a.echelle', 'a.echelon', 'a.echelon_since_on as since', 'a.limit_on as limitOn')
  const found = agents.flatMap((agent) => stepDueIn(year, agent, settings) ?? [])
  return { due: found.length, byRight: found.filter((step) => step.byRight).length }
}
