import type { Paragraph } from '#documents/text/paragraph'
import type { Role, RoleOptions, Structure } from '#documents/pdf/structure'
import { EmbeddedFaces } from '#documents/pdf/embedded_faces'
import { operandsOf, palette } from '#documents/pdf/palette'
import type { FileDocument, FileObject } from '#documents/pdf/pdfkit_internals'

export type Align = 'start' | 'end' | 'left' | 'right' | 'center'

export interface ShapeStyle {
  fill?: string
  stroke?: string
  lineWidth?: number
  radius?: number
}

/** What stands on a page for the eye alone, and what every page repeats: both are passed over when it is read aloud. */
const DECORATION = { begin: '/Artifact BMC' }
const REPEATED = { begin: '/Artifact << /Type /Pagination >> BDC' }

/** How far a control point lies along a quarter of a circle. */
const CURVE = 0.5523

/** Draws on the current page. Points from the top left; nothing here knows about pages or flow. */
export class Canvas {
  readonly faces: EmbeddedFaces
  /** While silent, everything is measured and nothing is drawn. */
  silent = false
  #content: string[] = []
  /** What the open mark belongs to. */
  #marked: object | null = null
  #repeating = false

  constructor(
    readonly document: FileDocument,
    fontNames: FileObject,
    readonly structure: Structure
  ) {
    this.faces = new EmbeddedFaces(document, fontNames)
  }

  /** Height of the current page. */
  get height(): number {
    return this.document.page.height
  }

  write(content: string): void {
    if (this.silent) return
    this.#mark(this.structure.holdsShapes)
    this.#content.push(content)
  }

  /** What is drawn in here is one thing to a reader: a heading, a cell, a figure. */
  element(role: Role, draw: () => void, options?: RoleOptions): void {
    this.open(role, options)
    draw()
    this.close()
  }

  open(role: Role, options?: RoleOptions): void {
    if (!this.silent && !this.#repeating) this.structure.open(role, options)
  }

  close(): void {
    if (!this.silent && !this.#repeating) this.structure.close()
  }

  /** What every page repeats: its head and foot, the head of a table that goes on. */
  repeated(draw: () => void): void {
    this.#repeating = true
    draw()
    this.#repeating = false
  }

  /** The lines of a paragraph, of one page or several, belong together. */
  together(paragraph: Paragraph, draw: () => void): void {
    const opened = !this.silent && !this.#repeating && this.structure.openFor(paragraph)
    draw()
    if (opened) this.structure.close()
  }

  #mark(content: boolean): void {
    const owner = this.#repeating ? REPEATED : content ? this.structure.current : DECORATION
    if (this.#marked === owner) return
    this.#endMark()
    this.#content.push('begin' in owner ? String(owner.begin) : this.structure.mark())
    this.#marked = owner
  }

  #endMark(): void {
    if (this.#marked) this.#content.push('EMC')
    this.#marked = null
  }

  /** What was drawn since the last call, as the bytes of a page's content. */
  takeContent(): Uint8Array {
    this.#endMark()
    const content = Buffer.from(`${this.#content.join('\n')}\n`, 'latin1')
    this.#content = []
    return content
  }

  /** Draws a paragraph with its top left at x, y; lines are aligned within `width`. */
  paragraph(
    paragraph: Paragraph,
    x: number,
    y: number,
    width = paragraph.width,
    align: Align = 'start'
  ): void {
    if (this.silent) return
    this.together(paragraph, () => {
      for (let index = 0; index < paragraph.lines.length; index++) {
        this.line(paragraph, index, x, y + index * paragraph.lineHeight, width, align)
      }
    })
  }

  /** Draws one line of a paragraph, its top at y. */
  line(
    paragraph: Paragraph,
    index: number,
    x: number,
    y: number,
    width: number,
    align: Align
  ): void {
    const line = paragraph.lines[index]
    if (this.silent || line.fragments.length === 0) return
    const left = x + (width - line.width) * shareBefore(align, line.direction)
    let out = `BT 1 0 0 -1 ${point(left)} ${point(y + paragraph.baseline)} Tm`
    let face: unknown = null
    let color: string | null = null
    let open = false
    for (const fragment of line.fragments) {
      const wanted = fragment.color ?? paragraph.color ?? palette.ink
      if (fragment.shaped.face !== face || wanted !== color) {
        if (open) out += '] TJ'
        if (wanted !== color) out += ` ${operandsOf(wanted)} rg`
        if (fragment.shaped.face !== face) {
          const size = point(paragraph.size * fragment.shaped.face.scale)
          out += ` /${this.faces.nameOf(fragment.shaped.face)} ${size} Tf`
        }
        out += ' ['
        face = fragment.shaped.face
        color = wanted
        open = true
      }
      out += this.faces.encode(fragment.shaped, paragraph.size * fragment.shaped.face.scale)
    }
    this.#mark(true)
    this.#content.push(`${out}] TJ ET`)
  }

  stroke(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    color: string = palette.line,
    lineWidth = 0.6
  ): void {
    this.write(
      `${operandsOf(color)} RG ${lineWidth} w ${point(x1)} ${point(y1)} m ${point(x2)} ${point(y2)} l S`
    )
  }

  rectangle(x: number, y: number, width: number, height: number, style: ShapeStyle): void {
    if (this.silent) return
    const path = style.radius
      ? roundedPath(x, y, width, height, style.radius)
      : `${point(x)} ${point(y)} ${point(width)} ${point(height)} re`
    this.path(path, style)
  }

  polygon(points: readonly (readonly [number, number])[], fill: string): void {
    const [first, ...rest] = points.map(([x, y]) => `${point(x)} ${point(y)}`)
    this.path(`${first} m ${rest.map((each) => `${each} l`).join(' ')} h`, { fill })
  }

  path(path: string, style: ShapeStyle): void {
    const fill = style.fill ? `${operandsOf(style.fill)} rg ` : ''
    const stroke = style.stroke ? `${operandsOf(style.stroke)} RG ${style.lineWidth ?? 0.6} w ` : ''
    const operator = style.fill ? (style.stroke ? 'B' : 'f') : 'S'
    this.write(`${fill}${stroke}${path} ${operator}`)
  }

  /** Draws with a changed coordinate system or clip, and puts the former one back. */
  within(setup: string, draw: () => void): void {
    this.write(`q ${setup}`)
    draw()
    this.write('Q')
  }

  link(x: number, y: number, width: number, height: number, address: string): void {
    if (this.silent) return
    this.document.link(x, y, width, height, address, {
      StructParent: this.structure.linkKey(),
      Contents: Buffer.from(address, 'latin1'),
    })
    const { annotations } = this.document.page
    this.structure.bindLink(annotations[annotations.length - 1].id)
  }
}

export function roundedPath(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number
): string {
  const r = Math.min(radius, width / 2, height / 2)
  const c = r * (1 - CURVE)
  const [right, bottom] = [x + width, y + height]
  const numbers = (...values: number[]) => values.map(point).join(' ')
  return [
    `${numbers(x + r, y)} m ${numbers(right - r, y)} l`,
    `${numbers(right - c, y, right, y + c, right, y + r)} c ${numbers(right, bottom - r)} l`,
    `${numbers(right, bottom - c, right - c, bottom, right - r, bottom)} c ${numbers(x + r, bottom)} l`,
    `${numbers(x + c, bottom, x, bottom - c, x, bottom - r)} c ${numbers(x, y + r)} l`,
    `${numbers(x, y + c, x + c, y, x + r, y)} c h`,
  ].join(' ')
}

function shareBefore(align: Align, direction: 'ltr' | 'rtl'): number {
  if (align === 'center') return 0.5
  if (align === 'left') return 0
  if (align === 'right') return 1
  return (align === 'start') === (direction === 'ltr') ? 0 : 1
}

export function point(value: number): number {
  return Math.round(value * 100) / 100
}
