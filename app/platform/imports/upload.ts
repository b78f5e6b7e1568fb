import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import drive from '@adonisjs/drive/services/main'
import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '#values/refusal'
import { tidyText } from '#values/text'
import { decode, delimiterOf, encodingOf } from '#platform/imports/format'
import type { FileFormat } from '#platform/imports/format'
import { readRows } from '#platform/imports/rows'

export const LARGEST_FILE = 30 * 1024 * 1024

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const SAMPLED_ROWS = 5

/** A file looked into: what it is, its headings and its first rows. */
export interface InspectedFile {
  format: FileFormat
  headings: string[]
  sample: string[][]
  contentHash: string
  size: number
}

/**
 * Looks into a file: the content decides, not the name. Refuses `imports.empty`, `imports.too_large`,
 * `imports.wrong_type`, `imports.old_excel`, `imports.no_rows`.
 */
export async function inspect(bytes: Buffer): Promise<InspectedFile> {
  const field = { field: 'file' }
  if (bytes.length === 0) throw new Refusal('imports.empty', {}, field)
  if (bytes.length > LARGEST_FILE) {
    throw new Refusal(
      'imports.too_large',
      { size: megabytes(bytes.length), most: megabytes(LARGEST_FILE) },
      field
    )
  }
  const format = await formatOf(bytes)
  const rows: string[][] = []
  for await (const row of readRows(bytes, format)) {
    rows.push(row.cells.map((cell) => tidyText(cell).slice(0, 200)))
    if (rows.length > SAMPLED_ROWS) break
  }
  if (rows.length < 2) throw new Refusal('imports.no_rows', {}, field)
  return {
    format,
    headings: rows[0],
    sample: rows.slice(1),
    contentHash: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
  }
}

async function formatOf(bytes: Buffer): Promise<FileFormat> {
  const type = await fileTypeFromBuffer(bytes)
  if (type?.mime === SHEET) return { kind: 'xlsx' }
  if (type?.mime === 'application/x-cfb')
    throw new Refusal('imports.old_excel', {}, { field: 'file' })
  const encoding = encodingOf(bytes)
  const binary = encoding !== 'utf16le' && bytes.subarray(0, 8192).includes(0)
  const textual = !type || type.mime.startsWith('text/')
  if (!textual || binary)
    throw new Refusal('imports.wrong_type', { type: type?.ext ?? '?' }, { field: 'file' })
  return { kind: 'csv', encoding, delimiter: delimiterOf(decode(bytes, encoding)) }
}

export async function readStored(path: string): Promise<Buffer> {
  return Buffer.from(await drive.use().getBytes(path))
}

export async function storeUpload(path: string, tmpPath: string): Promise<Buffer> {
  const bytes = await readFile(tmpPath)
  await drive.use().put(path, bytes)
  return bytes
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace('.', ',')
}
