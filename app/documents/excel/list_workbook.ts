import type { TableWriter } from '#platform/lists/table_writer'
import { writeWorkbook } from '#documents/excel/write_workbook'
import { LANGUAGES, type Language } from '#documents/wording'

/** Writes the exports of lists and the rejects of imports: a workbook like every other of the house. */
export const writeListWorkbook: TableWriter = async (path, head, rows) => {
  const { rows: written } = await writeWorkbook(
    path,
    {
      title: head.title,
      language: languageOf(head.locale),
      author: head.author,
      at: head.at,
      filters: head.filters,
      columns: head.columns.map((column, index) => ({
        title: column.unit ? `${column.label} (${column.unit})` : column.label,
        kind: column.type,
        decimals: column.decimals,
        total: column.total,
        value: (row: readonly (string | number | Date | null)[]) => row[index],
      })),
    },
    rows
  )
  return written
}

function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => language === locale) ?? 'fr'
}
