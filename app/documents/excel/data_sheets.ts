import type ExcelJS from 'exceljs'
import { Breath } from '#documents/breath'
import type { Language } from '#documents/wording'
import {
  cellOf,
  columnLetters,
  formatOf,
  widthOf,
  type TypedCell,
  type WorkbookColumn,
} from '#documents/excel/columns'
import { RowWriter } from '#documents/excel/row_writer'
import { drained } from '#documents/excel/sheet_stream'

/** Lines of a sheet, by the file format. */
const MOST_LINES = 1_048_576

/** Rows between two looks at how much waits to be compressed. */
const STEP = 250

const TOTALS: Partial<ExcelJS.Style> = {
  font: { bold: true, name: 'Calibri', size: 11 },
  border: { top: { style: 'thin', color: { argb: 'FF0A5C66' } } },
}

interface DataOptions<Row> {
  title: string
  sheet?: string
  language: Language
  columns: readonly WorkbookColumn<Row>[]
  linesPerSheet?: number
}

/** The sheets of rows of a workbook: the next one begins when one is full. The totals stand in the last. */
export class DataSheets<Row> {
  rows = 0
  sheets = 0
  readonly #names: string[] = []
  readonly #lastLines: number[] = []
  readonly #sums: number[]
  readonly #lines: number
  readonly #breath = new Breath()
  readonly #letters: string[]
  #sheet: ExcelJS.Worksheet
  #writer: RowWriter
  #line = 0

  constructor(
    readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    readonly options: DataOptions<Row>
  ) {
    this.#lines = Math.min(options.linesPerSheet ?? MOST_LINES, MOST_LINES)
    this.#sums = options.columns.map(() => 0)
    this.#letters = options.columns.map((_, index) => columnLetters(index + 1))
    this.#sheet = this.#begin()
    this.#writer = this.#writerOf({})
  }

  /** Writes a row. True when it is time to wait for the compression. */
  add(row: Row): boolean {
    // the last line of a sheet is kept for the totals
    if (this.#line >= this.#lines - 1) {
      this.#end()
      this.#sheet = this.#begin()
      this.#writer = this.#writerOf({})
    }
    const { columns } = this.options
    const cells: TypedCell[] = new Array(columns.length)
    for (const [index, column] of columns.entries()) {
      const value = column.value(row)
      const cell = cellOf(column.kind, value)
      cells[index] = cell
      // amounts are added up in centimes, so that the total shown before Excel recalculates is exact
      if (column.total && cell !== null) this.#sums[index] += Number(value)
    }
    this.#line++
    this.#writer.row(this.#line, cells, this.#letters)
    this.rows++
    return this.rows % STEP === 0
  }

  drained(): Promise<void> {
    this.#writer.flush()
    return drained(this.#sheet, this.#breath)
  }

  /** Writes the totals and ends the last sheet. */
  finish(label: string): void {
    const { columns } = this.options
    this.#lastLines.push(this.#line)
    this.#writer.flush()
    if (this.rows > 0 && columns.some((column) => column.total)) {
      const first = columns.findIndex((column) => !column.total)
      const writer = this.#writerOf(TOTALS)
      writer.totals(
        this.#line + 1,
        columns.map((column, index) =>
          column.total ? this.#total(index) : index === first ? label : null
        )
      )
      writer.flush()
    }
    this.#close(this.#line)
  }

  #begin(): ExcelJS.Worksheet {
    this.sheets++
    const name = sheetName(this.options.sheet ?? this.options.title, this.sheets)
    this.#names.push(name)
    const sheet = this.workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1, rightToLeft: this.options.language === 'ar' }],
      pageSetup: {
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        paperSize: 9,
      },
    })
    sheet.columns = this.options.columns.map((column) => ({
      width: widthOf(column),
      style: { numFmt: formatOf(column) },
    }))
    const head = sheet.addRow(this.options.columns.map((column) => column.title))
    head.eachCell((cell) => {
      cell.font = { bold: true, color: { argb: 'FF16202E' } }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F1EB' } }
      cell.border = { bottom: { style: 'thin', color: { argb: 'FF0A5C66' } } }
      cell.alignment = { vertical: 'middle', wrapText: true }
    })
    head.commit()
    this.#line = 1
    return sheet
  }

  #writerOf(style: Partial<ExcelJS.Style>): RowWriter {
    return new RowWriter(this.#sheet, this.workbook, this.options.columns, style)
  }

  #end(): void {
    this.#writer.flush()
    this.#lastLines.push(this.#line)
    this.#close(this.#line)
  }

  #close(lastLine: number): void {
    this.#sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: lastLine, column: this.options.columns.length },
    }
    this.#sheet.commit()
  }

  /** A sum Excel can recompute, with the sum found while writing. */
  #total(index: number): { formula: string; result: number } {
    const letters = columnLetters(index + 1)
    const ranges = this.#names.map((name, sheet) => {
      const range = `${letters}2:${letters}${Math.max(2, this.#lastLines[sheet])}`
      return sheet === this.#names.length - 1 ? range : `'${name.replace(/'/g, "''")}'!${range}`
    })
    const money = ['money', 'percent'].includes(this.options.columns[index].kind)
    const result = money ? this.#sums[index] / 100 : this.#sums[index]
    return { formula: `SUM(${ranges.join(',')})`, result: Math.round(result * 1e6) / 1e6 }
  }
}

/** A name Excel accepts: at most 31 characters, none of those it forbids; numbered from the second sheet. */
export function sheetName(title: string, number: number): string {
  const suffix = number === 1 ? '' : ` ${number}`
  const allowed = title
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
  return `${(allowed || 'Feuille').slice(0, 31 - suffix.length).trim()}${suffix}`
}
