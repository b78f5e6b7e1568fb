import { formatCivilDate, type CivilDate } from '#values/civil_date'
import { isolate } from '#documents/text/inline'
import { layOut } from '#documents/text/paragraph'
import { wording, type Language } from '#documents/wording'
import { point, type Canvas } from '#documents/pdf/canvas'
import type { Flow, Frame } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

interface SheetFacts {
  title: string
  number?: string
  date: CivilDate
  language: Language
  foot?: string
}

/** Number and date on one side, page x / y on the other, under a fine line. */
export function drawFoot(
  canvas: Canvas,
  facts: SheetFacts & { page: number; pages: number },
  sheet: { width: number; height: number; margin: number }
): void {
  const { margin } = sheet
  const width = sheet.width - 2 * margin
  const y = sheet.height - 43
  const style = {
    size: sizes.tiny,
    color: palette.soft,
    direction: facts.language === 'ar' ? 'rtl' : 'ltr',
  } as const
  const issued = wording(facts.language, 'pdf', 'issued', {
    date: isolate(formatCivilDate(facts.date)),
  })
  const left =
    facts.foot ?? [facts.number && isolate(facts.number), issued].filter(Boolean).join(' · ')
  const place = wording(facts.language, 'pdf', 'page', { page: facts.page, pages: facts.pages })
  canvas.stroke(margin, y, margin + width, y, palette.line, 0.5)
  canvas.paragraph(layOut(left, style), margin, y + 7, width, 'start')
  canvas.paragraph(layOut(place, style), margin, y + 7, width, 'end')
}

/** What a following page says of the document it belongs to. */
export function drawRunningHead(flow: Flow, facts: SheetFacts): void {
  const { left, width } = flow.frame
  const style = { size: sizes.tiny, color: palette.soft, direction: flow.direction }
  const title = layOut(facts.title, { ...style, weight: 'bold' })
  flow.canvas.paragraph(title, left, flow.y, width, 'start')
  if (facts.number)
    flow.canvas.paragraph(
      layOut(facts.number, style),
      left,
      flow.y,
      width,
      flow.direction === 'ltr' ? 'right' : 'left'
    )
  flow.y += title.height + 4
  flow.canvas.stroke(left, flow.y, left + width, flow.y, palette.line, 0.5)
  flow.y += 12
}

/** A large pale word across the page, over what is drawn: DUPLICATA. */
export function drawWatermark(canvas: Canvas, word: string, frame: Frame, bottom: number): void {
  const angle = -0.6
  const paragraph = layOut(word, { size: 86, weight: 'bold', color: palette.bad })
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const [x, y] = [frame.left + frame.width / 2, bottom / 2 + 20]
  canvas.within(
    `/Veil gs ${[cosine, sine, -sine, cosine].map((value) => Math.round(value * 1e4) / 1e4).join(' ')} ${point(x)} ${point(y)} cm`,
    () => canvas.paragraph(paragraph, -paragraph.width / 2, -paragraph.height / 2)
  )
}
