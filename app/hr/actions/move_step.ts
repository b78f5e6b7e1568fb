import { civilDate, formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { orderStep } from '#hr/actions/order_step'
import { Agent } from '#hr/models/agent'
import { StepProposal } from '#hr/models/step_proposal'
import type { Pace } from '#hr/rules/step_advancement'
import { stepStates } from '#hr/rules/step_states'

export type StepMove =
  { name: 'propose'; pace: Pace } | { name: 'set_aside'; reason: string } | { name: 'decide' }

/**
 * Proposes a step at a pace, sets it aside with a reason, or decides it: the career act, the numbered order
 * and the new grade in one transaction. Refuses states.not_allowed, hr.step_after_year, hr.step_outdated,
 * hr.step_own, hr.step_same_person, hr.reason_missing.
 */
export async function moveStep(act: Act, id: number, asked: StepMove): Promise<StepProposal> {
  const settings = await loadParameters()
  return transaction(async (trx) => {
    const proposal = await StepProposal.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    const agent = await Agent.query({ client: trx })
      .where('id', proposal.agentId)
      .forUpdate()
      .firstOrFail()
    const transition = move(stepStates, proposal.state, asked.name)
    act.authorize(transition.permission as string)
    await refuseSelf(trx, act, agent)
    refuseOutdated(proposal, agent)
    const before = snapshot(proposal)
    proposal.state = transition.to
    proposal.lockVersion += 1
    if (asked.name === 'propose') propose(act, proposal, agent, asked.pace)
    else if (asked.name === 'set_aside') setAside(proposal, asked.reason)
    else await orderStep(trx, act, proposal, agent, settings)
    await proposal.save()
    await journal.record(trx, act, {
      action: `hr.steps.${transition.to}`,
      subject: proposal,
      before,
      after: snapshot(proposal),
      reason: proposal.reason,
    })
    return proposal
  })
}

function propose(act: Act, proposal: StepProposal, agent: Agent, pace: Pace): void {
  const on = proposal.dayAt(pace)
  if (on > civilDate(proposal.year, 12, 31)) {
    const params = { name: agent.nameFr, on: formatCivilDate(on), year: proposal.year }
    throw new Refusal('hr.step_after_year', params, { field: 'pace' })
  }
  proposal.merge({
    pace,
    effectiveOn: on,
    reason: null,
    proposedById: act.actor.userId,
    proposedByName: act.actor.name,
  })
}

function setAside(proposal: StepProposal, reason: string): void {
  if (!reason.trim()) throw new Refusal('hr.reason_missing', {}, { field: 'reason' })
  proposal.merge({ pace: null, effectiveOn: null, reason: reason.trim().slice(0, 500) })
}

async function refuseSelf(trx: Transaction, act: Act, agent: Agent): Promise<void> {
  if (act.actor.userId === null) return
  const user = await trx.from('platform_users').where('id', act.actor.userId).first()
  if (user?.staff_number === agent.ppr)
    throw new Refusal('hr.step_own', { name: agent.nameFr }, { status: 403 })
}

/** The career moved since the table was made, or the person left. */
function refuseOutdated(proposal: StepProposal, agent: Agent): void {
  const same =
    agent.state === 'in_service' &&
    agent.echelle === proposal.echelle &&
    agent.echelon === proposal.fromEchelon &&
    agent.echelonSinceOn === proposal.sinceOn
  if (same) return
  const params = {
    name: agent.nameFr,
    echelle: agent.echelle,
    echelon: agent.echelon,
    since: formatCivilDate(agent.echelonSinceOn),
    from: proposal.fromEchelon,
  }
  throw new Refusal('hr.step_outdated', params, { status: 409 })
}
