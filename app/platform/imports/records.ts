import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { findImport } from '#platform/imports/definition'
import type { ImportDefinition } from '#platform/imports/definition'
import type { FileFormat } from '#platform/imports/format'
import type { Mapping } from '#platform/imports/mapping'
import type { Reason, Verdict } from '#platform/imports/reasons'

export type ImportState =
  'uploaded' | 'checking' | 'checked' | 'committing' | 'done' | 'cancelled' | 'failed'

/** One file sent to be imported. */
export interface ImportRecord {
  id: number
  import: string
  userId: number | null
  userName: string
  state: ImportState
  fileName: string
  filePath: string
  contentHash: string
  size: number
  format: FileFormat
  headings: string[]
  sample: string[][]
  mapping: Mapping
  counts: Record<Verdict | 'total', number>
  outcomes: { created: number; updated: number; unchanged: number }
  committedThrough: number
  checkRunId: number | null
  commitRunId: number | null
  createdAt: Date
  finishedAt: Date | null
}

export interface ImportRowRecord {
  number: number
  verdict: Verdict
  cells: string[]
  reasons: Reason[]
  outcome: string | null
}

export const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')

/**
 * An import and its definition, for somebody who holds its right. Refuses `imports.unknown` (404). The state is
 * that of its run when the run was cancelled or failed.
 */
export async function findImportRecord(
  act: Act,
  id: number | string
): Promise<{ record: ImportRecord; definition: ImportDefinition }> {
  const row = await db
    .from('platform_imports')
    .where('id', Number(id) || 0)
    .first()
  const definition = row ? findImport(row.import) : null
  if (!row || !definition) throw new Refusal('imports.unknown', { id: String(id) }, { status: 404 })
  act.authorize(definition.permission)
  const record = importRecord(row)
  const runId = { checking: record.checkRunId, committing: record.commitRunId }[
    record.state as string
  ]
  const run = runId ? await db.from('platform_job_runs').where('id', runId).first() : null
  if (run?.state === 'cancelled' || run?.state === 'failed') record.state = run.state
  return { record, definition }
}

export function importRecord(row: Record<string, never>): ImportRecord {
  const number = (column: string) => Number(row[column])
  return {
    id: number('id'),
    import: row.import,
    userId: row.user_id,
    userName: row.user_name,
    state: row.state,
    fileName: row.file_name,
    filePath: row.file_path,
    contentHash: row.content_hash,
    size: number('size'),
    format: JSON.parse(row.format),
    headings: JSON.parse(row.headings),
    sample: JSON.parse(row.sample),
    mapping: JSON.parse(row.mapping),
    counts: {
      total: number('total'),
      accepted: number('accepted'),
      warned: number('warned'),
      refused: number('refused'),
      skipped: number('skipped'),
    },
    outcomes: {
      created: number('created'),
      updated: number('updated'),
      unchanged: number('unchanged'),
    },
    committedThrough: number('committed_through'),
    checkRunId: row.check_run_id === null ? null : number('check_run_id'),
    commitRunId: row.commit_run_id === null ? null : number('commit_run_id'),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}

/** Rows of an import by number, of one verdict or of all. */
export async function readImportRows(
  importId: number,
  filter: { verdict?: Verdict; outcome?: string; after?: number; limit: number }
): Promise<ImportRowRecord[]> {
  const query = db
    .from('platform_import_rows')
    .where('import_id', importId)
    .where('row_number', '>', filter.after ?? 0)
    .orderBy('row_number')
    .limit(filter.limit)
  if (filter.verdict) query.where('verdict', filter.verdict)
  if (filter.outcome) query.where('outcome', filter.outcome)
  const rows = await query
  return rows.map((row) => ({
    number: Number(row.row_number),
    verdict: row.verdict,
    cells: JSON.parse(row.cells),
    reasons: row.reasons ? JSON.parse(row.reasons) : [],
    outcome: row.outcome,
  }))
}

/** The last time this very content was imported, if it was. */
export async function earlierImport(record: Pick<ImportRecord, 'id' | 'import' | 'contentHash'>) {
  const row = await db
    .from('platform_imports')
    .where({ import: record.import, content_hash: record.contentHash, state: 'done' })
    .whereNot('id', record.id)
    .orderBy('id', 'desc')
    .first()
  return row ? importRecord(row) : null
}
