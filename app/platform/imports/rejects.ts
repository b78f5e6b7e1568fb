import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import type { I18n } from '@adonisjs/i18n'
import { clock } from '#platform/clock'
import type { ImportDefinition } from '#platform/imports/definition'
import { readImportRows } from '#platform/imports/records'
import type { ImportRecord } from '#platform/imports/records'
import { reasonText } from '#platform/imports/reasons'
import type { Run } from '#platform/jobs/run'
import { writeCommaFile } from '#platform/lists/comma_file'
import { writeSheet } from '#platform/lists/table_writer'
import type { TableHead, WrittenValue } from '#platform/lists/table_writer'

const PIECE = 2_000
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Gives the refused rows back with the run, as a sheet and as CSV: the columns of the file as they came, and
 * why each row was refused, so that they can be corrected and sent again.
 */
export async function attachRejects(
  run: Run,
  record: ImportRecord,
  definition: ImportDefinition
): Promise<void> {
  const i18n = i18nManager.locale(run.act.locale)
  const folder = await mkdtemp(join(tmpdir(), 'idara-rejects-'))
  try {
    const head = headOf(record, run.act.actor.name, i18n)
    const name = `${record.fileName.replace(/\.[a-z]{3,4}$/i, '').slice(0, 120)}-${i18n.t('imports.rejects_name')}`
    for (const kind of ['xlsx', 'csv'] as const) {
      const path = join(folder, `rejects.${kind}`)
      const write = kind === 'csv' ? writeCommaFile : writeSheet
      await write(path, head, refusedRows(record, definition, i18n))
      await run.attach({
        path,
        name: `${name}.${kind}`,
        contentType: kind === 'csv' ? 'text/csv; charset=utf-8' : SHEET,
        permission: definition.permission,
      })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* refusedRows(
  record: ImportRecord,
  definition: ImportDefinition,
  i18n: I18n
): AsyncGenerator<WrittenValue[]> {
  let after = 0
  for (;;) {
    const rows = await readImportRows(record.id, { verdict: 'refused', after, limit: PIECE })
    for (const row of rows) {
      yield [
        ...record.headings.map((_heading, index) => row.cells[index] ?? ''),
        row.number,
        row.reasons.map((reason) => reasonText(definition, reason, i18n)).join(' · '),
      ]
    }
    if (rows.length < PIECE) return
    after = rows.at(-1)!.number
  }
}

function headOf(record: ImportRecord, by: string, i18n: I18n): TableHead {
  return {
    title: i18n.t('imports.rejects_title'),
    locale: i18n.locale,
    columns: [
      ...record.headings.map((label, index) => ({
        key: `column_${index}`,
        label,
        type: 'text' as const,
      })),
      { key: 'row', label: i18n.t('imports.row'), type: 'integer' as const },
      { key: 'reason', label: i18n.t('imports.reason'), type: 'text' as const },
    ],
    author: by,
    at: clock.now().toJSDate(),
    filters: [`${i18n.t('imports.file')} : ${record.fileName}`, i18n.t('imports.verdicts.refused')],
  }
}
