import type ExcelJS from 'exceljs'
import { DateTime } from 'luxon'
import { ZONE } from '#platform/clock'
import { wording, type Language } from '#documents/wording'

/** The last sheet: who exported what, when, with which filters, and how many rows there are. */
export function writeProvenance(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  facts: {
    title: string
    language: Language
    author: string
    at: Date
    filters: readonly string[]
    columns: readonly { title: string }[]
    rows: number
    sheets: number
  }
): void {
  const text = (name: string) => wording(facts.language, 'excel', name)
  const sheet = workbook.addWorksheet(text('provenance'), {
    views: [{ rightToLeft: facts.language === 'ar' }],
  })
  sheet.columns = [{ width: 28 }, { width: 80 }]
  const filters = facts.filters.length > 0 ? facts.filters : [text('no_filter')]
  const when = DateTime.fromJSDate(facts.at, { zone: ZONE }).toFormat('dd/MM/yyyy HH:mm:ss')
  const lines: [string, string | number][] = [
    [text('title'), facts.title],
    [text('exported_by'), facts.author],
    [text('exported_at'), `${when} (${ZONE})`],
    ...filters.map((filter, index): [string, string] => [
      index === 0 ? text('filters') : '',
      filter,
    ]),
    [text('rows'), facts.rows],
    [text('sheets'), facts.sheets],
    [text('columns'), facts.columns.map((column) => column.title).join(' · ')],
  ]
  for (const [label, value] of lines) {
    const row = sheet.addRow([label, value])
    row.getCell(1).font = { bold: true }
    row.getCell(2).alignment = {
      wrapText: true,
      vertical: 'top',
      horizontal: facts.language === 'ar' ? 'right' : 'left',
    }
    row.commit()
  }
  sheet.commit()
}
