import { Refusal } from '#values/refusal'
import type { CommitRow, ImportDefinition, Outcome } from '#platform/imports/definition'
import type { Reason } from '#platform/imports/reasons'
import { stamp } from '#platform/imports/records'
import type { Run } from '#platform/jobs/run'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'

const OUTCOMES: readonly Outcome[] = ['created', 'updated', 'unchanged']

/** Errors by which the database refuses a row for good: a unique key, a check, a trigger, a foreign key. */
const REFUSED_BY_DATABASE = new Set([
  'ER_DUP_ENTRY',
  'ER_CHECK_CONSTRAINT_VIOLATED',
  'ER_CONSTRAINT_FAILED',
  'ER_SIGNAL_EXCEPTION',
  'ER_NO_REFERENCED_ROW_2',
  'ER_DATA_TOO_LONG',
  'ER_BAD_NULL_ERROR',
])

type Row = CommitRow<Record<string, unknown>>

interface Settled {
  row: Row
  outcome: Outcome | null
  reason: Reason | null
}

/** The next rows of an import, written in one transaction together with how far the import has come. */
export class CommitChunk {
  constructor(
    private readonly importId: number,
    private readonly definition: ImportDefinition,
    private readonly context: unknown,
    private readonly run: Run,
    private readonly total: number
  ) {}

  /** False when there was nothing left. A row that cannot be written is refused and the others stand. */
  async write(): Promise<boolean> {
    try {
      return await transaction((trx) => this.#piece(trx, (rows) => this.#together(trx, rows)))
    } catch (error) {
      if (refusalOf(error) === null) throw error
      return transaction((trx) => this.#piece(trx, (rows) => this.#oneByOne(trx, rows)))
    }
  }

  async #piece(trx: Transaction, settle: (rows: Row[]) => Promise<Settled[]>): Promise<boolean> {
    const record = await trx
      .from('platform_imports')
      .where('id', this.importId)
      .forUpdate()
      .firstOrFail()
    const found = await trx
      .from('platform_import_rows')
      .where('import_id', this.importId)
      .whereIn('verdict', ['accepted', 'warned'])
      .where('row_number', '>', record.committed_through)
      .orderBy('row_number')
      .limit(this.definition.chunk)
      .select('row_number', 'row_key', 'row_values')
    if (found.length === 0) return false
    const settled = await settle(
      found.map((row) => ({
        number: Number(row.row_number),
        key: row.row_key,
        values: JSON.parse(row.row_values),
      }))
    )
    const counts = await this.#note(trx, settled)
    await trx
      .from('platform_imports')
      .where('id', this.importId)
      .update({
        committed_through: found.at(-1)!.row_number,
        created: record.created + counts.created,
        updated: record.updated + counts.updated,
        unchanged: record.unchanged + counts.unchanged,
        refused: record.refused + counts.refused,
        updated_at: stamp(),
      })
    const done = record.created + record.updated + record.unchanged + settled.length
    await this.run.advance(trx, {
      done,
      total: Math.max(this.total, done),
      checkpoint: { committedThrough: Number(found.at(-1)!.row_number) },
    })
    return found.length === this.definition.chunk
  }

  async #together(trx: Transaction, rows: Row[]): Promise<Settled[]> {
    const outcomes = await this.definition.commit(trx, this.run.act, rows, this.context)
    if (outcomes.length !== rows.length) {
      throw new Error(
        `Import ${this.definition.name} answered ${outcomes.length} outcomes for ${rows.length} rows`
      )
    }
    return rows.map((row, index) => ({ row, outcome: outcomes[index], reason: null }))
  }

  async #oneByOne(trx: Transaction, rows: Row[]): Promise<Settled[]> {
    const settled: Settled[] = []
    for (const row of rows) {
      const savepoint = await trx.transaction()
      try {
        const [outcome] = await this.definition.commit(savepoint, this.run.act, [row], this.context)
        await savepoint.commit()
        settled.push({ row, outcome, reason: null })
      } catch (error) {
        await savepoint.rollback()
        const reason = refusalOf(error)
        if (!reason) throw error
        settled.push({ row, outcome: null, reason })
      }
    }
    return settled
  }

  async #note(trx: Transaction, settled: Settled[]): Promise<Record<Outcome | 'refused', number>> {
    const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
    for (const outcome of OUTCOMES) {
      const numbers = settled
        .filter((item) => item.outcome === outcome)
        .map((item) => item.row.number)
      counts[outcome] = numbers.length
      if (numbers.length === 0) continue
      await trx
        .from('platform_import_rows')
        .where('import_id', this.importId)
        .whereIn('row_number', numbers)
        .update({ outcome })
    }
    for (const item of settled.filter((candidate) => candidate.reason)) {
      counts.refused++
      await trx
        .from('platform_import_rows')
        .where({ import_id: this.importId, row_number: item.row.number })
        .update({ verdict: 'refused', reasons: JSON.stringify([item.reason]) })
    }
    return counts
  }
}

/** Why a row cannot be written, or null when the failure is nobody's fault and may pass. */
function refusalOf(error: unknown): Reason | null {
  if (error instanceof Refusal) {
    const [module, ...rest] = error.code.split('.')
    return {
      field: null,
      text: `${module}.refusals.${rest.join('.')}`,
      params: error.params as Reason['params'],
    }
  }
  const { code } = error as { code?: string }
  return code && REFUSED_BY_DATABASE.has(code)
    ? { field: null, text: 'imports.reasons.database', params: { code } }
    : null
}
