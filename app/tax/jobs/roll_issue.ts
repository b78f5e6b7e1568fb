import { defineJob } from '#platform/jobs/definition'
import { issueRoll } from '#tax/actions/issue_roll'
import type { IssueStage } from '#tax/actions/issue_roll'

const STAGES: IssueStage[] = ['articles', 'debts', 'notices', 'ledger', 'done']

/** Issues a roll: one transaction, so that a kill leaves nothing and a second start finds it done. */
export const rollIssueJob = defineJob<{ rollId: number }>({
  name: 'tax.roll_issue',
  queue: 'rolls',
  async handle({ rollId }, run) {
    const issued = await issueRoll(run.act, rollId, {
      onStage: (stage) =>
        run.advance(null, { done: STAGES.indexOf(stage), total: STAGES.length - 1 }),
    })
    await run.counts({ articles: issued.articles })
  },
})
