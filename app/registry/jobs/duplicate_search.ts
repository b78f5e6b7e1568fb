import { defineJob } from '#platform/jobs/definition'
import { findDuplicates } from '#registry/actions/find_duplicates'

/** Goes through all the parties for pairs that look like one; every night and when asked. */
export const duplicateSearchJob = defineJob({
  name: 'registry.duplicate_search',
  queue: 'maintenance',
  cancellable: true,
  schedule: '30 2 * * *',
  async handle(_payload, run) {
    const found = await findDuplicates((done, total) => run.advance(null, { done, total }))
    await run.counts({ found })
  },
})
