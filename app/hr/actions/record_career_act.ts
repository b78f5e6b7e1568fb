import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { undoStepOrder } from '#hr/actions/undo_step_order'
import { followCareer } from '#hr/actions/follow_career'
import { Agent } from '#hr/models/agent'
import { CareerAct } from '#hr/models/career_act'
import { indexOf } from '#hr/rules/base_pay'
import type { CareerActKind } from '#hr/rules/career'

export interface CareerActFacts {
  kind: Exclude<CareerActKind, 'recruitment' | 'reversal'>
  effectiveOn: CivilDate
  status?: string | null
  corps?: string | null
  echelle?: string | null
  echelon?: number | null
  unitId?: number | null
  arrondissementId?: number | null
  reference: string
}

/**
 * Adds a dated act to a career; the present posting and grade follow from the acts in force today.
 * Refuses hr.act_before_recruitment, hr.act_empty, hr.scale_unknown and hr.step_unknown.
 */
export async function recordCareerAct(
  act: Act,
  agentId: number,
  facts: CareerActFacts
): Promise<CareerAct> {
  const settings = await loadParameters()
  return transaction(async (trx) => {
    const agent = await Agent.query({ client: trx }).where('id', agentId).forUpdate().firstOrFail()
    act.authorize('hr.career.record', agent)
    return addCareerAct(trx, act, agent, facts, settings)
  })
}

/** The same inside the transaction of a decision; the right was asked for, the person's row is locked. */
export async function addCareerAct(
  trx: Transaction,
  act: Act,
  agent: Agent,
  facts: CareerActFacts,
  settings: Parameters
): Promise<CareerAct> {
  if (facts.effectiveOn < agent.recruitedOn) {
    const params = { name: agent.nameFr, recruited: formatCivilDate(agent.recruitedOn) }
    throw new Refusal('hr.act_before_recruitment', params, { field: 'effective_on' })
  }
  const echelle = facts.echelle || null
  const echelon = facts.echelon ?? null
  if (echelle !== null || echelon !== null) {
    indexOf(settings, echelle ?? agent.echelle, echelon ?? agent.echelon, facts.effectiveOn)
  }
  const changes = {
    status: facts.status || null,
    corps: facts.corps || null,
    echelle: echelle ?? (echelon === null ? null : agent.echelle),
    echelon,
    unitId: facts.unitId ?? null,
    arrondissementId: facts.arrondissementId ?? null,
  }
  if (facts.kind !== 'departure' && Object.values(changes).every((value) => value === null)) {
    throw new Refusal('hr.act_empty', {}, { field: 'kind' })
  }
  const recorded = await insert(trx, act, agent.id, { ...changes, ...pick(facts) })
  await followCareer(trx, act, agent, 'hr.career.recorded', recorded)
  return recorded
}

/** Takes an act back by another one; both stay readable. Refuses hr.act_first for the recruitment, hr.act_reversed. */
export async function reverseCareerAct(
  act: Act,
  actId: number,
  reason: string
): Promise<CareerAct> {
  return transaction(async (trx) => {
    const taken = await CareerAct.query({ client: trx }).where('id', actId).firstOrFail()
    const agent = await Agent.query({ client: trx })
      .where('id', taken.agentId)
      .forUpdate()
      .firstOrFail()
    act.authorize('hr.career.record', agent)
    if (taken.kind === 'recruitment' || taken.kind === 'reversal')
      throw new Refusal('hr.act_first', {})
    if (await CareerAct.findBy({ reversesId: taken.id }, { client: trx })) {
      throw new Refusal('hr.act_reversed', { reference: taken.reference }, { status: 409 })
    }
    if (!reason.trim()) throw new Refusal('hr.reason_missing', {}, { field: 'reason' })
    const reversal = await insert(trx, act, agent.id, {
      kind: 'reversal',
      effectiveOn: taken.effectiveOn,
      reference: reason.trim().slice(0, 200),
      reversesId: taken.id,
    })
    await undoStepOrder(trx, act, taken.id, reason.trim())
    await followCareer(trx, act, agent, 'hr.career.reversed', reversal)
    return reversal
  })
}

function pick(facts: CareerActFacts) {
  return {
    kind: facts.kind,
    effectiveOn: facts.effectiveOn,
    reference: facts.reference.trim().slice(0, 200),
  }
}

async function insert(
  trx: Transaction,
  act: Act,
  agentId: number,
  columns: Partial<CareerAct>
): Promise<CareerAct> {
  const row = new CareerAct().useTransaction(trx)
  row.merge({ ...columns, agentId, recordedById: act.actor.userId, recordedAt: clock.now() })
  return row.save()
}
