import { plainSheet } from '#platform/lists/plain_sheet'

/** What a written cell is: the types of list columns, without the ones that become plain text. */
export type WrittenType = 'text' | 'integer' | 'decimal' | 'money' | 'date' | 'instant'

/**
 * A value to write. `money` whole centimes, `decimal` exact text, `date` 'YYYY-MM-DD', `instant` a Date in UTC.
 * Text is always text, whatever it begins with.
 */
export type WrittenValue = string | number | Date | null

export interface WrittenColumn {
  key: string
  label: string
  type: WrittenType
  unit?: string
  decimals?: number
  total?: boolean
}

export interface TableHead {
  title: string
  locale: string
  author: string
  at: Date
  columns: WrittenColumn[]
  /** What restricts the rows, one sentence each, for the sheet that says where they come from. */
  filters: string[]
}

/** Writes one table to `path`, taking rows as it can put them down, so that memory stays flat; how many came. */
export type TableWriter = (
  path: string,
  head: TableHead,
  rows: AsyncIterable<WrittenValue[]>
) => Promise<number>

let writer: TableWriter = plainSheet

/** The documents kit stands above this floor and gives its Excel writer here, once, at start. */
export function provideTableWriter(provided: TableWriter): void {
  writer = provided
}

/** Writes an .xlsx file. */
export const writeSheet: TableWriter = (path, head, rows) => writer(path, head, rows)
