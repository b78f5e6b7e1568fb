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

/** Where the rows come from, for the sheet that says so. */
export interface Provenance {
  label: string
  value: string
}

export interface TableHead {
  title: string
  locale: string
  columns: WrittenColumn[]
  provenance: Provenance[]
}

/** Writes one table to a file, row after row; `write` waits for the disk, so memory stays flat. */
export interface TableWriter {
  write(rows: WrittenValue[][]): Promise<void>
  /** Finishes the file; the number of rows it holds. */
  close(): Promise<number>
}

export type TableWriterFactory = (path: string, head: TableHead) => Promise<TableWriter>

let factory: TableWriterFactory = plainSheet

/** The documents kit stands above this floor and gives its Excel writer here, once, at start. */
export function provideTableWriter(provided: TableWriterFactory): void {
  factory = provided
}

/** An .xlsx file at `path`, opened for writing. */
export function openSheet(path: string, head: TableHead): Promise<TableWriter> {
  return factory(path, head)
}
