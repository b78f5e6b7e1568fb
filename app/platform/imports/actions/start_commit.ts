import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { importCommitJob } from '#platform/imports/jobs/commit_job'
import { findImportRecord, stamp } from '#platform/imports/records'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'

/**
 * Starts writing the accepted rows, or goes on with them after a cancellation or a failure. A second call while
 * it runs gives the same run. Refuses `imports.nothing_accepted` and `imports.not_now`.
 */
export async function startCommit(act: Act, id: number): Promise<number> {
  const { record } = await findImportRecord(act, id)
  return transaction(async (trx) => {
    const row = await trx.from('platform_imports').where('id', id).forUpdate().firstOrFail()
    if (record.state === 'committing' && row.commit_run_id) return Number(row.commit_run_id)
    const resumable = ['cancelled', 'failed'].includes(record.state) && row.state === 'committing'
    if (row.state !== 'checked' && !resumable) {
      throw new Refusal('imports.not_now', { file: record.fileName }, { status: 409 })
    }
    if (row.accepted + row.warned === 0)
      throw new Refusal('imports.nothing_accepted', { file: record.fileName })
    const runId = await enqueue(
      trx,
      act,
      importCommitJob,
      { importId: id },
      {
        title: { key: 'imports.commit_title', params: { file: record.fileName } },
        url: `/imports/${id}`,
      }
    )
    await trx
      .from('platform_imports')
      .where('id', id)
      .update({ state: 'committing', commit_run_id: runId, updated_at: stamp() })
    return runId
  })
}
