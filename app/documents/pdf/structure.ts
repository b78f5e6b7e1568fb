import type { Paragraph } from '#documents/text/paragraph'
import { hexText, type CompactObjects } from '#documents/pdf/compact_objects'
import type { Language } from '#documents/wording'

/** What a part of the page is to somebody who hears it read. */
export type Role =
  'Sect' | 'H1' | 'H2' | 'P' | 'Span' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Link'

export interface RoleOptions {
  /** Said instead of a picture. */
  alternative?: string
  /** How many columns a cell takes. */
  columns?: number
  /** What a heading of a table stands over. */
  scope?: 'Column' | 'Row'
  /** Where a figure stands, from the foot of the page: left, bottom, right, top. */
  box?: readonly number[]
}

/** An element under construction; it leaves memory when it is closed. */
interface Element {
  id: number
  role: Role | 'Document'
  parent: number
  kids: string
  /** The page its content stands on; content of other pages names its own. */
  page: number
  extra: string
}

const HOLDS_ELEMENTS = new Set<string>(['Document', 'Sect', 'Table', 'TR'])
const LANGUAGES = { fr: 'fr-MA', ar: 'ar-MA', en: 'en' }
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const LATIN_WORD = /\p{Script=Latin}{2}/u
const MARKS_OF_ORDER = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * The tags of a file: headings, paragraphs, tables and figures in reading order, each bound to its marks on the
 * pages, so that a screen reader reads what is drawn. Text with Arabic says its characters in the order they are read.
 */
export class Structure {
  readonly #objects: CompactObjects
  readonly #language: Language
  readonly #root: number
  readonly #open: Element[]
  /** What the marks of each page, and each link, belong to. */
  readonly #owners: string[] = []
  #page = { id: 0, key: 0, marks: [] as number[] }

  constructor(objects: CompactObjects, language: Language) {
    this.#objects = objects
    this.#language = language
    this.#root = objects.reserve()
    this.#open = [this.#begin('Document', this.#root)]
  }

  get #top(): Element {
    return this.#open[this.#open.length - 1]
  }

  /** The open element, to be told from others. */
  get current(): object {
    return this.#top
  }

  /** Whether shapes are content here: inside a figure. Elsewhere they are decoration. */
  get holdsShapes(): boolean {
    return this.#top.role === 'Figure'
  }

  open(role: Role, options: RoleOptions = {}): void {
    const element = this.#begin(role, this.#top.id)
    if (options.alternative) element.extra += ` /Alt ${hexText(options.alternative)}`
    if (options.box) element.extra += ` /A << /O /Layout /BBox [${options.box.join(' ')}] >>`
    const columns = options.columns && options.columns > 1 ? ` /ColSpan ${options.columns}` : ''
    const scope = options.scope ? ` /Scope /${options.scope}` : ''
    if (columns || scope) element.extra += ` /A << /O /Table${columns}${scope} >>`
    this.#open.push(element)
  }

  close(): void {
    const element = this.#open.pop()
    if (!element) return
    this.#top.kids += ` ${element.id} 0 R`
    this.#write(element)
  }

  /** Opens what a paragraph needs to be read well; answers whether something was opened. */
  openFor(paragraph: Paragraph): boolean {
    const { text } = paragraph
    const arabic = RIGHT_TO_LEFT.test(text)
    const language = arabic && paragraph.direction === 'rtl' ? 'ar' : this.#languageOf(text)
    const foreign = language !== this.#language
    // glyphs of Arabic stand from left to right in the file, and the end of a line is no space
    const spelled = arabic || paragraph.lines.length > 1
    const holder = HOLDS_ELEMENTS.has(this.#top.role)
    const cell = this.#top.role === 'TD' || this.#top.role === 'TH'
    const opens = holder || (!cell && (foreign || spelled))
    if (opens) this.open(holder ? 'P' : 'Span')
    if (foreign) this.#top.extra += ` /Lang (${LANGUAGES[language]})`
    if (spelled && text) {
      const read = text.replace(MARKS_OF_ORDER, '').replace(/\s+/g, ' ').trim()
      this.#top.extra += ` /ActualText ${hexText(read)}`
    }
    return opens
  }

  /** Binds what is drawn next to the open element; answers the operator that begins it. */
  mark(): string {
    const element = this.#top
    const mark = this.#page.marks.push(element.id) - 1
    element.page ||= this.#page.id
    element.kids +=
      element.page === this.#page.id
        ? ` ${mark}`
        : ` << /Type /MCR /Pg ${this.#page.id} 0 R /MCID ${mark} >>`
    return `/${element.role} << /MCID ${mark} >> BDC`
  }

  /** Gives a link of the page to the open element; answers what `bind` needs. */
  linkKey(): number {
    return this.#owners.push(`${this.#top.id} 0 R`) - 1
  }

  bindLink(link: number): void {
    this.#top.kids += ` << /Type /OBJR /Pg ${this.#page.id} 0 R /Obj ${link} 0 R >>`
  }

  beginPage(id: number): number {
    this.#page = { id, key: this.#owners.push('') - 1, marks: [] }
    return this.#page.key
  }

  endPage(): void {
    const owners = this.#objects.reserve()
    const list = this.#page.marks.map((id) => `${id} 0 R`).join(' ')
    this.#objects.add(owners, `[${list}]`)
    this.#owners[this.#page.key] = `${owners} 0 R`
  }

  /** Ends the file's structure; answers the object that the catalogue names. */
  finish(): number {
    const [document] = this.#open
    this.#write(document)
    const owners = this.#owners.map((owner, key) => `${key} ${owner}`).join(' ')
    const tree = this.#objects.reserve()
    this.#objects.add(tree, `<< /Nums [${owners}] >>`)
    this.#objects.add(
      this.#root,
      `<< /Type /StructTreeRoot /K [${document.id} 0 R] /ParentTree ${tree} 0 R /ParentTreeNextKey ${this.#owners.length} >>`
    )
    return this.#root
  }

  #begin(role: Element['role'], parent: number): Element {
    return { id: this.#objects.reserve(), role, parent, kids: '', page: 0, extra: '' }
  }

  #write({ id, role, parent, kids, page, extra }: Element): void {
    const place = page ? ` /Pg ${page} 0 R` : ''
    this.#objects.add(id, `<< /S /${role} /P ${parent} 0 R${place} /K [${kids}]${extra} >>`)
  }

  /** Latin letters in an Arabic file are French; figures alone are read in the language around them. */
  #languageOf(text: string): Language {
    return this.#language === 'ar' && LATIN_WORD.test(text) && !RIGHT_TO_LEFT.test(text)
      ? 'fr'
      : this.#language
  }
}
