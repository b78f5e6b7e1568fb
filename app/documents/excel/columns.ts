import { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'
import { ZONE } from '#platform/clock'

/** What a column holds; each has its type in the cell and its number format. */
export type ColumnKind =
  'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'instant' | 'boolean'

/** A value before it becomes a cell. Decimals may be exact text ('312.40'); money is whole centimes. */
export type CellValue = string | number | bigint | boolean | Date | CivilDate | null | undefined

export interface WorkbookColumn<Row> {
  title: string
  kind: ColumnKind
  /**
   * text: any text · integer: whole number · decimal: number or '312.40' · money: whole centimes ·
   * percent: '0.5' for 0,5 % · date: 'YYYY-MM-DD' · instant: Date in UTC · boolean. Null leaves the cell empty.
   */
  value(row: Row): CellValue
  /** Characters; by kind and title when absent. */
  width?: number
  /** Decimals shown of a decimal; two to four when absent. */
  decimals?: number
  /** Added up in the last line. */
  total?: boolean
}

/** A cell as the file has it: days and instants are counted in days since 1900. */
export type TypedCell = string | number | boolean | null

/** Excel's own limit for the text of one cell. */
const LONGEST_TEXT = 32_767

const MOST_FIGURES = 15

const FORMATS: Record<ColumnKind, string | undefined> = {
  text: '@',
  integer: '#,##0',
  decimal: '#,##0.00##',
  money: '#,##0.00',
  percent: '0.00%',
  date: 'dd/mm/yyyy',
  instant: 'dd/mm/yyyy hh:mm',
  boolean: undefined,
}

const WIDTHS: Record<ColumnKind, number> = {
  text: 24,
  integer: 12,
  decimal: 14,
  money: 16,
  percent: 10,
  date: 12,
  instant: 17,
  boolean: 10,
}

export function formatOf({
  kind,
  decimals,
}: {
  kind: ColumnKind
  decimals?: number
}): string | undefined {
  if (kind !== 'decimal' || decimals === undefined) return FORMATS[kind]
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

export function widthOf(column: { kind: ColumnKind; title: string; width?: number }): number {
  return column.width ?? Math.min(60, Math.max(WIDTHS[column.kind], column.title.length + 4))
}

/** The typed value of a cell. TypeError when the value is not of the column's kind. */
export function cellOf(kind: ColumnKind, value: CellValue): TypedCell {
  if (value === null || value === undefined || value === '') return null
  switch (kind) {
    case 'text':
      return text(value)
    case 'integer':
    case 'decimal':
      return isExact(value) ? number(value) : text(value)
    case 'money':
      return number(value) / 100
    case 'percent':
      return number(value) / 100
    case 'date':
      return day(value)
    case 'instant':
      return instant(value)
    case 'boolean':
      return Boolean(value)
  }
}

function text(value: NonNullable<CellValue>): string {
  const whole = value instanceof Date ? value.toISOString() : String(value)
  return whole.length > LONGEST_TEXT ? `${whole.slice(0, LONGEST_TEXT - 1)}…` : whole
}

/** A spreadsheet keeps fifteen figures of a number: a longer one stays text rather than lose some. */
function isExact(value: NonNullable<CellValue>): boolean {
  return typeof value !== 'string' || value.replace(/^[-0.]+|[^0-9]/g, '').length <= MOST_FIGURES
}

function number(value: NonNullable<CellValue>): number {
  const found = Number(value)
  if (typeof value === 'boolean' || !Number.isFinite(found))
    throw new TypeError(`Not a number: ${String(value)}`)
  return found
}

const DAY = 86_400_000

/** What a spreadsheet calls the first of January 1970. */
const EPOCH = 25_569

function day(value: NonNullable<CellValue>): number {
  const at =
    value instanceof Date ? value.getTime() : Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(at)) throw new TypeError(`Not a day: ${String(value)}`)
  return Math.floor(at / DAY) + EPOCH
}

/** A spreadsheet knows no zones: the instant is shown as clocks at the town hall showed it. */
function instant(value: NonNullable<CellValue>): number {
  const at = DateTime.fromJSDate(value instanceof Date ? value : new Date(String(value)), {
    zone: ZONE,
  })
  if (!at.isValid) throw new TypeError(`Not an instant: ${String(value)}`)
  return (at.toMillis() + at.offset * 60_000) / DAY + EPOCH
}

/** 1 → 'A', 27 → 'AA'. */
export function columnLetters(position: number): string {
  let letters = ''
  for (let left = position; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}
