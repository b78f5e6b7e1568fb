import { layOut, type Paragraph } from '#documents/text/paragraph'
import type { Inline } from '#documents/text/inline'
import type { Align } from '#documents/pdf/canvas'
import type { Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

/** `number` stands at the right in both directions of reading, so that commas stand under commas. */
export type ColumnAlign = 'start' | 'end' | 'center' | 'number'

export interface Cell {
  value: Inline
  column: number
  /** How many columns it takes; 1 when absent. */
  span?: number
  /** Takes the whole width. */
  across?: boolean
}

/** `plain` is a strong last line without a band; `carried` the totals at a page break. */
export type LineStyle = 'normal' | 'strong' | 'group' | 'total' | 'plain' | 'carried'

interface ColumnShape {
  title: Inline
  share?: number
  align?: ColumnAlign
  amount?: unknown
  quantity?: unknown
}

interface Placed {
  paragraph: Paragraph
  column: number
  /** How many columns it takes. */
  columns: number
  x: number
  width: number
  align: Align
}

/** A line of the table laid out, ready to be drawn. */
export interface TableLine {
  cells: Placed[]
  height: number
  style: LineStyle
}

const PADDING = { side: 7, line: 5.2, head: 5.2 }

/** Where columns stand, and how lines of a table look. Knows nothing of rows or totals. */
export class TableLayout {
  readonly #edges: { x: number; width: number }[]
  readonly #size: number
  readonly #left: number
  readonly #width: number

  constructor(
    readonly flow: Flow,
    readonly columns: readonly ColumnShape[],
    size: number = sizes.body
  ) {
    this.#size = size
    this.#left = flow.frame.left
    this.#width = flow.frame.width
    const total = columns.reduce((sum, column) => sum + (column.share ?? 1), 0)
    let at = 0
    this.#edges = columns.map((column) => {
      const width = (this.#width * (column.share ?? 1)) / total
      const x = flow.direction === 'rtl' ? this.#left + this.#width - at - width : this.#left + at
      at += width
      return { x, width }
    })
  }

  /** Begins the table: its head never stands alone at the foot of a page. */
  begin(reserve: number): void {
    this.flow.ensure(this.#headHeight() + this.#size * 1.4 + 2 * PADDING.line + reserve)
    this.head()
  }

  head(): void {
    const cells = this.columns.map((column, index) =>
      this.#place({ value: column.title, column: index }, 'head')
    )
    const height = this.#headHeight()
    this.flow.canvas.rectangle(this.#left, this.flow.y, this.#width, height, { fill: palette.band })
    const { canvas } = this.flow
    canvas.element('TR', () => {
      for (const { paragraph, x, width, align } of cells) {
        const y = this.flow.y + (height - paragraph.height) / 2
        const draw = () => canvas.paragraph(paragraph, x, y, width, align)
        canvas.element('TH', draw, { scope: 'Column' })
      }
    })
    this.flow.y += height
  }

  /** The head once more, on a following page. */
  headAgain(): void {
    this.flow.canvas.repeated(() => this.head())
  }

  line(cells: readonly Cell[], style: LineStyle, size?: number): TableLine {
    const placed = cells.map((cell) => this.#place(cell, style, size))
    const tallest = placed.reduce(
      (height, cell) => Math.max(height, cell.paragraph.height),
      this.#size * 1.4
    )
    return { cells: placed, height: tallest + 2 * PADDING.line, style }
  }

  fits(line: TableLine, reserve: number): boolean {
    return this.flow.canvas.silent || this.flow.y + line.height + reserve <= this.flow.bottom
  }

  draw(line: TableLine): void {
    const { flow } = this
    if (line.style === 'total' || line.style === 'group') {
      flow.canvas.rectangle(this.#left, flow.y, this.#width, line.height, { fill: palette.band })
    }
    // totals carried over a page break are there for the eye
    if (line.style === 'carried') flow.canvas.repeated(() => this.#drawCells(line))
    else flow.canvas.element('TR', () => this.#drawCells(line))
    flow.y += line.height
    if (line.style !== 'plain') {
      flow.canvas.stroke(
        this.#left,
        flow.y,
        this.#left + this.#width,
        flow.y,
        palette.hairline,
        0.5
      )
    }
  }

  #drawCells({ cells, style }: TableLine): void {
    const { canvas, y } = this.flow
    for (const { paragraph, x, width, align, column, columns } of cells) {
      const names = column === 0 && style !== 'normal'
      const draw = () => canvas.paragraph(paragraph, x, y + PADDING.line, width, align)
      canvas.element(names ? 'TH' : 'TD', draw, { columns, scope: names ? 'Row' : undefined })
    }
  }

  /** True when no page can hold the line. */
  exceedsPage(line: TableLine, reserve: number): boolean {
    return line.height + reserve + this.#headHeight() > this.flow.bottom - this.flow.top
  }

  /** Draws a line from here on; one higher than the page goes on over as many as it needs. */
  drawOver(line: TableLine, reserve: number): void {
    let rest = line
    while (!this.fits(rest, reserve)) {
      const room = this.flow.bottom - this.flow.y - reserve - 2 * PADDING.line
      const step = Math.max(...rest.cells.map((cell) => cell.paragraph.lineHeight))
      const lines = Math.floor(room / step)
      if (lines > 1) {
        this.draw(slice(rest, 0, lines))
        rest = slice(rest, lines)
      }
      this.flow.ensure(Infinity)
      this.headAgain()
    }
    this.draw(rest)
  }

  #headHeight(): number {
    const heights = this.columns.map(
      (column, index) =>
        this.#place({ value: column.title, column: index }, 'head').paragraph.height
    )
    return Math.max(...heights) + 2 * PADDING.head
  }

  #place(cell: Cell, style: LineStyle | 'head', size: number = this.#size): Placed {
    const from = this.#edges[cell.column]
    const columns = cell.across ? this.columns.length : (cell.span ?? 1)
    const to = this.#edges[cell.column + columns - 1]
    const x = Math.min(from.x, to.x) + PADDING.side
    const width = Math.max(from.x + from.width, to.x + to.width) - x - PADDING.side
    const column = this.columns[cell.column]
    const strong = style !== 'normal'
    const paragraph = layOut(cell.value, {
      size: style === 'head' ? Math.min(sizes.small, this.#size) : size,
      weight: strong && style !== 'carried' ? 'bold' : 'regular',
      color: style === 'head' || style === 'carried' ? palette.soft : palette.ink,
      width,
    })
    const spanned =
      cell.across ||
      (cell.span ?? 1) > 1 ||
      (strong && style !== 'head' && cell.column === 0 && !isSum(column))
    const align = this.#align(spanned ? 'start' : alignOf(column))
    return { paragraph, column: cell.column, columns, x, width, align }
  }

  #align(align: ColumnAlign): Align {
    if (align === 'center') return 'center'
    if (align === 'number') return 'right'
    return (align === 'start') === (this.flow.direction === 'ltr') ? 'left' : 'right'
  }
}

function alignOf(column: ColumnShape): ColumnAlign {
  return column.align ?? (isSum(column) ? 'number' : 'start')
}

function isSum(column: ColumnShape): boolean {
  return Boolean(column.amount ?? column.quantity)
}

/** The lines `from` to `to` of every cell. */
function slice(line: TableLine, from: number, to?: number): TableLine {
  const cells = line.cells.map((cell) => {
    const lines = cell.paragraph.lines.slice(from, to)
    return {
      ...cell,
      paragraph: {
        ...cell.paragraph,
        lines,
        text: '',
        height: lines.length * cell.paragraph.lineHeight,
      },
    }
  })
  const tallest = cells.reduce((height, cell) => Math.max(height, cell.paragraph.height), 0)
  return { ...line, cells, height: tallest + 2 * PADDING.line }
}
