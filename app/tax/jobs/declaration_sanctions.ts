import { defineJob } from '#platform/jobs/definition'
import { assessSanctions } from '#tax/actions/assess_sanctions'
import type { SanctionProgress } from '#tax/actions/assess_sanctions'
import { Roll } from '#tax/models/roll'

/** Charges the sanctions of undeclared plots on an issued roll; resumes where it was killed. */
export const declarationSanctionsJob = defineJob<{ rollId: number }>({
  name: 'tax.declaration_sanctions',
  queue: 'rolls',
  cancellable: true,
  async handle({ rollId }, run) {
    const roll = await Roll.findOrFail(rollId)
    const end = await assessSanctions(
      run.act,
      rollId,
      run.checkpoint as SanctionProgress | null,
      (trx, progress) =>
        run.advance(trx, { done: progress.looked, total: roll.articleCount, checkpoint: progress })
    )
    await run.counts({ looked: end.looked, sanctioned: end.written })
  },
})
