import excel from 'exceljs'
import { Big } from '#values/decimal'
import type { TableWriter, WrittenColumn, WrittenValue } from '#platform/lists/table_writer'

const FORMATS: Record<WrittenColumn['type'], string | undefined> = {
  text: '@',
  integer: '# ##0',
  decimal: '# ##0.####',
  money: '# ##0.00',
  date: 'dd/mm/yyyy',
  instant: 'dd/mm/yyyy hh:mm',
}

const DRAINED = 2_000

/**
 * A plain workbook, used where no document kit is installed: typed cells, frozen heading, filter, provenance.
 * Excel keeps 15 digits of a number; a longer decimal is written as text.
 */
export const plainSheet: TableWriter = async (path, head, rows) => {
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = workbook.addWorksheet(sheetName(head.title), {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: head.locale === 'ar' }],
  })
  sheet.columns = head.columns.map((column) => ({
    header: column.unit ? `${column.label} (${column.unit})` : column.label,
    key: column.key,
    width: Math.max(12, Math.min(40, column.label.length + 6)),
    style: { numFmt: FORMATS[column.type] },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.columns.length } }
  let written = 0
  for await (const row of rows) {
    sheet.addRow(row.map((value, index) => cellOf(head.columns[index], value))).commit()
    written++
    if (written % DRAINED === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  sheet.commit()
  const origin = workbook.addWorksheet(head.locale === 'ar' ? 'المصدر' : 'Source')
  origin.columns = [{ width: 90 }]
  for (const line of [head.title, head.author, head.at.toISOString(), ...head.filters])
    origin.addRow([line]).commit()
  origin.commit()
  await workbook.commit()
  return written
}

function cellOf(column: WrittenColumn, value: WrittenValue): excel.CellValue {
  if (value === null || value === '') return null
  switch (column.type) {
    case 'money':
      return Number(new Big(String(value)).div(100).toFixed(2))
    case 'decimal':
    case 'integer': {
      const text = String(value)
      return text.replace(/[^0-9]/g, '').length <= 15 ? Number(text) : text
    }
    case 'date':
      return new Date(`${String(value).slice(0, 10)}T00:00:00Z`)
    default:
      return value
  }
}

function sheetName(title: string): string {
  return (
    title
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || 'Idara'
  )
}
