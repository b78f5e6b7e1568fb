import { Money } from '#values/money'
import type { Inline } from '#documents/text/inline'
import { wording } from '#documents/wording'
import { heightOf, type Flow } from '#documents/pdf/flow'
import {
  TableLayout,
  type Cell,
  type ColumnAlign,
  type LineStyle,
} from '#documents/pdf/blocks/table_layout'

/** A column: what a row shows in it, and what is added up when the table carries totals. */
export interface TableColumn<Row> {
  title: Inline
  /** Share of the table's width; 1 when absent. */
  share?: number
  /** `number` for figures given as text; amounts and quantities have it by themselves. */
  align?: ColumnAlign
  /** What the row shows; the amount or quantity itself when absent. */
  value?(row: Row, index: number): Inline
  /** Added up, shown as 9 390,00. Null shows nothing and adds nothing. */
  amount?(row: Row): Money | null
  /** Whole numbers, added up. */
  quantity?(row: Row): number | null
}

export interface TableOptions<Row> {
  columns: readonly TableColumn<Row>[]
  /** At each page break, "À reporter" below and "Report" above, with the totals so far. */
  carried?: boolean
  /** A last line with the totals; its label, or true for "Total". */
  total?: boolean | string
  /** A last line of one's own, one value per column. */
  last?: { label: Inline; values: readonly (Inline | undefined)[]; size?: number; plain?: boolean }
  /** `group` stands alone across the table; `strong` is a subtotal. */
  rowStyle?(row: Row): 'normal' | 'strong' | 'group'
  /** Size of type in points; 9.4 when absent. */
  size?: number
  /** What closes the paper, its signatures: it never stands on a page without the last row. */
  closing?(): void
}

export function drawTable<Row>(flow: Flow, options: TableOptions<Row>, rows: Iterable<Row>): void {
  const all = [...rows]
  const table = new Table(flow, options)
  all.forEach((row, index) => table.add(row, index === all.length - 1))
  table.finish()
  options.closing?.()
}

/** The same from a stream; waits for the output at each new page. Returns the number of rows. */
export async function drawTableOf<Row>(
  flow: Flow,
  options: Omit<TableOptions<Row>, 'closing'>,
  rows: AsyncIterable<Row>,
  drained: () => Promise<void>
): Promise<number> {
  const table = new Table(flow, options)
  for await (const row of rows) {
    if (table.add(row)) await drained()
  }
  table.finish()
  return table.rows
}

/** Points left below a table. */
const AFTER = 12

class Table<Row> {
  rows = 0
  readonly #layout: TableLayout
  readonly #totals: number[]
  readonly #reserve: number
  readonly #closing: number

  constructor(
    readonly flow: Flow,
    readonly options: TableOptions<Row>
  ) {
    this.#totals = options.columns.map(() => 0)
    this.#layout = new TableLayout(flow, options.columns, options.size)
    this.#reserve = options.carried
      ? heightOf(flow, () => this.#sums('carried_forward', 'carried'))
      : 0
    this.#closing = options.closing ? heightOf(flow, () => this.#close()) : 0
    this.flow.canvas.open('Table')
    this.#layout.begin(this.#reserve)
  }

  /** Draws a row. True when it began a new page. */
  add(row: Row, last = false): boolean {
    const style = this.options.rowStyle?.(row) ?? 'normal'
    const cells: Cell[] =
      style === 'group'
        ? [{ value: this.#show(this.options.columns[0], row) ?? '', column: 0, across: true }]
        : this.options.columns.map((column, index) => ({
            value: this.#show(column, row) ?? '',
            column: index,
          }))
    const reserve = last ? Math.max(this.#reserve, this.#closing) : this.#reserve
    const turned = this.#draw(cells, style, reserve)
    if (style === 'normal') this.#addUp(row)
    this.rows++
    return turned
  }

  finish(): void {
    const { total, last } = this.options
    if (total)
      this.#totalLine(
        typeof total === 'string' ? total : wording(this.flow.language, 'pdf', 'total')
      )
    if (last) {
      const cells = last.values.map((value, index) => ({ value: value ?? '', column: index }))
      const labelled = [
        { value: last.label, column: 0, span: leading(last.values) },
        ...cells.slice(leading(last.values)),
      ]
      this.#draw(labelled, last.plain ? 'plain' : 'total', this.#reserve, last.size)
    }
    this.flow.canvas.close()
    this.flow.y += AFTER
  }

  /** A row that does not fit goes on the next page, after the totals so far on both. */
  #draw(cells: Cell[], style: LineStyle, reserve: number, size?: number): boolean {
    const line = this.#layout.line(cells, style, size)
    if (this.#layout.fits(line, reserve)) {
      this.#layout.draw(line)
      return false
    }
    if (this.#layout.exceedsPage(line, this.#reserve)) {
      this.#layout.drawOver(line, this.#reserve)
      return true
    }
    if (this.options.carried && this.rows > 0) this.#sums('carried_forward', 'carried')
    this.flow.ensure(Infinity)
    this.#layout.headAgain()
    if (this.options.carried && this.rows > 0) this.#sums('brought_forward', 'carried')
    this.#layout.drawOver(line, this.#reserve)
    return true
  }

  #sums(name: 'carried_forward' | 'brought_forward' | 'total', style: LineStyle): void {
    this.#layout.draw(
      this.#layout.line(this.#sumCells(wording(this.flow.language, 'pdf', name)), style)
    )
  }

  #totalLine(label: string): void {
    this.#draw(this.#sumCells(label), 'total', this.#reserve)
  }

  #close(): void {
    if (this.options.total) this.#sums('total', 'total')
    this.flow.y += AFTER
    this.options.closing?.()
  }

  #sumCells(label: Inline): Cell[] {
    const shown = this.options.columns.map((column, index) => this.#showSum(column, index))
    const first = leading(shown)
    return [
      { value: label, column: 0, span: Math.max(first, 1) },
      ...shown
        .map((value, index) => ({ value: value ?? '', column: index }))
        .slice(Math.max(first, 1)),
    ]
  }

  #show(column: TableColumn<Row>, row: Row): Inline | undefined {
    if (column.value) return column.value(row, this.rows)
    if (column.amount) return column.amount(row)?.format()
    const quantity = column.quantity?.(row)
    return quantity === null || quantity === undefined ? undefined : wholeNumber(quantity)
  }

  #showSum(column: TableColumn<Row>, index: number): Inline | undefined {
    if (column.amount) return Money.ofMinor(this.#totals[index]).format()
    return column.quantity ? wholeNumber(this.#totals[index]) : undefined
  }

  #addUp(row: Row): void {
    this.options.columns.forEach((column, index) => {
      this.#totals[index] += column.amount?.(row)?.minor ?? column.quantity?.(row) ?? 0
    })
  }
}

/** How many columns at the start have nothing, and may be taken by a label. */
function leading(values: readonly (Inline | undefined)[]): number {
  const first = values.findIndex((value) => value !== undefined)
  return first === -1 ? values.length : first
}

/** 104419 as '104 419'. */
export function wholeNumber(value: number): string {
  return String(value)
    .replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
    .replace('-', '\u2212')
}
