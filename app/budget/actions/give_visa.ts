import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { type Transaction, transaction } from '#platform/transaction'
import { releaseCommitted } from '#budget/actions/release_commitment'
import { Commitment } from '#budget/models/commitment'
import { Visa } from '#budget/models/visa'
import { commitmentStates } from '#budget/rules/commitment_states'
import { separateDuties } from '#budget/rules/separation'

export type VisaOutcome = 'visaed' | 'observed' | 'refused'

/**
 * The public accountant's answer: visa, observation (sent back to be corrected) or reasoned refusal, which
 * gives the credit back. Never by whoever proposed the commitment.
 */
export async function giveVisa(
  act: Act,
  commitmentId: number,
  outcome: VisaOutcome,
  reason: string | null
): Promise<Commitment> {
  act.authorize('budget.visas.give')
  if (outcome !== 'visaed' && !reason?.trim()) {
    throw new Refusal('budget.visa_reason_missing', {}, { field: 'reason' })
  }
  return transaction(async (trx) => {
    const commitment = await lockCommitment(trx, commitmentId)
    const before = commitment.state
    commitment.state = move(commitmentStates, before, outcome).to
    separateDuties(act.actor.userId, 'visa', [
      { step: 'propose', personId: commitment.proposedById, name: commitment.proposedByName },
    ])
    await commitment.save()
    await Visa.create(
      {
        commitmentId: commitment.id,
        outcome,
        reason: reason?.trim() || null,
        givenById: act.actor.userId,
        givenByName: act.actor.name,
        proposedById: commitment.proposedById,
        givenAt: clock.now(),
      },
      { client: trx }
    )
    if (outcome === 'refused') await releaseCommitted(trx, act, commitment)
    await journal.record(trx, act, {
      action: `budget.commitment.${outcome}`,
      subject: commitment,
      before: { state: before },
      after: { state: commitment.state },
      reason,
    })
    await notify(trx, {
      userIds: commitment.proposedById ? [commitment.proposedById] : [],
      key: `budget.notices.${outcome}`,
      params: { number: commitment.number, reason: reason ?? '' },
      url: `/budget/commitments/${commitment.id}`,
      tone: outcome === 'visaed' ? 'good' : 'warn',
    })
    return commitment
  })
}

async function lockCommitment(trx: Transaction, id: number) {
  return Commitment.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
}
