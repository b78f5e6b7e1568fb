import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Commitment } from '#budget/models/commitment'
import { commitmentStates } from '#budget/rules/commitment_states'

/** Sends an observed commitment back to the accountant with what was corrected. */
export async function resubmitCommitment(
  act: Act,
  commitmentId: number,
  answer: string
): Promise<Commitment> {
  act.authorize('budget.commitments.propose')
  return transaction(async (trx) => {
    const commitment = await Commitment.query({ client: trx })
      .where('id', commitmentId)
      .forUpdate()
      .firstOrFail()
    commitment.state = move(commitmentStates, commitment.state, 'resubmit').to
    await commitment.save()
    await journal.record(trx, act, {
      action: 'budget.commitment.resubmitted',
      subject: commitment,
      before: { state: 'observed' },
      after: { state: commitment.state },
      reason: answer,
    })
    return commitment
  })
}
