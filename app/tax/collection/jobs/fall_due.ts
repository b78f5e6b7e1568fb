import { defineJob } from '#platform/jobs/definition'
import { fallDue } from '#tax/collection/actions/fall_due'

/** Each night: the debts whose due date has passed. */
export const fallDueJob = defineJob({
  name: 'collection.fall_due',
  queue: 'rolls',
  schedule: '20 0 * * *',
  async handle(_payload, run) {
    const done = await fallDue(run.act, () => run.beat())
    await run.counts({ looked: done })
  },
})
