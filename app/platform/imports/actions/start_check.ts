import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { importCheckJob } from '#platform/imports/jobs/check_job'
import { missingFields } from '#platform/imports/mapping'
import type { Mapping } from '#platform/imports/mapping'
import { fieldLabel } from '#platform/imports/reasons'
import { findImportRecord, stamp } from '#platform/imports/records'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import i18nManager from '@adonisjs/i18n/services/main'

const ALLOWED = ['uploaded', 'checked', 'cancelled', 'failed']

/**
 * Starts the dry run with a mapping. Refuses `imports.field_unmapped` when a required field has no column,
 * `imports.not_now` once rows have begun to be written.
 */
export async function startCheck(act: Act, id: number, mapping: Mapping): Promise<number> {
  const { record, definition } = await findImportRecord(act, id)
  const known: Mapping = {}
  for (const field of definition.fields) {
    const index = mapping[field.key] ?? null
    known[field.key] = index !== null && record.headings[index] !== undefined ? index : null
  }
  const [missing] = missingFields(definition, known)
  if (missing) {
    const label = fieldLabel(definition, missing, i18nManager.locale(act.locale))
    throw new Refusal('imports.field_unmapped', { field: label }, { field: `mapping.${missing}` })
  }
  return transaction(async (trx) => {
    const row = await trx.from('platform_imports').where('id', id).forUpdate().firstOrFail()
    if (!ALLOWED.includes(record.state) || row.committed_through > 0) {
      throw new Refusal('imports.not_now', { file: record.fileName }, { status: 409 })
    }
    const runId = await enqueue(
      trx,
      act,
      importCheckJob,
      { importId: id },
      {
        title: { key: 'imports.check_title', params: { file: record.fileName } },
        url: `/imports/${id}`,
      }
    )
    await trx
      .from('platform_imports')
      .where('id', id)
      .update({
        state: 'checking',
        mapping: JSON.stringify(known),
        check_run_id: runId,
        updated_at: stamp(),
      })
    return runId
  })
}
