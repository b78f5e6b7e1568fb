import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import router from '@adonisjs/core/services/router'
import { formatDecimal } from '#values/decimal'
import type { Act } from '#platform/act'
import { allImports } from '#platform/imports/definition'
import type { ImportDefinition } from '#platform/imports/definition'
import {
  earlierImport,
  findImportRecord,
  importRecord,
  readImportRows,
} from '#platform/imports/records'
import type { ImportRecord } from '#platform/imports/records'
import { fieldLabel, reasonText } from '#platform/imports/reasons'
import type { Verdict } from '#platform/imports/reasons'
import { presentRun } from '#platform/jobs/run_presenter'

const SHOWN_IMPORTS = 100
const SHOWN_ROWS = 50

const TABS: readonly (Verdict | 'all')[] = ['refused', 'warned', 'skipped', 'accepted', 'all']

/** The files somebody may follow, latest first. */
export async function importsPage(act: Act, i18n: I18n) {
  const permitted = allImports().filter((definition) => act.can(definition.permission))
  const titles = new Map(
    permitted.map((definition) => [definition.name, i18n.t(`${definition.texts}.title`)])
  )
  const rows = await db
    .from('platform_imports')
    .whereIn('import', [...titles.keys()])
    .orderBy('id', 'desc')
    .limit(SHOWN_IMPORTS)
  return {
    imports: rows.map((row) => {
      const record = importRecord(row)
      return {
        ...record,
        title: titles.get(record.import),
        url: router.makeUrl('imports.show', [record.id]),
      }
    }),
    kinds: permitted.map((definition) => ({
      title: titles.get(definition.name),
      url: `${router.makeUrl('imports.create')}?import=${definition.name}`,
    })),
  }
}

/** One import at the step it has come to; `step=mapping` goes back to the mapping of a checked one. */
export async function importPage(act: Act, i18n: I18n, id: string, words: Record<string, unknown>) {
  const { record, definition } = await findImportRecord(act, id)
  const remapping = words.step === 'mapping' && record.committedThrough === 0
  const step =
    record.state === 'uploaded' || (remapping && record.state !== 'checking')
      ? 'mapping'
      : record.state
  const run = await runOf(record, i18n)
  const earlier = await earlierImport(record)
  return {
    record,
    definition,
    step,
    run,
    title: i18n.t(`${definition.texts}.title`),
    format: formatText(record, i18n),
    earlier: earlier ? { ...earlier, url: router.makeUrl('imports.show', [earlier.id]) } : null,
    mapping: step === 'mapping' ? mappingForm(record, definition, i18n) : null,
    rows: ['checked', 'done', 'committing', 'cancelled', 'failed'].includes(step)
      ? await rowsPage(record, definition, i18n, words)
      : null,
    resumable: ['cancelled', 'failed'].includes(record.state) && record.commitRunId !== null,
    resultUrl: definition.resultRoute ? router.makeUrl(definition.resultRoute) : null,
    self: router.makeUrl('imports.show', [record.id]),
    createUrl: `${router.makeUrl('imports.create')}?import=${definition.name}`,
  }
}

async function runOf(record: ImportRecord, i18n: I18n) {
  const id = record.commitRunId ?? record.checkRunId
  if (id === null) return null
  const row = await db.from('platform_job_runs').where('id', id).firstOrFail()
  const files = await db.from('platform_job_files').where('run_id', id).orderBy('id', 'desc')
  return presentRun(row, i18n, files)
}

function mappingForm(record: ImportRecord, definition: ImportDefinition, i18n: I18n) {
  const mapped = new Set(Object.values(record.mapping))
  return {
    fields: definition.fields.map((field) => ({
      key: field.key,
      label: fieldLabel(definition, field.key, i18n),
      required: field.required === true,
      type: i18n.t(`imports.types.${field.type}`),
      column: record.mapping[field.key] ?? null,
      samples: record.sample
        .map((row) => row[record.mapping[field.key] ?? -1] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, 2),
    })),
    columns: record.headings.map((heading, index) => ({
      value: index,
      label: heading || `${i18n.t('imports.column')} ${index + 1}`,
    })),
    unread: record.headings.filter((_heading, index) => !mapped.has(index)),
  }
}

async function rowsPage(
  record: ImportRecord,
  definition: ImportDefinition,
  i18n: I18n,
  words: Record<string, unknown>
) {
  const { counts } = record
  const wanted = TABS.find((tab) => tab === words.tab)
  const tab =
    wanted ?? TABS.find((candidate) => candidate !== 'all' && counts[candidate] > 0) ?? 'all'
  const after = Number(words.after) || 0
  const found = await readImportRows(record.id, {
    verdict: tab === 'all' ? undefined : tab,
    after,
    limit: SHOWN_ROWS + 1,
  })
  const rows = found.slice(0, SHOWN_ROWS)
  const self = router.makeUrl('imports.show', [record.id])
  const columns = definition.fields
    .filter((field) => (record.mapping[field.key] ?? null) !== null)
    .slice(0, 6)
  return {
    tabs: TABS.filter((candidate) => candidate === 'all' || counts[candidate] > 0).map(
      (candidate) => ({
        label: i18n.t(`imports.verdicts.${candidate}`),
        url: `${self}?tab=${candidate}`,
        current: candidate === tab,
        count: formatDecimal(candidate === 'all' ? counts.total : counts[candidate]),
      })
    ),
    tab,
    headings: columns.map((field) => fieldLabel(definition, field.key, i18n)),
    rows: rows.map((row) => ({
      number: row.number,
      verdict: row.verdict,
      outcome: row.outcome,
      cells: columns.map((field) => row.cells[record.mapping[field.key]!] ?? ''),
      reasons: row.reasons.map((reason) => reasonText(definition, reason, i18n)),
    })),
    first: after > 0 ? `${self}?tab=${tab}` : null,
    next: found.length > SHOWN_ROWS ? `${self}?tab=${tab}&after=${rows.at(-1)!.number}` : null,
  }
}

function formatText(record: ImportRecord, i18n: I18n): string {
  if (record.format.kind === 'xlsx') return 'Excel'
  const encoding = { utf8: 'UTF-8', utf16le: 'UTF-16', windows1252: 'Windows-1252' }[
    record.format.encoding
  ]
  return i18n.t('imports.csv_format', {
    encoding,
    delimiter:
      record.format.delimiter === '\t' ? i18n.t('imports.tab') : `« ${record.format.delimiter} »`,
  })
}
