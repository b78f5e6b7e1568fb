import { hexText, type CompactObjects } from '#documents/pdf/compact_objects'

interface Entry {
  id: number
  before: number | null
  content: string
}

/** The bookmarks of a file: its documents, or the headings of one long document. */
export class Outline {
  readonly #objects: CompactObjects
  readonly #root: number
  #first = 0
  #last: Entry | null = null
  count = 0

  constructor(objects: CompactObjects) {
    this.#objects = objects
    this.#root = objects.reserve()
  }

  /** Leads to a place of a page, measured from the foot of the page. */
  add(title: string, page: number, y: number): void {
    const id = this.#objects.reserve()
    const content = `/Title ${hexText(title)} /Parent ${this.#root} 0 R /Dest [${page} 0 R /XYZ null ${Math.round(y)} null]`
    if (this.#last) this.#write(this.#last, id)
    else this.#first = id
    this.#last = { id, before: this.#last?.id ?? null, content }
    this.count++
  }

  /** Ends the bookmarks; answers the object that the catalogue names. */
  finish(): number {
    if (this.#last) this.#write(this.#last, null)
    const ends = this.#last ? ` /First ${this.#first} 0 R /Last ${this.#last.id} 0 R` : ''
    this.#objects.add(this.#root, `<< /Type /Outlines${ends} /Count ${this.count} >>`)
    return this.#root
  }

  #write({ id, before, content }: Entry, after: number | null): void {
    const previous = before ? ` /Prev ${before} 0 R` : ''
    const next = after ? ` /Next ${after} 0 R` : ''
    this.#objects.add(id, `<< ${content}${previous}${next} >>`)
  }
}
