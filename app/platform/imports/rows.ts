import { Readable } from 'node:stream'
import excel from 'exceljs'
import { parse } from 'csv-parse'
import { Refusal } from '#values/refusal'
import { Big } from '#values/decimal'
import { decode } from '#platform/imports/format'
import type { FileFormat } from '#platform/imports/format'
import { refuseUnfolding } from '#platform/imports/unfolding'

/** A row of a file: its number as a spreadsheet shows it (the heading is 1), and its cells as text. */
export interface FileRow {
  number: number
  cells: string[]
}

export const MOST_ROWS = 500_000

/**
 * The rows of a file one after the other, without those that are blank. Refuses `imports.unreadable`
 * with the row when the file is broken, `imports.too_many_rows` past MOST_ROWS.
 */
export async function* readRows(bytes: Buffer, format: FileFormat): AsyncGenerator<FileRow> {
  const rows = format.kind === 'csv' ? commaRows(bytes, format) : sheetRows(bytes)
  for await (const row of rows) {
    if (row.number > MOST_ROWS) throw new Refusal('imports.too_many_rows', { most: MOST_ROWS })
    if (row.cells.some((cell) => cell.trim() !== '')) yield row
  }
}

async function* commaRows(
  bytes: Buffer,
  format: Extract<FileFormat, { kind: 'csv' }>
): AsyncGenerator<FileRow> {
  const parser = Readable.from(pieces(decode(bytes, format.encoding))).pipe(
    parse({ delimiter: format.delimiter, bom: true, relax_quotes: true, relax_column_count: true })
  )
  let number = 0
  try {
    for await (const cells of parser) yield { number: ++number, cells: cells as string[] }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const { code, records } = error as { code?: string; records?: number }
    if (!code?.startsWith('CSV_')) throw error
    throw new Refusal('imports.unreadable', { row: (records ?? number) + 1 })
  }
}

function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += 1 << 18)
    yield text.slice(start, start + (1 << 18))
}

async function* sheetRows(bytes: Buffer): AsyncGenerator<FileRow> {
  await refuseUnfolding(bytes)
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from(chunks(bytes)) as never, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const values = row.values as excel.CellValue[]
        const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_, index) =>
          cellText(values[index + 1])
        )
        yield { number: row.number, cells }
      }
      return
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('imports.unreadable_sheet', {})
  }
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += 1 << 16)
    yield bytes.subarray(start, start + (1 << 16))
}

/** A cell as the text somebody would have typed; a formula by its result. */
export function cellText(value: excel.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? new Big(value).toFixed() : ''
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof Date) {
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
  }
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return cellText(value.text as excel.CellValue)
  if ('result' in value) return cellText(value.result as excel.CellValue)
  return ''
}
