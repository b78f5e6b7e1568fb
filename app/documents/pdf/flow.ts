import { layOut, type Paragraph, type ParagraphStyle } from '#documents/text/paragraph'
import { isEmpty, type Inline } from '#documents/text/inline'
import type { Align, Canvas } from '#documents/pdf/canvas'
import { palette, sizes } from '#documents/pdf/palette'
import type { Language } from '#documents/wording'

/** Where the next thing is drawn, and how far it may go. Points from the top left of the page. */
export interface Frame {
  left: number
  width: number
}

export interface TextStyle extends ParagraphStyle {
  align?: Align
  /** Space left below. */
  after?: number
}

/** What blocks draw with: the canvas, the place reached on the page, and a way to go on to the next. */
export interface Flow {
  readonly canvas: Canvas
  readonly language: Language
  /** The direction in which the document as a whole is read. */
  readonly direction: 'ltr' | 'rtl'
  frame: Frame
  y: number
  /** Where the content of this page began. */
  readonly top: number
  /** The lowest point that may be drawn at. */
  readonly bottom: number
  /** Goes to the next page unless this height is still free. True when it did. */
  ensure(height: number): boolean
}

/** A paragraph of the flow, going on over the page where it must. Returns the height drawn on the last page. */
export function drawText(flow: Flow, inline: Inline, style: Partial<TextStyle> = {}): void {
  if (isEmpty(inline)) return
  const paragraph = layOut(inline, { ...bodyStyle(style), width: style.width ?? flow.frame.width })
  const width = style.width ?? flow.frame.width
  flow.canvas.together(paragraph, () => {
    for (let index = 0; index < paragraph.lines.length; index++) {
      flow.ensure(paragraph.lineHeight)
      flow.canvas.line(paragraph, index, flow.frame.left, flow.y, width, style.align ?? 'start')
      flow.y += paragraph.lineHeight
    }
  })
  flow.y += style.after ?? 0
}

/** A paragraph put somewhere on the page, outside the flow. Returns it, for its height. */
export function putText(
  flow: Flow,
  inline: Inline,
  place: { x: number; y: number; width: number; align?: Align },
  style: Partial<ParagraphStyle> = {}
): Paragraph {
  const paragraph = layOut(inline, { ...bodyStyle(style), width: place.width })
  flow.canvas.paragraph(paragraph, place.x, place.y, place.width, place.align ?? 'start')
  return paragraph
}

/** Where things side by side begin, the first where reading begins. */
export function sideBySide(flow: Flow, widths: readonly number[], gap: number): number[] {
  const { left, width } = flow.frame
  let taken = 0
  return widths.map((each) => {
    const before = taken
    taken += each + gap
    return flow.direction === 'rtl' ? left + width - before - each : left + before
  })
}

/** The height a block takes when nothing stops it. */
export function heightOf(flow: Flow, draw: () => void): number {
  const { silent } = flow.canvas
  const { y } = flow
  flow.canvas.silent = true
  try {
    draw()
    return flow.y - y
  } finally {
    flow.canvas.silent = silent
    flow.y = y
  }
}

/** Draws a block whole: on the next page when it does not fit on this one. */
export function keepTogether(flow: Flow, draw: () => void): void {
  flow.ensure(heightOf(flow, draw))
  draw()
}

/** A bilingual line: French from the left, Arabic from the right. */
export function putBothSides(
  flow: Flow,
  text: { fr: Inline; ar: Inline },
  place: { x: number; y: number; width: number },
  style: Partial<ParagraphStyle> & { arabicSize?: number } = {}
): number {
  const half = place.width / 2 - 6
  const french = layOut(text.fr, { ...bodyStyle(style), width: half, direction: 'ltr' })
  const arabic = layOut(text.ar, {
    ...bodyStyle(style),
    size: style.arabicSize ?? style.size ?? sizes.body,
    width: half,
    direction: 'rtl',
  })
  flow.canvas.paragraph(french, place.x, place.y, half, 'left')
  flow.canvas.paragraph(arabic, place.x + place.width - half, place.y, half, 'right')
  return Math.max(french.height, arabic.height)
}

export function bodyStyle(style: Partial<ParagraphStyle>): ParagraphStyle {
  return { size: sizes.body, color: palette.ink, ...style }
}
