import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import type { I18n } from '@adonisjs/i18n'
import { foldText } from '#values/text'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import type { Run } from '#platform/jobs/run'
import { listFor } from '#platform/lists/access'
import { ListAddresses } from '#platform/lists/addresses'
import { textOf, unitOf } from '#platform/lists/cells'
import { chipsOf, labelOf } from '#platform/lists/chips'
import { writeCommaFile } from '#platform/lists/comma_file'
import { findList } from '#platform/lists/definition'
import type { ColumnDefinition, ListDefinition, ListRow } from '#platform/lists/definition'
import { matching } from '#platform/lists/matching'
import { eachPiece, shownColumns, tally } from '#platform/lists/reading'
import { parseState } from '#platform/lists/state'
import type { ListState, ViewWords } from '#platform/lists/state'
import { writeSheet } from '#platform/lists/table_writer'
import type { WrittenColumn, WrittenType, WrittenValue } from '#platform/lists/table_writer'

export interface ListExportPayload {
  list: string
  words: ViewWords
  format: 'xlsx' | 'csv'
  locale: string
}

const PIECE = 2_000

const CONTENT_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/**
 * The filtered rows of a list as a file, in their order and with the columns shown; read in pieces with the
 * rights of whoever asked. A file is whole or absent, so a killed export starts again from its first row.
 */
export const listExportJob = defineJob<ListExportPayload>({
  name: 'platform.list_export',
  queue: 'exports',
  cancellable: true,
  async handle(payload, run) {
    const definition = findList(payload.list)
    if (!definition) throw new Refusal('lists.unknown', { list: payload.list })
    const { act } = run
    act.authorize(definition.permission)
    act.authorize(definition.exportPermission)
    const list = listFor(definition, act)
    const i18n = i18nManager.locale(payload.locale)
    const { state } = parseState(list, { ...payload.words }, null)
    const columns = shownColumns(list, state, act)
    const { count } = await tally(list, [], act, await matching(list, state, act), true)
    await run.advance(null, { done: 0, total: count })

    const title = i18n.t(`${list.texts}.title`)
    const folder = await mkdtemp(join(tmpdir(), 'idara-export-'))
    try {
      const path = join(folder, `list.${payload.format}`)
      const head = {
        title,
        locale: payload.locale,
        columns: columns.map((column) => writtenColumn(list, column, i18n)),
        author: act.actor.name,
        at: clock.now().toJSDate(),
        filters: await filterTexts(list, state, act, i18n),
      }
      const write = payload.format === 'csv' ? writeCommaFile : writeSheet
      const written = await write(path, head, exportedRows(list, state, columns, count, run, i18n))
      await journal.recordRead(act, {
        action: 'platform.list.exported',
        subject: { type: 'platform.list', id: list.name, label: title },
        after: {
          rows: written,
          format: payload.format,
          filter: payload.words.f ?? '',
          search: payload.words.q ?? '',
        },
      })
      const name = `${foldText(title).replaceAll(' ', '-')}-${clock.today()}.${payload.format}`
      await run.attach({ path, name, contentType: CONTENT_TYPES[payload.format] })
      await run.counts({ rows: written })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

const WRITTEN: Partial<Record<ColumnDefinition['type'], WrittenType>> = {
  integer: 'integer',
  decimal: 'decimal',
  money: 'money',
  date: 'date',
  instant: 'instant',
}

function writtenColumn(list: ListDefinition, column: ColumnDefinition, i18n: I18n): WrittenColumn {
  return {
    key: column.key,
    label: labelOf(list, column, i18n),
    type: WRITTEN[column.type] ?? 'text',
    unit: unitOf(column, i18n) || undefined,
    decimals: column.decimals,
    total: column.total === 'sum',
  }
}

function writtenValue(column: ColumnDefinition, row: ListRow, i18n: I18n): WrittenValue {
  const value = row[column.key]
  if (value === null || value === undefined || value === '') return null
  if (WRITTEN[column.type]) {
    if (column.type === 'instant' && !(value instanceof Date)) {
      return DateTime.fromSQL(String(value), { zone: 'utc' }).toJSDate()
    }
    return typeof value === 'boolean' ? Number(value) : value
  }
  return textOf(column, value, i18n)
}

/** The rows as they are written, with the progress of the run. */
async function* exportedRows(
  list: ListDefinition,
  state: ListState,
  columns: ColumnDefinition[],
  count: number,
  run: Run,
  i18n: I18n
): AsyncGenerator<WrittenValue[]> {
  let done = 0
  for await (const rows of eachPiece(list, state, run.act, columns, PIECE)) {
    for (const row of rows) yield columns.map((column) => writtenValue(column, row, i18n))
    done += rows.length
    await run.advance(null, { done, total: Math.max(count, done) })
  }
}

async function filterTexts(
  list: ListDefinition,
  state: ListState,
  act: Act,
  i18n: I18n
): Promise<string[]> {
  const addresses = new ListAddresses(list, ListAddresses.pathOf(list), state, null)
  const chips = await chipsOf(list, state, addresses, act, i18n)
  return [
    ...(state.term ? [`${i18n.t('lists.search')} : ${state.term}`] : []),
    ...chips.map(
      (chip) => `${chip.alternative ? `${i18n.t('lists.or')} ` : ''}${chip.column} : ${chip.text}`
    ),
    ...(state.term || chips.length > 0 ? [`${i18n.t('lists.address')} : ${addresses.to({})}`] : []),
  ]
}
