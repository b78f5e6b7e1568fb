import type { Face } from '#documents/text/faces'
import type { Shaped } from '#documents/text/shaping'
import type { EmbeddedFont, FileDocument, FileObject } from '#documents/pdf/pdfkit_internals'

/** The fonts of one file: each embedded once, with only the glyphs used. */
export class EmbeddedFaces {
  readonly #fonts = new Map<Face, EmbeddedFont>()
  readonly #ids = new Map<EmbeddedFont, Map<number, { readAs: string; id: number }[]>>()
  readonly #encoded = new Map<number, WeakMap<Shaped, string>>()

  constructor(
    readonly document: FileDocument,
    readonly names: FileObject
  ) {}

  /** The name under which pages select a face. */
  nameOf(face: Face): string {
    return this.#embed(face).id
  }

  /** Glyphs and moves of a shaped text, to stand between the brackets of a TJ at this font size. */
  encode(shaped: Shaped, size: number): string {
    const known = this.#encoded.get(size)?.get(shaped)
    if (known !== undefined) return known
    const encoded = this.#compute(shaped, size)
    let ofSize = this.#encoded.get(size)
    if (!ofSize) this.#encoded.set(size, (ofSize = new WeakMap()))
    ofSize.set(shaped, encoded)
    return encoded
  }

  #compute(shaped: Shaped, size: number): string {
    const font = this.#embed(shaped.face)
    let out = ''
    let hex = ''
    let move = 0
    const flush = () => {
      if (hex) out += `<${hex}>`
      hex = ''
    }
    for (let index = 0; index < shaped.glyphs.length; index++) {
      const offset = shaped.offsets?.[index]
      const before = move - (offset?.x ?? 0)
      if (round(before) !== 0) {
        flush()
        out += ` ${round(before)} `
      }
      const raised = offset?.y ? round((offset.y * size) / 1000) : 0
      if (raised) {
        flush()
        out += `] TJ ${raised} Ts [`
      }
      hex += this.#glyph(font, shaped, index)
      if (raised) {
        flush()
        out += '] TJ 0 Ts ['
      }
      move = shaped.natural[index] - shaped.advances[index] + (offset?.x ?? 0)
    }
    flush()
    return round(move) === 0 ? out : `${out} ${round(move)} `
  }

  /** A glyph that stands for different characters in different places gets one identity for each. */
  #glyph(font: EmbeddedFont, shaped: Shaped, index: number): string {
    const glyph = shaped.glyphs[index]
    const readAs = shaped.characters[index]
    const known = this.#identities(font, glyph)
    let one = known.find((each) => each.readAs === readAs)
    if (!one) {
      const id =
        known.length === 0 ? font.subset.includeGlyph(glyph) : font.subset.glyphs.push(glyph) - 1
      font.widths[id] = shaped.natural[index]
      font.unicode[id] = Array.from(readAs, (character) => character.codePointAt(0) ?? 0)
      known.push((one = { readAs, id }))
    }
    return one.id.toString(16).padStart(4, '0')
  }

  #identities(font: EmbeddedFont, glyph: number): { readAs: string; id: number }[] {
    let ofFont = this.#ids.get(font)
    if (!ofFont) this.#ids.set(font, (ofFont = new Map()))
    let known = ofFont.get(glyph)
    if (!known) ofFont.set(glyph, (known = []))
    return known
  }

  #embed(face: Face): EmbeddedFont {
    const known = this.#fonts.get(face)
    if (known) return known
    // pdfkit tells two fonts of one family apart by these tables, once they are read
    if (!face.font.head || !face.font.name) throw new Error(`Not a complete font: ${face.key}`)
    this.document.font(face.font, face.key)
    const font = this.document._font
    if (font.font !== face.font) throw new Error(`pdfkit took ${face.key} for another font`)
    this.names.data[font.id] = font.ref()
    this.#fonts.set(face, font)
    return font
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
