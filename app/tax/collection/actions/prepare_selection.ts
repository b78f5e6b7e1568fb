import type { Act } from '#platform/act'
import { enqueue } from '#platform/jobs/outbox'
import type { Selection } from '#platform/lists/selection'
import { transaction } from '#platform/transaction'
import { openList } from '#tax/collection/actions/prepare_list'
import { collectionPrepareJob } from '#tax/collection/jobs/prepare_list'
import type { CollectionStep } from '#tax/collection/rules/next_step'

/** Asks for a list of acts of one step on the notices chosen; a job looks at each of them. */
export function prepareSelection(step: CollectionStep) {
  return async (act: Act, selection: Selection) => {
    const list = await transaction(async (trx) => {
      const opened = await openList(trx, act, step)
      const runId = await enqueue(
        trx,
        act,
        collectionPrepareJob,
        { listId: opened.id, selectionId: selection.id },
        {
          title: { key: 'collection.jobs.prepare', params: { number: opened.number } },
          url: `/collection/lists/${opened.id}`,
        }
      )
      await trx.from('tax_collection_lists').where('id', opened.id).update({ run_id: runId })
      return opened
    })
    return {
      message: 'collection.lists_page.asked',
      params: { number: list.number },
      redirect: `/collection/lists/${list.id}`,
    }
  }
}
