import db from '@adonisjs/lucid/services/db'
import { findImport } from '#platform/imports/definition'
import type { ImportDefinition } from '#platform/imports/definition'
import { Judge } from '#platform/imports/judging'
import type { RowVerdict } from '#platform/imports/judging'
import { importRecord, stamp } from '#platform/imports/records'
import type { ImportRecord } from '#platform/imports/records'
import { attachRejects } from '#platform/imports/rejects'
import type { Verdict } from '#platform/imports/reasons'
import { readRows } from '#platform/imports/rows'
import type { FileRow } from '#platform/imports/rows'
import { readStored } from '#platform/imports/upload'
import { defineJob } from '#platform/jobs/definition'
import type { Run } from '#platform/jobs/run'
import { transaction } from '#platform/transaction'

const CHUNK = 1_000

/**
 * The dry run: a verdict for every row, and nothing written anywhere else. It changes nothing, so a killed
 * one starts again from the first row.
 */
export const importCheckJob = defineJob<{ importId: number }>({
  name: 'platform.import_check',
  queue: 'imports',
  cancellable: true,
  async handle({ importId }, run) {
    const row = await db.from('platform_imports').where('id', importId).firstOrFail()
    const record = importRecord(row)
    const definition = findImport(record.import)!
    run.act.authorize(definition.permission)
    await forgetRows(importId)
    const bytes = await readStored(record.filePath)
    const total = await countRows(bytes, record)
    await run.advance(null, { done: 0, total })
    const counts = await judgeAll(bytes, record, definition, run, total)
    if (counts.refused > 0) await attachRejects(run, { ...record, counts }, definition)
    const { accepted, warned, refused, skipped } = counts
    await run.counts({ rows: counts.total, accepted, warnings: warned, refused, skipped })
    await db
      .from('platform_imports')
      .where({ id: importId, state: 'checking', check_run_id: run.id })
      .update({ ...counts, state: 'checked', updated_at: stamp() })
  },
})

async function judgeAll(
  bytes: Buffer,
  record: ImportRecord,
  definition: ImportDefinition,
  run: Run,
  total: number
): Promise<Record<Verdict | 'total', number>> {
  const context = definition.context ? await definition.context(run.act) : undefined
  const judge = new Judge(definition, record.mapping, run.act, context)
  const counts = { total: 0, accepted: 0, warned: 0, refused: 0, skipped: 0 }
  let chunk: FileRow[] = []
  const settle = async () => {
    const verdicts = await judge.judge(chunk)
    for (const verdict of verdicts) counts[verdict.verdict]++
    counts.total += verdicts.length
    await transaction(async (trx) => {
      await trx
        .table('platform_import_rows')
        .multiInsert(verdicts.map((verdict) => storedRow(record.id, verdict)))
      await run.advance(trx, { done: counts.total, total })
    })
    chunk = []
  }
  let heading = true
  for await (const row of readRows(bytes, record.format)) {
    if (heading) {
      heading = false
      continue
    }
    chunk.push(row)
    if (chunk.length === CHUNK) await settle()
  }
  if (chunk.length > 0) await settle()
  return counts
}

async function countRows(bytes: Buffer, record: ImportRecord): Promise<number> {
  let count = -1
  for await (const row of readRows(bytes, record.format)) if (row.number > 0) count++
  return Math.max(0, count)
}

async function forgetRows(importId: number): Promise<void> {
  for (;;) {
    const deleted = await db.rawQuery(
      'DELETE FROM platform_import_rows WHERE import_id = ? LIMIT 5000',
      [importId]
    )
    if (deleted[0].affectedRows === 0) return
  }
}

function storedRow(importId: number, verdict: RowVerdict): Record<string, unknown> {
  return {
    import_id: importId,
    row_number: verdict.number,
    verdict: verdict.verdict,
    row_key: verdict.key,
    cells: JSON.stringify(verdict.cells),
    row_values: verdict.verdict === 'refused' ? null : JSON.stringify(verdict.values),
    reasons: verdict.reasons.length > 0 ? JSON.stringify(verdict.reasons) : null,
  }
}
