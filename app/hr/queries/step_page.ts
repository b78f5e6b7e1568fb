import { Refusal } from '#values/refusal'
import { Money } from '#values/money'
import { movesFrom } from '#values/state_machine'
import type { Act } from '#platform/act'
import { loadParameters } from '#platform/settings/parameters'
import { StepProposal } from '#hr/models/step_proposal'
import { basePay } from '#hr/rules/base_pay'
import { stepStates } from '#hr/rules/step_states'

/** A step on the table: whose, its dates and why, what it adds to the pay, what may be done. */
export async function stepPage(act: Act, id: number) {
  const proposal = await findStep(act, id)
  const settings = await loadParameters()
  const { fromIndex, toIndex } = proposal
  const on = proposal.effectiveOn ?? proposal.lentOn
  const before = basePay({ index: fromIndex, on }, settings)
  const after = basePay({ index: toIndex, on }, settings)
  const stored = proposal.explanation as unknown
  return {
    proposal,
    agent: proposal.agent,
    explained: typeof stored === 'string' ? JSON.parse(stored) : stored,
    pay: { before: before.value.monthly, after: after.value.monthly },
    why: after,
    gain: Money.ofMinor(Number(proposal.gainMinor)),
    moves: movesFrom(stepStates, proposal.state).filter(
      (move) =>
        act.can(move.permission as string) &&
        !(move.name === 'decide' && proposal.proposedById === act.actor.userId)
    ),
    last: `${proposal.year}-12-31`,
  }
}

/** The proposal, to those who see the staffing of its unit. */
export async function findStep(act: Act, id: number): Promise<StepProposal> {
  const proposal = await StepProposal.query()
    .where('id', id)
    .preload('agent', (agent) => agent.preload('unit'))
    .first()
  if (!proposal) throw new Refusal('not_found', {}, { status: 404 })
  act.authorize('hr.planning.view', proposal)
  return proposal
}
