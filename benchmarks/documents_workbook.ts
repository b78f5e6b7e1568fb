import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { writeWorkbook, type CellValue, type ColumnKind } from '#documents/excel/write_workbook'
import type { Benchmark } from './contract.js'
import { inOwnProcess } from './support/own_process.js'

const KINDS: readonly ColumnKind[] = Array.from({ length: 2 }).flatMap((): ColumnKind[] => [
  'text',
  'text',
  'integer',
  'money',
  'date',
  'decimal',
  'text',
  'boolean',
  'money',
  'text',
])
const BARE_FORMATS: Partial<Record<ColumnKind, string>> = {
  integer: '#,##0',
  money: '#,##0.00',
  decimal: '#,##0.00',
  date: 'dd/mm/yyyy',
}

const MODULE = new URL(import.meta.url)

const benchmark: Benchmark = {
  title: 'A list of twenty typed columns as a workbook, beside bare exceljs streaming',
  async run({ size, say }) {
    const rows = size ?? 500_000
    const folder = await mkdtemp(join(tmpdir(), 'bench-xlsx-'))
    try {
      const kit = await inOwnProcess<{ rows: number }>(
        MODULE,
        'withKit',
        join(folder, 'kit.xlsx'),
        rows
      )
      say(`${rows} rows by the kit`)
      const bare = await inOwnProcess(MODULE, 'withBareExceljs', join(folder, 'bare.xlsx'), rows)
      say(`${rows} rows by bare exceljs`)
      return [
        {
          name: 'rows written',
          value: rows / kit.seconds,
          unit: 'rows/s',
          yardstick: { name: 'bare exceljs', value: rows / bare.seconds },
          promise: { of: 'ratio', atLeast: 0.7 },
        },
        {
          name: 'highest memory',
          value: kit.megabytes,
          unit: 'MB',
          yardstick: { name: 'bare exceljs', value: bare.megabytes },
          promise: { of: 'value', atMost: 300 },
        },
        {
          name: 'rows missing',
          value: rows - kit.answer.rows,
          unit: 'rows',
          promise: { of: 'value', atMost: 0 },
        },
      ]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

export default benchmark

function valueOf(kind: ColumnKind, index: number): CellValue {
  if (kind === 'text') return `Redevable n° ${index} عين الشق`
  if (kind === 'date') return '2026-02-28'
  if (kind === 'decimal') return '312.40'
  if (kind === 'boolean') return index % 2 === 0
  return index * 101
}

export function withKit(file: string, rows: number) {
  return writeWorkbook(
    file,
    {
      title: 'Avis impayés',
      language: 'fr',
      author: 'Mesure',
      at: new Date('2026-01-05T09:00:00Z'),
      expectedRows: rows,
      columns: KINDS.map((kind, column) => ({
        title: `Colonne ${column + 1}`,
        kind,
        value: (index: number) => valueOf(kind, index),
        total: kind === 'money',
      })),
    },
    (async function* count() {
      for (let index = 0; index < rows; index++) yield index
    })()
  )
}

/** exceljs as its own guide shows it, with the same cells, leaving the event loop free now and then. */
export async function withBareExceljs(file: string, rows: number): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: file,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = workbook.addWorksheet('Mesure')
  sheet.columns = KINDS.map((kind, column) => ({
    header: `Colonne ${column + 1}`,
    width: 14,
    style: BARE_FORMATS[kind] ? { numFmt: BARE_FORMATS[kind] } : {},
  }))
  for (let index = 0; index < rows; index++) {
    sheet.addRow(KINDS.map((kind) => bareValue(kind, index))).commit()
    if (index % 1000 === 0) await setImmediate()
  }
  await workbook.commit()
}

function bareValue(kind: ColumnKind, index: number): ExcelJS.CellValue {
  const value = valueOf(kind, index)
  if (kind === 'date') return new Date(`${value}T00:00:00Z`)
  if (kind === 'money') return Number(value) / 100
  return kind === 'decimal' ? Number(value) : (value as ExcelJS.CellValue)
}
