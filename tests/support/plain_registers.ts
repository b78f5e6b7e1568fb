import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { parse } from 'csv-parse/sync'
import { systemAct } from '#platform/act'
import type { ImportDefinition } from '#platform/imports/definition'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'

/** A row of a register as a plain reader sees it: its cells, and its number as a spreadsheet shows it (the heading is 1). */
export interface PlainRow {
  number: number
  cells: Record<string, string>
}

const file = (name: string) => readFile(app.makePath('database/registers', name))

/** The rows of a register, read without the import engine. */
export async function plainRows(name: string): Promise<PlainRow[]> {
  const bytes = await file(name)
  const unicode = !bytes.toString('utf8').includes('\uFFFD')
  const text = new TextDecoder(unicode ? 'utf-8' : 'windows-1252').decode(bytes)
  const rows: Record<string, string>[] = parse(text, { columns: true, delimiter: ';', bom: true })
  return rows.map((cells, index) => ({ number: index + 2, cells }))
}

/** A register through the dry run: who is refused, warned and left out, by row number, with the fields said. */
export async function dryRun(
  definition: ImportDefinition,
  name: string,
  change: (text: string) => string = (text) => text
) {
  const act = systemAct('test')
  const read = await file(name)
  const bytes = Buffer.from(change(read.toString('latin1')), 'latin1')
  const id = await receiveFile(act, definition, { name, bytes })
  const received = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, received.record.mapping))
  const { record } = await findImportRecord(act, id)
  const rows = await readImportRows(id, { limit: 100_000 })
  const of = (verdict: string) =>
    new Map(
      rows
        .filter((row) => row.verdict === verdict)
        .map((row) => [row.number, row.reasons.map((reason) => reason.field)])
    )
  return { id, record, refused: of('refused'), warned: of('warned'), skipped: of('skipped') }
}

/** '20/11/2026' as '2026-11-20'; null when there is no such day. */
export function plainDay(text: string): string | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text.trim())
  if (!parts) return null
  const [, day, month, year] = parts.map(Number)
  const full = year < 100 ? 2000 + year : year
  const date = new Date(Date.UTC(full, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** '1 153,7' as 1153.7; NaN when it is not a number. */
export function plainNumber(text: string): number {
  const cleaned = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(cleaned) ? Number(cleaned) : Number.NaN
}

/** Digits whose number leaves no remainder by 97, as an ICE (15) or a RIB (24) must. */
export function dividesBy97(text: string, length: number): boolean {
  const digits = text.replaceAll(/\s/g, '')
  return new RegExp(`^\\d{${length}}$`).test(digits) && BigInt(digits) % 97n === 0n
}

/** Numbers of the rows that the first row with the same key precedes. */
export function repeats(rows: PlainRow[], key: (row: PlainRow) => string): number[] {
  const seen = new Set<string>()
  return rows
    .filter((row) => {
      const value = key(row)
      if (value === '') return false
      const again = seen.has(value)
      seen.add(value)
      return again
    })
    .map((row) => row.number)
}
