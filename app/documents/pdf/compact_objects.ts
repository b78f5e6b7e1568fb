import type { FileDocument, FileObject } from '#documents/pdf/pdfkit_internals'

/** A stream of objects is closed at this size: readers open a whole stream to find one of them. */
const STREAM = 32 * 1024
/** Objects of one stream, at most. */
const MOST = 1024
const ENTRY = { kind: 1, place: 4, index: 2 }

/**
 * Small objects of a file, gathered into compressed streams; what tells readers of headings and cells would
 * otherwise be larger than the pages. The table of all objects is then a stream as well.
 */
export class CompactObjects {
  readonly #document: FileDocument
  /** The streams written; where a gathered object is, is kept below zero among the offsets. */
  readonly #streams: number[] = []
  #ids: number[] = []
  #texts: string[] = []
  #size = 0

  constructor(document: FileDocument) {
    this.#document = document
    document._finalize = () => this.#writeTable()
  }

  /** The number of an object whose content comes later. */
  reserve(): number {
    return this.#document._offsets.push(null)
  }

  /** Keeps the content of a reserved object; characters of one byte only. */
  add(id: number, content: string): void {
    this.#ids.push(id)
    this.#texts.push(content)
    this.#size += content.length
    if (this.#size >= STREAM || this.#ids.length === MOST) this.flush()
  }

  /** A reserved object as pdfkit names one inside another. */
  reference(id: number): FileObject {
    const like = Object.getPrototypeOf(this.#document._root) as FileObject
    return Object.assign(Object.create(like) as FileObject, { id, gen: 0, end: () => undefined })
  }

  flush(): void {
    if (this.#ids.length === 0) return
    let at = 0
    const places = this.#ids.map((id, index) => {
      const place = `${id} ${at}`
      at += this.#texts[index].length + 1
      return place
    })
    const head = `${places.join(' ')}\n`
    const stream = this.#document.ref({ Type: 'ObjStm', N: this.#ids.length, First: head.length })
    const before = this.#streams.push(stream.id) * MOST
    this.#ids.forEach((id, index) => (this.#document._offsets[id - 1] = -(before + index)))
    stream.end(Buffer.from(head + this.#texts.join('\n'), 'latin1'))
    this.#ids = []
    this.#texts = []
    this.#size = 0
  }

  #writeTable(): void {
    const document = this.#document
    document._ended = false
    const at = document._offset
    const table = document.ref({ Type: 'XRef', Root: document._root, Info: document._info })
    document._offsets[table.id - 1] = at
    const width = ENTRY.kind + ENTRY.place + ENTRY.index
    const entries = Buffer.alloc((document._offsets.length + 1) * width)
    entries.writeUInt16BE(0xffff, ENTRY.kind + ENTRY.place)
    document._offsets.forEach((offset, index) => {
      const start = (index + 1) * width
      const place = offset ?? 0
      const stream = place < 0 ? this.#streams[Math.floor(-place / MOST) - 1] : 0
      entries.writeUInt8(stream ? 2 : 1, start)
      entries.writeUInt32BE(stream || place, start + ENTRY.kind)
      entries.writeUInt16BE(stream ? -place % MOST : 0, start + ENTRY.kind + ENTRY.place)
    })
    Object.assign(table.data, {
      Size: document._offsets.length + 1,
      W: Object.values(ENTRY),
      ID: [document._id, document._id],
    })
    table.end(entries)
    document._write('startxref')
    document._write(String(at))
    document._write('%%EOF')
    document.push(null)
  }
}

/** Text of any script as a string of the file. */
export function hexText(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}
