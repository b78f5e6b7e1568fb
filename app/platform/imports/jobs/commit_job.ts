import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { findImport } from '#platform/imports/definition'
import { CommitChunk } from '#platform/imports/committing'
import { importRecord, stamp } from '#platform/imports/records'
import { attachRejects } from '#platform/imports/rejects'
import { defineJob } from '#platform/jobs/definition'
import { transaction } from '#platform/transaction'

/**
 * Writes the accepted rows, a chunk per transaction. The transaction of a chunk also moves
 * `committed_through`, under a lock on the import, so that no row is written twice or left out however
 * often the worker is killed and whichever worker goes on.
 */
export const importCommitJob = defineJob<{ importId: number }>({
  name: 'platform.import_commit',
  queue: 'imports',
  cancellable: true,
  attempts: 5,
  async handle({ importId }, run) {
    const first = importRecord(
      await db.from('platform_imports').where('id', importId).firstOrFail()
    )
    const definition = findImport(first.import)!
    run.act.authorize(definition.permission)
    const context = definition.context ? await definition.context(run.act) : undefined
    const total = first.counts.accepted + first.counts.warned
    let more = first.state !== 'done'
    while (more) more = await new CommitChunk(importId, definition, context, run, total).write()

    const record = importRecord(
      await db.from('platform_imports').where('id', importId).firstOrFail()
    )
    if (first.state !== 'done') {
      await transaction(async (trx) => {
        const row = await trx
          .from('platform_imports')
          .where('id', importId)
          .forUpdate()
          .firstOrFail()
        if (row.state === 'done') return
        if (row.state !== 'committing')
          throw new Refusal('imports.not_now', { file: record.fileName })
        await trx
          .from('platform_imports')
          .where('id', importId)
          .update({ state: 'done', finished_at: stamp(), updated_at: stamp() })
        await journal.record(trx, run.act, {
          action: 'platform.import.committed',
          subject: {
            type: 'platform.import',
            id: importId,
            label: record.fileName,
          },
          after: { ...record.outcomes, refused: record.counts.refused },
        })
      })
    }
    if (record.counts.refused > 0) await attachRejects(run, record, definition)
    await run.counts({ ...record.outcomes, refused: record.counts.refused })
  },
})
