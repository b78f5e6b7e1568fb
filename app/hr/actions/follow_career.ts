import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import type { Agent } from '#hr/models/agent'
import { CareerAct } from '#hr/models/career_act'
import { careerOn } from '#hr/rules/career'

/** Brings the row of a person up to what the acts say today, and journals the act that was recorded. */
export async function followCareer(
  trx: Transaction,
  act: Act,
  agent: Agent,
  action: string,
  recorded: CareerAct
): Promise<void> {
  const before = snapshot(agent)
  await bringUpToDate(trx, agent)
  const after = { ...snapshot(agent), act: recorded.kind, effectiveOn: recorded.effectiveOn }
  const reason = recorded.reference
  await journal.record(trx, act, { action, subject: agent, before, after, reason })
}

/** Acts dated ahead take effect on their day: answers whether the row of this person changed, journalled. */
export async function followToday(trx: Transaction, act: Act, agent: Agent): Promise<boolean> {
  const before = snapshot(agent)
  if (!(await bringUpToDate(trx, agent))) return false
  const after = snapshot(agent)
  await journal.record(trx, act, { action: 'hr.career.in_effect', subject: agent, before, after })
  return true
}

async function bringUpToDate(trx: Transaction, agent: Agent): Promise<boolean> {
  const acts = await CareerAct.query({ client: trx }).where('agentId', agent.id)
  const career = careerOn(acts, clock.today())
  if (!career) return false
  agent.merge({
    status: (career.status as Agent['status'] | null) ?? agent.status,
    corps: career.corps ?? agent.corps,
    echelle: career.echelle ?? agent.echelle,
    echelon: career.echelon ?? agent.echelon,
    echelonSinceOn: career.echelonSinceOn ?? agent.echelonSinceOn,
    unitId: career.unitId ?? agent.unitId,
    arrondissementId: career.arrondissementId ?? agent.arrondissementId,
    state: career.departedOn ? 'left' : 'in_service',
    leftOn: career.departedOn,
  })
  if (!agent.$isDirty) return false
  agent.lockVersion += 1
  await agent.save()
  return true
}
