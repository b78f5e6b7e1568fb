import { formatCivilDate, type CivilDate } from '#values/civil_date'
import { isolate } from '#documents/text/inline'
import { layOut } from '#documents/text/paragraph'
import { wording, type Language } from '#documents/wording'
import { point, type Canvas } from '#documents/pdf/canvas'
import type { Flow, Frame } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

const SIZE = 86
const ANGLE = -0.6

interface SheetFacts {
  title: string
  number?: string
  date: CivilDate
  language: Language
  foot?: string
  watermark?: string
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
  const said = facts.foot ? [facts.foot] : [facts.number && isolate(facts.number), issued]
  const left = [...said, facts.watermark].filter(Boolean).join(' · ')
  const place = wording(facts.language, 'pdf', 'page', { page: facts.page, pages: facts.pages })
  canvas.stroke(margin, y, margin + width, y, palette.line, 0.5)
  canvas.repeated(() => {
    canvas.paragraph(layOut(left, style), margin, y + 7, width, 'start')
    canvas.paragraph(layOut(place, style), margin, y + 7, width, 'end')
  })
}

/** What a following page says of the document it belongs to. */
export function drawRunningHead(flow: Flow, facts: SheetFacts): void {
  const { left, width } = flow.frame
  const style = { size: sizes.tiny, color: palette.soft, direction: flow.direction }
  const title = layOut(facts.title, { ...style, weight: 'bold' })
  const far = flow.direction === 'ltr' ? 'right' : 'left'
  flow.canvas.repeated(() => {
    flow.canvas.paragraph(title, left, flow.y, width, 'start')
    if (!facts.number) return
    const number = layOut(isolate(facts.number), style)
    flow.canvas.paragraph(number, left, flow.y, width, far)
  })
  flow.y += title.height + 4
  flow.canvas.stroke(left, flow.y, left + width, flow.y, palette.line, 0.5)
  flow.y += 12
}

/**
 * A large pale word across the page, over what is drawn: DUPLICATA. Drawn as shapes, so that the text of
 * the page still reads in order; the word itself stands at the foot.
 */
export function drawWatermark(canvas: Canvas, word: string, frame: Frame, bottom: number): void {
  const { fragments, width } = layOut(word, { size: SIZE, weight: 'bold' }).lines[0]
  const [cosine, sine] = [Math.cos(ANGLE), Math.sin(ANGLE)]
  const [x, y] = [frame.left + frame.width / 2, bottom / 2 + 20]
  const turn = [cosine, sine, -sine, cosine].map((value) => Math.round(value * 1e4) / 1e4).join(' ')
  canvas.within(`/Veil gs ${turn} ${point(x)} ${point(y)} cm`, () => {
    let pen = -width / 2
    for (const { shaped } of fragments) {
      const unit = (SIZE * shaped.face.scale) / shaped.face.font.unitsPerEm
      shaped.glyphs.forEach((glyph, index) => {
        const path = outline(shaped.face.font.getGlyph(glyph).path.commands, pen, SIZE * 0.36, unit)
        if (path) canvas.path(path, { fill: palette.bad })
        pen += (shaped.advances[index] * SIZE * shaped.face.scale) / 1000
      })
    }
  })
}

/** The outline of a glyph as a path of the page; font units grow upwards. */
function outline(
  commands: { command: string; args: number[] }[],
  x: number,
  y: number,
  unit: number
): string {
  let at: [number, number] = [0, 0]
  return commands
    .map(({ command, args }) => {
      const points: [number, number][] = []
      for (let index = 0; index < args.length; index += 2) {
        points.push([x + args[index] * unit, y - args[index + 1] * unit])
      }
      const from = at
      at = points[points.length - 1] ?? at
      if (command === 'quadraticCurveTo') return `${cubic(from, points).map(point).join(' ')} c`
      return `${points.flat().map(point).join(' ')} ${OPERATORS[command]}`
    })
    .join(' ')
}

const OPERATORS: Record<string, string> = {
  moveTo: 'm',
  lineTo: 'l',
  bezierCurveTo: 'c',
  closePath: 'h',
}

/** The same curve with two control points instead of one. */
function cubic(
  [fromX, fromY]: [number, number],
  [[midX, midY], [toX, toY]]: [number, number][]
): number[] {
  const toward = (from: number, to: number) => from + ((to - from) * 2) / 3
  return [toward(fromX, midX), toward(fromY, midY), toward(toX, midX), toward(toY, midY), toX, toY]
}
