import type { Language } from '#documents/wording'
import { Canvas } from '#documents/pdf/canvas'
import { CompactObjects } from '#documents/pdf/compact_objects'
import type { FileDocument, FileObject } from '#documents/pdf/pdfkit_internals'
import { Outline } from '#documents/pdf/outline'
import { Structure } from '#documents/pdf/structure'

export type Orientation = 'portrait' | 'landscape'

/** What is still owed to a page that was drawn: its foot, once the number of pages is known. */
interface Awaiting {
  dictionary: FileObject
  foot: FileObject
  width: number
  height: number
}

/**
 * The pages of a file. A page's drawing leaves memory as soon as the next page begins; only its
 * foot waits for the end of its section, where "page x / y" becomes known.
 */
export class Sheets {
  readonly canvas: Canvas
  readonly #objects: CompactObjects
  readonly #structure: Structure
  readonly #outline: Outline
  readonly #document: FileDocument
  readonly #shared: { fonts: FileObject; states: FileObject }
  #awaiting: Awaiting[] = []
  #open = false
  pages = 0

  constructor(document: FileDocument, language: Language) {
    this.#document = document
    this.#shared = { fonts: document.ref({}), states: document.ref({}) }
    const state = document.ref({ Type: 'ExtGState', ca: 0.1 })
    state.end()
    this.#shared.states.data.Veil = state
    this.#objects = new CompactObjects(document)
    this.#structure = new Structure(this.#objects, language)
    this.#outline = new Outline(this.#objects)
    this.canvas = new Canvas(document, this.#shared.fonts, this.#structure)
  }

  /** Begins a page; the one before is written out. */
  add(orientation: Orientation): { width: number; height: number } {
    this.finishPage()
    this.#document.addPage({ size: 'A4', layout: orientation, margin: 0 })
    this.#open = true
    this.pages++
    const { dictionary, width, height } = this.#document.page
    dictionary.data.StructParents = this.#structure.beginPage(dictionary.id)
    dictionary.data.Tabs = 'S'
    return { width, height }
  }

  get openPages(): number {
    return this.#awaiting.length + (this.#open ? 1 : 0)
  }

  /** A bookmark that leads to this height of the current page. */
  bookmark(title: string, y: number): void {
    const { dictionary, height } = this.#document.page
    this.#outline.add(title, dictionary.id, height - y)
  }

  finishPage(): void {
    if (!this.#open) return
    this.#open = false
    const { content, resources, dictionary, width, height } = this.#document.page
    this.#document._pageBuffer.length = 0
    content.end(this.canvas.takeContent())
    this.#structure.endPage()
    resources.data.Font = this.#shared.fonts
    resources.data.ExtGState = this.#shared.states
    resources.end()
    const foot = this.#document.ref()
    dictionary.data.Contents = [content, foot]
    this.#awaiting.push({ dictionary, foot, width, height })
  }

  /** Writes the foot of every page since the last section: `draw` gets the page's place among them. */
  finishSection(draw: (page: number, pages: number, width: number, height: number) => void): void {
    this.finishPage()
    const pages = this.#awaiting.length
    this.#awaiting.forEach(({ dictionary, foot, width, height }, index) => {
      draw(index + 1, pages, width, height)
      foot.end(this.canvas.takeContent())
      dictionary.end()
      dictionary.data = {}
    })
    this.#awaiting = []
  }

  /** Ends the file; `metadata` replaces pdfkit's own, which does not escape what it quotes. */
  finish(metadata: string): void {
    this.#document._addInfo = () => this.#document.appendXML(metadata)
    this.#shared.states.end()
    this.#shared.fonts.end()
    const { data } = this.#document._root
    data.MarkInfo = this.#document.ref({ Marked: true })
    data.StructTreeRoot = this.#objects.reference(this.#structure.finish())
    const outline = this.#objects.reference(this.#outline.finish())
    if (this.#outline.count > 0) data.Outlines = outline
    if (this.#outline.count > 1) data.PageMode = 'UseOutlines'
    this.#objects.flush()
    this.#document.end()
  }
}
