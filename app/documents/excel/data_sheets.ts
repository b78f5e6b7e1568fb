import type ExcelJS from 'exceljs'
import { Breath } from '#documents/breath'
import type { Language } from '#documents/wording'
import {
  cellOf,
  formatOf,
  widthOf,
  type TypedCell,
  type WorkbookColumn,
} from '#documents/excel/columns'
import { drained } from '#documents/excel/sheet_stream'

/** Lines of a sheet, by the file format. */
const MOST_LINES = 1_048_576

/** Rows between two looks at how much waits to be compressed. */
const STEP = 250

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
  #sheet: ExcelJS.Worksheet
  #line = 0

  constructor(
    readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    readonly options: DataOptions<Row>
  ) {
    this.#lines = Math.min(options.linesPerSheet ?? MOST_LINES, MOST_LINES)
    this.#sums = options.columns.map(() => 0)
    this.#sheet = this.#begin()
  }

  /** Writes a row. True when it is time to wait for the compression. */
  add(row: Row): boolean {
    // the last line of a sheet is kept for the totals
    if (this.#line >= this.#lines - 1) {
      this.#end()
      this.#sheet = this.#begin()
    }
    const { columns } = this.options
    const cells: TypedCell[] = new Array(columns.length)
    for (let index = 0; index < columns.length; index++) {
      const value = columns[index].value(row)
      const cell = cellOf(columns[index].kind, value)
      cells[index] = cell
      // amounts are added up in centimes, so that the total shown before Excel recalculates is exact
      if (columns[index].total && cell !== null) this.#sums[index] += Number(value)
    }
    this.#sheet.addRow(cells).commit()
    this.#line++
    this.rows++
    return this.rows % STEP === 0
  }

  drained(): Promise<void> {
    return drained(this.#sheet, this.#breath)
  }

  /** Writes the totals and ends the last sheet. */
  finish(label: string): void {
    const { columns } = this.options
    this.#lastLines.push(this.#line)
    if (this.rows > 0 && columns.some((column) => column.total)) {
      const row = this.#sheet.addRow(
        columns.map((column, index) => (column.total ? this.#total(index) : null))
      )
      const first = columns.findIndex((column) => !column.total)
      if (first !== -1) row.getCell(first + 1).value = label
      row.font = { bold: true }
      row.eachCell({ includeEmpty: true }, (cell) => {
        cell.border = { top: { style: 'thin', color: { argb: 'FF0A5C66' } } }
      })
      row.commit()
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
      style: { numFmt: formatOf(column.kind) },
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

  #end(): void {
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
  #total(index: number): ExcelJS.CellFormulaValue {
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

/** 1 → 'A', 27 → 'AA'. */
export function columnLetters(number: number): string {
  let letters = ''
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}
