import { defineJob } from '#platform/jobs/definition'
import { endYear } from '#budget/actions/end_year'

/** Ends a budget year: one transaction, so that a kill leaves nothing and a second start finds it done. */
export const yearEndJob = defineJob<{ yearEndId: number }>({
  name: 'budget.year_end',
  queue: 'rolls',
  async handle({ yearEndId }, run) {
    const done = await endYear(run.act, yearEndId, (step, steps) =>
      run.advance(null, { done: step, total: steps })
    )
    await run.counts({ carried: done.carried, lapsed: done.lapsed })
  },
})
