import type ExcelJS from 'exceljs'
import { columnLetters, formatOf, type ColumnKind, type TypedCell } from '#documents/excel/columns'

/** How much text is gathered before it goes to the compression. */
const BATCH = 48 * 1024

const ENCODER = new TextEncoder()

/** What exceljs 4.4 keeps below its published types: styles by number, and the open stream of a sheet. */
interface OpenSheet {
  stream: { write(chunk: Buffer): void }
}
interface OpenWorkbook {
  styles: { addStyleModel(style: object): number }
}

/**
 * Writes the rows of a sheet that exceljs has begun, as the file format has them. Going through exceljs'
 * objects for each cell costs four times as much, and memory that half a million rows do not get back.
 */
export class RowWriter {
  readonly #stream: OpenSheet['stream']
  readonly #open: string[]
  /** Its content is taken over at once by the sheet, so that one is enough. */
  readonly #bytes = Buffer.alloc(BATCH * 2)
  #text = ''

  constructor(
    sheet: ExcelJS.Worksheet,
    workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    columns: readonly { kind: ColumnKind; decimals?: number }[],
    style: Partial<ExcelJS.Style> = {}
  ) {
    this.#stream = (sheet as unknown as OpenSheet).stream
    const { styles } = workbook as unknown as OpenWorkbook
    this.#open = columns.map((column) => {
      const number = styles.addStyleModel({ ...style, numFmt: formatOf(column) ?? 'General' })
      return number === 0 ? '' : ` s="${number}"`
    })
  }

  row(line: number, cells: readonly TypedCell[], columns: readonly string[]): void {
    let text = `<row r="${line}">`
    for (const [index, cell] of cells.entries()) {
      if (cell === null) continue
      const open = `<c r="${columns[index]}${line}"${this.#open[index]}`
      if (typeof cell === 'number') text += `${open}><v>${cell}</v></c>`
      else if (typeof cell === 'string') text += `${open} t="str"><v>${encode(cell)}</v></c>`
      else text += `${open} t="b"><v>${cell ? 1 : 0}</v></c>`
    }
    this.#write(`${text}</row>`)
  }

  /** A line of formulas with their results, and a label; every cell is drawn. */
  totals(
    line: number,
    cells: readonly (string | { formula: string; result: number } | null)[]
  ): void {
    const written = cells.map((cell, index) => {
      const open = `<c r="${columnLetters(index + 1)}${line}"${this.#open[index]}`
      if (cell === null) return `${open}/>`
      if (typeof cell === 'string') return `${open} t="str"><v>${encode(cell)}</v></c>`
      return `${open}><f>${encode(cell.formula)}</f><v>${cell.result}</v></c>`
    })
    this.#write(`<row r="${line}">${written.join('')}</row>`)
  }

  flush(): void {
    for (let text = this.#text; text !== '';) {
      const { read, written } = ENCODER.encodeInto(text, this.#bytes)
      this.#stream.write(this.#bytes.subarray(0, written))
      text = text.slice(read)
    }
    this.#text = ''
  }

  #write(text: string): void {
    this.#text += text
    if (this.#text.length >= BATCH) this.flush()
  }
}

/** What XML marks or forbids: its own signs, controls, halves of characters. */
const SPECIAL = /[&<>\p{Cc}\p{Cs}\ufffe\uffff]/u
const ALL_SPECIAL = new RegExp(SPECIAL, 'gu')
const WRITTEN: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\n': '\n',
  '\t': '\t',
}

/** Text as XML has it: without what XML forbids. */
function encode(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.toWellFormed().replace(ALL_SPECIAL, (character) => WRITTEN[character] ?? '')
}
