import PDFDocument from 'pdfkit'

/** The parts of a font opened by pdfkit that the text engine uses. */
export interface OpenType {
  unitsPerEm: number
  ascent: number
  descent: number
  characterSet: number[]
  /** Glyphs already made, with the characters each was first made for. */
  _glyphs: Record<number, unknown>
  getGlyph(
    id: number,
    characters?: number[]
  ): { path: { commands: { command: string; args: number[] }[] } }
  head: unknown
  name: unknown
  layout(
    text: string,
    features?: string[] | Record<string, boolean>,
    script?: string,
    language?: string,
    direction?: 'ltr' | 'rtl'
  ): {
    glyphs: { id: number; advanceWidth: number; codePoints: number[] }[]
    positions: { xAdvance: number; xOffset: number; yOffset: number }[]
  }
}

/** A font as pdfkit embeds it in one file. */
export interface EmbeddedFont {
  id: string
  font: OpenType
  subset: { glyphs: number[]; includeGlyph(glyph: number): number }
  unicode: number[][]
  widths: number[]
  ref(): object
}

/** An object of the file under construction. */
export interface FileObject {
  id: number
  data: Record<string, unknown>
  write(content: string | Uint8Array): void
  end(content?: string | Uint8Array): void
}

export interface FilePage {
  width: number
  height: number
  content: FileObject
  resources: FileObject
  dictionary: FileObject
  annotations: FileObject[]
}

/**
 * What the kit uses of pdfkit below its published types: the objects of the file, so that pages
 * leave memory as soon as they are drawn. Checked by the tests of the kit; the version is pinned.
 */
export interface FileDocument {
  page: FilePage
  info: Record<string, unknown>
  _font: EmbeddedFont
  _pageBuffer: FilePage[]
  _root: FileObject
  _info: FileObject
  _id: unknown
  /** Where each object begins, by number from 1. */
  _offsets: (number | null)[]
  _offset: number
  _ended: boolean
  _finalize(): void
  _write(data: string | Uint8Array): void
  _addInfo(): void
  appendXML(xml: string): void
  ref(data?: Record<string, unknown>): FileObject
  font(source: OpenType, family?: string): void
  addPage(options: object): void
  link(
    x: number,
    y: number,
    width: number,
    height: number,
    address: string,
    options?: Record<string, unknown>
  ): void
  end(): void
  read(): Uint8Array | null
  push(chunk: Uint8Array | null): boolean
  on(event: 'error', listener: (error: Error) => void): void
  destroy(error?: Error): void
}

/**
 * Opens a font file with pdfkit's own reader. Its glyphs are made anew for each place: a glyph kept
 * from elsewhere would claim the characters of that place, and copied Arabic would read wrong.
 */
export function openFace(bytes: Uint8Array): OpenType {
  const document = openDocument({ autoFirstPage: false })
  document.font(bytes as unknown as OpenType)
  const { font } = document._font
  document.destroy()
  const make = font.getGlyph.bind(font)
  font.getGlyph = (id, characters) => {
    delete font._glyphs[id]
    return make(id, characters)
  }
  return font
}

export function openDocument(options: object): FileDocument {
  return new PDFDocument({
    ...options,
    font: null,
  } as unknown as PDFKit.PDFDocumentOptions) as unknown as FileDocument
}
