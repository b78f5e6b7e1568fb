import db from '@adonisjs/lucid/services/db'
import { defineJob } from '#platform/jobs/definition'
import { loadSelection } from '#platform/lists/selection'
import { transaction } from '#platform/transaction'
import { fallDue } from '#tax/collection/actions/fall_due'
import { closeList, fillList } from '#tax/collection/actions/prepare_list'

interface Checkpoint {
  after: number | null
  looked: number
  left: Record<string, number>
}

/** Puts the notices somebody chose on a list of acts, a piece at a time; resumes where it was killed. */
export const collectionPrepareJob = defineJob<{ listId: number; selectionId: number }>({
  name: 'collection.prepare',
  queue: 'rolls',
  async handle({ listId, selectionId }, run) {
    const list = await db.from('tax_collection_lists').where('id', listId).firstOrFail()
    if (list.state !== 'preparing') return
    await fallDue(run.act, () => run.beat())
    const selection = await loadSelection(run.act, selectionId)
    const total = await selection.count()
    const checkpoint = (run.checkpoint as Checkpoint | null) ?? { after: null, looked: 0, left: {} }
    for await (const noticeIds of selection.chunks(500, checkpoint.after)) {
      await transaction(async (trx) => {
        const debts = await trx.from('tax_notices').whereIn('id', noticeIds).select('debt_id')
        const left = await fillList(
          trx,
          run.act,
          list,
          debts.map((row) => Number(row.debt_id))
        )
        for (const [reason, count] of Object.entries(left)) {
          checkpoint.left[reason] = (checkpoint.left[reason] ?? 0) + count
        }
        checkpoint.after = Number(noticeIds.at(-1))
        checkpoint.looked += noticeIds.length
        await run.advance(trx, { done: checkpoint.looked, total, checkpoint })
      })
    }
    await transaction((trx) => closeList(trx, run.act, list, checkpoint.left))
    await run.counts({ looked: checkpoint.looked })
  },
})
