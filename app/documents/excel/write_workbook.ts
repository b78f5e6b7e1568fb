import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { wording, type Language } from '#documents/wording'
import type { WorkbookColumn } from '#documents/excel/columns'
import { DataSheets } from '#documents/excel/data_sheets'
import { writeProvenance } from '#documents/excel/provenance'

export type { WorkbookColumn, ColumnKind, CellValue } from '#documents/excel/columns'

export interface WorkbookOptions<Row> {
  title: string
  /** Arabic gives sheets that read from right to left. */
  language: Language
  /** Who exports. */
  author: string
  /** When: the clock's instant. */
  at: Date
  /** What restricts the rows, one sentence each, as the screen says it. */
  filters?: readonly string[]
  columns: readonly WorkbookColumn<Row>[]
  /** Name of the data sheet; the title when absent. */
  sheet?: string
  /** How many rows must come; another number fails the file. */
  expectedRows?: number
  /** Lines of one sheet, head included; Excel's own limit when absent. */
  linesPerSheet?: number
}

export interface WrittenWorkbook {
  rows: number
  sheets: number
}

/**
 * Writes rows as they come into a workbook: typed cells, frozen head, filters, totals, provenance.
 * Memory does not depend on how many there are. Throws RowCountMismatch when `expectedRows` is not met;
 * a failed file leaves nothing behind at its path.
 */
export async function writeWorkbook<Row>(
  output: Writable | string,
  options: WorkbookOptions<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>
): Promise<WrittenWorkbook> {
  if (typeof output !== 'string') return write(output, options, rows)
  const partial = `${output}.partial`
  try {
    const written = await write(createWriteStream(partial), options, rows)
    await stat(partial)
    await rename(partial, output)
    return written
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** The rows that came are not those announced. */
export class RowCountMismatch extends Error {
  constructor(
    readonly expected: number,
    readonly written: number
  ) {
    super(`Expected ${expected} rows, ${written} came`)
    this.name = 'RowCountMismatch'
  }
}

async function write<Row>(
  target: Writable,
  options: WorkbookOptions<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>
): Promise<WrittenWorkbook> {
  const ended = finished(target, { readable: false })
  ended.catch(() => undefined)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: target,
    useStyles: true,
    useSharedStrings: false,
  })
  workbook.creator = options.author
  workbook.created = options.at
  workbook.modified = options.at
  workbook.title = options.title
  try {
    const data = new DataSheets(workbook, options)
    if (Symbol.asyncIterator in rows) {
      for await (const row of rows) if (data.add(row)) await Promise.race([data.drained(), ended])
    } else {
      for (const row of rows) if (data.add(row)) await Promise.race([data.drained(), ended])
    }
    const expected = options.expectedRows
    if (expected !== undefined && expected !== data.rows)
      throw new RowCountMismatch(expected, data.rows)
    data.finish(wording(options.language, 'excel', 'total'))
    writeProvenance(workbook, {
      ...options,
      filters: options.filters ?? [],
      rows: data.rows,
      sheets: data.sheets,
    })
    await Promise.race([workbook.commit(), ended])
    await ended
    return { rows: data.rows, sheets: data.sheets }
  } catch (error) {
    target.destroy()
    throw error
  }
}
