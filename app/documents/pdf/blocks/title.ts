import { layOut } from '#documents/text/paragraph'
import type { Inline } from '#documents/text/inline'
import { putBothSides, type Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

export interface TitleOptions {
  fr: Inline
  ar?: Inline
  /** What it is about, under the title. */
  subtitle?: { fr: Inline; ar?: Inline }
}

/** The title of the document in both languages; alone and in one language when the other is not given. */
export function drawTitle(flow: Flow, options: TitleOptions): void {
  flow.ensure(sizes.title * 4)
  const { left, width } = flow.frame
  flow.canvas.element('H1', () =>
    drawLine(
      flow,
      { fr: options.fr, ar: options.ar },
      { size: sizes.title, weight: 'bold', color: palette.ink, leading: 1.3 }
    )
  )
  flow.y += 3
  if (options.subtitle)
    drawLine(flow, options.subtitle, { size: 9, color: palette.soft, leading: 1.4 })
  flow.y += 10

  function drawLine(
    into: Flow,
    text: { fr: Inline; ar?: Inline },
    style: { size: number; weight?: 'bold'; color: string; leading: number }
  ): void {
    if (text.ar !== undefined) {
      into.y += putBothSides(
        into,
        { fr: text.fr, ar: text.ar },
        { x: left, y: into.y, width },
        style
      )
      return
    }
    const paragraph = layOut(text.fr, { ...style, width })
    into.canvas.paragraph(paragraph, left, into.y, width, 'start')
    into.y += paragraph.height
  }
}
