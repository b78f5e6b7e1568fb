import { latinFace, type Weight } from '#documents/text/faces'
import { LeastRecentlyUsed } from '#documents/text/least_recently_used'
import { spansOf, type Inline, type Span } from '#documents/text/inline'
import { fillLines } from '#documents/text/lines'
import { inVisualOrder, orderingOf } from '#documents/text/ordering'
import { piecesOf, type Piece } from '#documents/text/pieces'
import { join, type Direction, type Shaped } from '#documents/text/shaping'

/** How a paragraph is set. Lengths in points. */
export interface ParagraphStyle {
  size: number
  weight?: Weight
  color?: string
  /** Width to break at; unbroken when absent. */
  width?: number
  /** `auto` (by the first letter) when absent. */
  direction?: Direction | 'auto'
  /** Distance between two lines, in sizes; 1.4 when absent. */
  leading?: number
}

/** One stretch of one line, drawn with one face, weight and colour. */
export interface Fragment {
  shaped: Shaped
  color: string | undefined
}

export interface Line {
  /** From left to right. */
  fragments: Fragment[]
  width: number
  direction: Direction
}

/** A paragraph broken into lines, ready to be drawn. */
export interface Paragraph {
  lines: Line[]
  /** What it says, in the order it is read. */
  text: string
  size: number
  color: string | undefined
  lineHeight: number
  /** From the top of a line to the foot of its letters. */
  baseline: number
  width: number
  height: number
  direction: Direction
}

const paragraphs = new LeastRecentlyUsed<Paragraph>(1_500)

/** Breaks, orders and shapes a paragraph. Short repeated texts are laid out once per process. */
export function layOut(inline: Inline, style: ParagraphStyle): Paragraph {
  if (typeof inline !== 'string' || inline.length > 300) return compute(inline, style)
  const key = [
    inline,
    style.size,
    style.weight,
    style.color,
    style.width,
    style.direction,
    style.leading,
  ].join('\u0000')
  return paragraphs.get(key) ?? paragraphs.set(key, compute(inline, style))
}

/** The width a text takes on one line. */
export function widthOf(inline: Inline, style: ParagraphStyle): number {
  return layOut(inline, { ...style, width: undefined }).width
}

function compute(inline: Inline, style: ParagraphStyle): Paragraph {
  const spans = spansOf(inline)
  const lines: Line[] = []
  for (const part of hardLines(spans)) lines.push(...linesOf(part, style))
  const lineHeight = style.size * (style.leading ?? 1.4)
  const { font } = latinFace('regular')
  const ascent = font.ascent / font.unitsPerEm
  const descent = font.descent / font.unitsPerEm
  const letters = (ascent - descent) * style.size
  return {
    lines,
    text: spans.map((span) => span.text).join(''),
    size: style.size,
    color: style.color,
    lineHeight,
    baseline: (lineHeight - letters) / 2 + ascent * style.size,
    width: lines.reduce((widest, line) => Math.max(widest, line.width), 0),
    height: lines.length * lineHeight,
    direction: lines[0]?.direction ?? (style.direction === 'rtl' ? 'rtl' : 'ltr'),
  }
}

function linesOf(spans: readonly Span[], style: ParagraphStyle): Line[] {
  const text = spans.map((span) => span.text).join('')
  const ordering = orderingOf(text, style.direction ?? 'auto')
  const starts: number[] = []
  let length = 0
  for (const span of spans) {
    starts.push(length)
    length += span.text.length
  }
  let current = 0
  const spanAt = (index: number) => {
    while (current + 1 < starts.length && starts[current + 1] <= index) current++
    return current
  }
  const weightOf = (span: number) => spans[span].weight ?? style.weight ?? 'regular'
  const pieces = piecesOf(text, ordering, spanAt, weightOf, style.size)
  return fillLines(pieces, style.width ?? Infinity, style.size).map((line) =>
    toLine(line, spans, ordering.direction)
  )
}

/** What stands side by side in one face and colour becomes one fragment: fewer to keep and to draw. */
function toLine(pieces: readonly Piece[], spans: readonly Span[], direction: Direction): Line {
  const fragments: { parts: Shaped[]; color: string | undefined }[] = []
  for (const { shaped, span } of inVisualOrder(pieces)) {
    const { color } = spans[span]
    const last = fragments[fragments.length - 1]
    if (last && last.color === color && last.parts[0].face === shaped.face) last.parts.push(shaped)
    else fragments.push({ parts: [shaped], color })
  }
  return {
    fragments: fragments.map(({ parts, color }) => ({ shaped: join(parts), color })),
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    direction,
  }
}

/** The spans of each line the text itself asks for with `\n`. */
function hardLines(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]]
  for (const span of spans) {
    const parts = span.text.split(/\r?\n/)
    parts.forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '' || parts.length === 1) lines[lines.length - 1].push({ ...span, text })
    })
  }
  return lines
}
