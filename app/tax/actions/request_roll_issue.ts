import { move } from '#values/state_machine'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { rollIssueJob } from '#tax/jobs/roll_issue'
import { Roll } from '#tax/models/roll'
import { rollStates } from '#tax/rules/roll_states'

/** The order to issue a simulated roll, given by somebody who did not prepare it; the job does the rest, once. */
export async function requestRollIssue(act: Act, rollId: number): Promise<number> {
  act.authorize('tax.rolls.issue')
  return transaction(async (trx) => {
    const roll = await Roll.query({ client: trx }).where('id', rollId).forUpdate().firstOrFail()
    if (act.actor.userId !== null && roll.preparedById === act.actor.userId) {
      throw new Refusal('tax.roll_same_person', { year: roll.year }, { status: 403 })
    }
    if (roll.state !== 'issuing') {
      const { to } = move(rollStates, roll.state, 'issue')
      await roll.merge({ state: to, issuedById: act.actor.userId }).save()
      await journal.record(trx, act, { action: 'tax.roll.issue_ordered', subject: roll })
    }
    return enqueue(
      trx,
      act,
      rollIssueJob,
      { rollId: roll.id },
      {
        title: { key: 'tax.jobs.roll_issue', params: { year: String(roll.year) } },
        key: `tax.roll_issue:${roll.id}`,
        url: `/tax/rolls/${roll.id}`,
      }
    )
  })
}
