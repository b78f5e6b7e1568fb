import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { writeWorkbook, type WorkbookColumn } from '#documents/excel/write_workbook'
import type { Tender } from '#procurement/models/tender'
import type { GridRow, TenderGrid } from '#procurement/queries/tender_grid'

/** The comparison grid as a workbook: a line a price, unit price and corrected total of every bidder. */
export async function gridWorkbook(
  tender: Tender,
  grid: TenderGrid,
  by: { author: string; at: Date; language: 'fr' | 'ar' | 'en' },
  text: (key: string) => string
): Promise<Buffer> {
  const columns: WorkbookColumn<GridRow>[] = [
    { title: text('procurement.grid.position'), kind: 'integer', value: (row) => row.position },
    { title: text('procurement.grid.designation'), kind: 'text', value: (row) => row.designation },
    { title: text('procurement.grid.unit'), kind: 'text', value: (row) => row.unit },
    { title: text('procurement.grid.quantity'), kind: 'decimal', value: (row) => row.quantity },
    ...grid.bids.flatMap((bid, index): WorkbookColumn<GridRow>[] => [
      {
        title: `${bid.bidder} · ${text('procurement.grid.unit_price')}`,
        kind: 'money',
        value: (row) => row.cells[index]?.unitPrice.minor ?? null,
      },
      {
        title: `${bid.bidder} · ${text('procurement.grid.total')}`,
        kind: 'money',
        value: (row) => row.cells[index]?.corrected.minor ?? null,
        total: true,
      },
    ]),
  ]
  const output = new PassThrough()
  const bytes = buffer(output)
  await writeWorkbook(
    output,
    {
      title: tender.reference,
      language: by.language,
      author: by.author,
      at: by.at,
      filters: [tender.objectFr],
      columns,
      expectedRows: grid.rows.length,
    },
    grid.rows
  )
  return bytes
}
