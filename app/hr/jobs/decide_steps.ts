import { Refusal } from '#values/refusal'
import { defineJob } from '#platform/jobs/definition'
import { loadSelection } from '#platform/lists/selection'
import { moveStep } from '#hr/actions/move_step'

interface Progress {
  after: number | null
  decided: number
  left: number
}

/** Decides the steps of a selection, each in its own transaction: a step already decided is not decided again. */
export const decideStepsJob = defineJob<{ selection: number }>({
  name: 'hr.decide_steps',
  queue: 'documents',
  cancellable: true,
  async handle({ selection: id }, run) {
    const selection = await loadSelection(run.act, id)
    const total = await selection.count()
    let progress = (run.checkpoint as Progress | null) ?? { after: null, decided: 0, left: 0 }
    for await (const ids of selection.chunks(25, progress.after)) {
      let { decided, left } = progress
      for (const each of ids) {
        try {
          await moveStep(run.act, Number(each), { name: 'decide' })
          decided += 1
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          left += 1
        }
      }
      progress = { after: Number(ids[ids.length - 1]), decided, left }
      await run.advance(null, { done: decided + left, total, checkpoint: progress })
    }
    await run.counts({ decided: progress.decided, left: progress.left })
  },
})
