import type { CivilDate } from '#values/civil_date'
import type { Bilingual, Language } from '#documents/wording'
import { plainText, type Inline } from '#documents/text/inline'
import { drawArticles, type ArticlesOptions } from '#documents/pdf/blocks/articles'
import { drawAmountInWords, type AmountInWordsOptions } from '#documents/pdf/blocks/amount_in_words'
import { drawColumns } from '#documents/pdf/blocks/columns'
import { drawComputation, type ComputationOptions } from '#documents/pdf/blocks/computation'
import { drawCopies, drawSignatures, type Signature } from '#documents/pdf/blocks/closing'
import { drawLetterhead, type LetterheadOptions } from '#documents/pdf/blocks/letterhead'
import { drawPanels, type Panel } from '#documents/pdf/blocks/panels'
import { drawFoot, drawRunningHead, drawWatermark } from '#documents/pdf/blocks/sheet_marks'
import { drawTable, drawTableOf, type TableOptions } from '#documents/pdf/blocks/table'
import { drawTitle, type TitleOptions } from '#documents/pdf/blocks/title'
import { drawVerification, type VerificationOptions } from '#documents/pdf/blocks/verification'
import {
  drawText,
  heightOf,
  keepTogether,
  type Flow,
  type Frame,
  type TextStyle,
} from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'
import type { Orientation, Sheets } from '#documents/pdf/sheets'

/** One document among those of a file: its own number, pages counted from 1. */
export interface SectionOptions {
  title?: string
  number?: string
  date?: CivilDate
  orientation?: Orientation
  watermark?: string
  /** Replaces number and date at the foot. */
  foot?: string
}

interface KitOptions extends SectionOptions {
  title: string
  language: Language
  date: CivilDate
}

const MARGIN = { side: 40.5, top: 31.5, bottom: 52 }

/**
 * What a document draws with: blocks one under the other, new pages when needed. Lengths in points.
 * Every method draws at `y` and moves it; the page's frame is `frame`.
 */
export class PdfKit implements Flow {
  y = 0
  top = 0
  bottom = 0
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly #sheets: Sheets
  readonly #options: KitOptions
  readonly #drained: () => Promise<void>
  #section: KitOptions
  /** The title as drawn in Arabic, for the head of the pages that follow. */
  #runningTitle: string | null = null
  #started = false
  /** The bookmark of the section's first page. */
  #bookmark: string | null = null
  #orientation: Orientation | undefined
  #frame: Frame = { left: 0, width: 0 }

  constructor(sheets: Sheets, options: KitOptions, drained: () => Promise<void>) {
    this.#sheets = sheets
    this.#options = options
    this.#section = options
    this.#drained = drained
    this.language = options.language
    this.direction = options.language === 'ar' ? 'rtl' : 'ltr'
  }

  get canvas() {
    if (!this.#started) this.newPage()
    return this.#sheets.canvas
  }

  get frame(): Frame {
    if (!this.#started) this.newPage()
    return this.#frame
  }

  set frame(frame: Frame) {
    this.#frame = frame
  }

  /** Draws one document of a bulk file on pages of its own, and waits until the output has room. */
  async section(options: SectionOptions, draw: () => void | Promise<void>): Promise<void> {
    this.#finishSection()
    this.#section = { ...this.#options, ...options }
    this.#runningTitle = null
    this.#bookmark = options.number ?? options.title ?? null
    this.#sheets.canvas.open('Sect')
    await draw()
    this.#sheets.canvas.close()
    this.#finishSection()
    this.#section = this.#options
    this.#runningTitle = null
    await this.#drained()
  }

  /** Waits until the output has room; to be awaited now and then in a long document of one section. */
  drained(): Promise<void> {
    return this.#drained()
  }

  /** Goes to a new page; the orientation holds for the pages that follow. */
  newPage(
    orientation: Orientation = this.#orientation ?? this.#section.orientation ?? 'portrait'
  ): void {
    if (this.#started) this.#endPage()
    this.#orientation = orientation
    const { width, height } = this.#sheets.add(orientation)
    this.#started = true
    this.frame = { left: MARGIN.side, width: width - 2 * MARGIN.side }
    this.y = MARGIN.top
    this.bottom = height - MARGIN.bottom
    if (this.#sheets.openPages > 1) {
      const title = this.#runningTitle ?? this.#section.title
      drawRunningHead(this, { ...this.#section, title })
    }
    this.top = this.y
    if (this.#bookmark) this.#sheets.bookmark(this.#bookmark, 0)
    this.#bookmark = null
  }

  ensure(height: number): boolean {
    if (!this.#started) this.newPage()
    if (this.y + height <= this.bottom || this.#sheets.canvas.silent) return false
    // what is higher than a page gains nothing from an empty one
    if (this.y <= this.top && Number.isFinite(height)) return false
    this.newPage()
    return true
  }

  /** Leaves space; none at the top of a page. */
  space(height: number): void {
    if (this.#started) this.y = Math.min(this.y + height, this.bottom)
  }

  letterhead(options: LetterheadOptions = {}): void {
    drawLetterhead(this, options)
  }

  title(options: TitleOptions): void {
    drawTitle(this, options)
    // the head of the pages that follow says the same, in the language of the paper
    if (this.language === 'ar' && options.ar) this.#runningTitle = plainText(options.ar)
  }

  text(inline: Inline, style: Partial<TextStyle> = {}): void {
    drawText(this, inline, style)
  }

  heading(inline: Inline): void {
    this.ensure(sizes.heading * 4)
    if (this.#section === this.#options && !this.canvas.silent)
      this.#sheets.bookmark(plainText(inline), this.y)
    this.canvas.element('H2', () =>
      drawText(this, inline, {
        size: sizes.heading,
        weight: 'bold',
        color: palette.accent,
        after: 3,
      })
    )
  }

  /** Boxes side by side; each array is a row of boxes of equal height. */
  panels(...rows: Panel[][]): void {
    for (const row of rows) drawPanels(this, row)
  }

  /** How an amount was found, line by line, with what must be paid. */
  computation(options: ComputationOptions): void {
    drawComputation(this, options)
  }

  table<Row>(options: TableOptions<Row>, rows: Iterable<Row>): void {
    drawTable(this, options, rows)
  }

  /** A table of any length from a stream of rows; memory stays flat. Returns how many rows it drew. */
  async tableOf<Row>(
    options: Omit<TableOptions<Row>, 'closing'>,
    rows: AsyncIterable<Row>
  ): Promise<number> {
    return drawTableOf(this, options, rows, this.#drained)
  }

  amountInWords(options: AmountInWordsOptions): void {
    drawAmountInWords(this, options)
  }

  /** Draws side by side, in equal columns or in given shares of the width. */
  columns(draws: readonly ((kit: this) => void)[], shares?: readonly number[]): void {
    drawColumns(
      this,
      draws.map((draw) => () => draw(this)),
      shares
    )
  }

  /** Visas, "Décide :", numbered articles. */
  articles(options: ArticlesOptions): void {
    drawArticles(this, options)
  }

  verification(options: VerificationOptions): void {
    drawVerification(this, options)
  }

  /** One or several signatures, each with its capacity. */
  signatures(...signatures: Signature[]): void {
    drawSignatures(this, signatures)
  }

  /** Those who receive a copy. */
  copies(recipients: readonly (string | Bilingual)[]): void {
    drawCopies(this, recipients)
  }

  keepTogether(draw: () => void): void {
    keepTogether(this, draw)
  }

  heightOf(draw: () => void): number {
    return heightOf(this, draw)
  }

  /** Ends the last section; called by writePdf. A file without a drawing still has one page. */
  finish(): void {
    if (this.#sheets.pages === 0) this.newPage()
    this.#finishSection()
  }

  #endPage(): void {
    const { watermark } = this.#section
    if (watermark) drawWatermark(this.#sheets.canvas, watermark, this.frame, this.bottom)
  }

  #finishSection(): void {
    if (!this.#started) return
    this.#endPage()
    this.#started = false
    this.#orientation = undefined
    this.#sheets.finishSection((page, pages, width, height) =>
      drawFoot(
        this.#sheets.canvas,
        { ...this.#section, page, pages },
        { width, height, margin: MARGIN.side }
      )
    )
  }
}
