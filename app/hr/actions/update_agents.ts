import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Outcome } from '#platform/imports/definition'
import type { Transaction } from '#platform/transaction'
import type { AgentFacts } from '#hr/rules/agent_facts'

type Kept = Record<string, unknown> & { id: number; ppr: string; name_fr: string }

/**
 * Brings people already on the register up to what a newer one states: family on the row, posting and échelon
 * as new acts. Names, birth and bank account are never changed from a file.
 */
export async function updateAgents(
  trx: Transaction,
  act: Act,
  facts: AgentFacts[],
  known: Map<string, Kept>
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const now = clock.now().toJSDate()
  for (const fact of facts) {
    const kept = known.get(fact.ppr)
    if (!kept) continue
    const changed = changedColumns(kept, fact)
    if (Object.keys(changed).length === 0) {
      outcomes.set(fact.ppr, 'unchanged')
      continue
    }
    const acts = actsFor(kept.id, changed, fact, act, now)
    if (acts.length > 0) await trx.table('hr_career_acts').multiInsert(acts)
    await trx
      .from('hr_agents')
      .where('id', kept.id)
      .update({ ...changed, lock_version: Number(kept.lock_version) + 1, updated_at: now })
    await journal.record(trx, act, {
      action: 'hr.agent.updated',
      subject: { type: 'hr.agent', id: kept.id, label: `${kept.ppr} · ${kept.name_fr}` },
      before: Object.fromEntries(Object.keys(changed).map((key) => [key, kept[key]])),
      after: changed,
    })
    outcomes.set(fact.ppr, 'updated')
  }
  return outcomes
}

function changedColumns(kept: Kept, fact: AgentFacts): Record<string, unknown> {
  const stated: Record<string, unknown> = {
    marital_status: fact.maritalStatus,
    children: fact.children,
    status: fact.status,
    corps: fact.corps,
    echelle: fact.echelle,
    echelon: fact.echelon,
    unit_id: fact.unitId ?? kept.unit_id,
    arrondissement_id: fact.arrondissementId ?? kept.arrondissement_id,
  }
  if (kept.echelle !== fact.echelle || kept.echelon !== fact.echelon)
    stated.echelon_since_on = fact.echelonSinceOn
  return Object.fromEntries(Object.entries(stated).filter(([key, value]) => kept[key] !== value))
}

function actsFor(
  agentId: number,
  changed: Record<string, unknown>,
  fact: AgentFacts,
  act: Act,
  now: Date
) {
  const row = (kind: string, effectiveOn: string, change: Record<string, unknown>) => ({
    agent_id: agentId,
    kind,
    effective_on: effectiveOn,
    status: null,
    corps: null,
    echelle: null,
    echelon: null,
    unit_id: null,
    arrondissement_id: null,
    reference: 'Registre du personnel',
    recorded_by_id: act.actor.userId,
    recorded_at: now,
    ...change,
  })
  const today = clock.today()
  const acts = []
  if ('echelle' in changed || 'echelon' in changed) {
    const step = { echelle: fact.echelle, echelon: fact.echelon }
    acts.push(row('echelle' in changed ? 'scale' : 'step', fact.echelonSinceOn, step))
  }
  if ('unit_id' in changed || 'arrondissement_id' in changed) {
    acts.push(
      row('posting', today, {
        unit_id: changed.unit_id ?? null,
        arrondissement_id: changed.arrondissement_id ?? null,
      })
    )
  }
  if ('status' in changed || 'corps' in changed) {
    acts.push(row('confirmation', today, { status: fact.status, corps: fact.corps }))
  }
  return acts
}
