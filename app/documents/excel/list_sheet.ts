import type { TableWriter, WrittenValue } from '#platform/lists/table_writer'
import type { Language } from '#documents/wording'
import { writeWorkbook } from '#documents/excel/write_workbook'

/** The workbook of this kit, for lists and imports of the floor below. */
export const listSheet: TableWriter = async (path, head, rows) => {
  const written = await writeWorkbook<WrittenValue[]>(
    path,
    {
      title: head.title,
      language: head.locale as Language,
      author: head.author,
      at: head.at,
      filters: head.filters,
      columns: head.columns.map((column, index) => ({
        title: column.unit ? `${column.label} (${column.unit})` : column.label,
        kind: column.type,
        value: (row) => row[index],
        total: column.total,
      })),
    },
    rows
  )
  return written.rows
}
