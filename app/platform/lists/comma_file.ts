import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { DateTime } from 'luxon'
import { Money } from '#values/money'
import { ZONE } from '#platform/clock'
import type { TableWriter, WrittenColumn, WrittenValue } from '#platform/lists/table_writer'

const TOGETHER = 500

/**
 * A CSV file as French spreadsheets open it: UTF-8 with BOM, `;`, decimal comma, dd/mm/yyyy. Text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export const writeCommaFile: TableWriter = async (path, head, rows) => {
  const stream = createWriteStream(path)
  let written = 0
  let waiting: string[][] = []
  const put = async () => {
    if (!stream.write(stringify(waiting, { delimiter: ';', record_delimiter: '\r\n' })))
      await once(stream, 'drain')
    waiting = []
  }
  stream.write('\ufeff')
  waiting.push(
    head.columns.map((column) => (column.unit ? `${column.label} (${column.unit})` : column.label))
  )
  for await (const row of rows) {
    waiting.push(row.map((value, index) => commaText(head.columns[index], value)))
    written++
    if (waiting.length >= TOGETHER) await put()
  }
  await put()
  stream.end()
  await finished(stream)
  return written
}

/** Text a spreadsheet leaves alone. */
export function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function commaText(column: WrittenColumn, value: WrittenValue): string {
  if (value === null) return ''
  switch (column.type) {
    case 'money':
      return Money.ofMinor(String(value)).toDecimal().replace('.', ',')
    case 'decimal':
      return String(value).replace('.', ',')
    case 'integer':
      return String(value)
    case 'date':
      return String(value).slice(0, 10).split('-').reverse().join('/')
    case 'instant':
      return DateTime.fromJSDate(value as Date)
        .setZone(ZONE)
        .toFormat('dd/MM/yyyy HH:mm')
    default:
      return harmlessText(String(value))
  }
}
