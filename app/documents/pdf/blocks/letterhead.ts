import { layOut } from '#documents/text/paragraph'
import { bilingual, type Bilingual } from '#documents/wording'
import type { Canvas } from '#documents/pdf/canvas'
import { roundedPath } from '#documents/pdf/canvas'
import type { Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

export interface LetterheadOptions {
  /** Direction, division, service … in order, under the commune. */
  service?: readonly Bilingual[]
}

const INSTITUTIONS = ['kingdom', 'ministry', 'region', 'prefecture', 'commune'] as const
const LINE = 12.6

/** The commune's head: French on the left, Arabic on the right, the emblem between. */
export function drawLetterhead(flow: Flow, options: LetterheadOptions): void {
  const { left, width } = flow.frame
  const top = flow.y
  const column = width / 2 - 40
  const lines = [...INSTITUTIONS.map((name) => bilingual(name)), ...(options.service ?? [])]
  const sides = lines.map((line, index) => {
    const weight = index === INSTITUTIONS.length - 1 ? 'bold' : 'regular'
    const french = layOut(line.fr, {
      size: sizes.small,
      weight,
      width: column,
      direction: 'ltr',
      leading: LINE / sizes.small,
    })
    const arabic = layOut(line.ar, {
      size: sizes.small + 0.5,
      weight,
      width: column,
      direction: 'rtl',
      leading: LINE / (sizes.small + 0.5),
    })
    const { y } = flow
    flow.y += Math.max(french.height, arabic.height)
    return { french, arabic, y }
  })
  // one side after the other: read line by line, the two languages would be mixed
  for (const { french, y } of sides) flow.canvas.paragraph(french, left, y, column, 'left')
  for (const { arabic, y } of sides)
    flow.canvas.paragraph(arabic, left + width - column, y, column, 'right')
  drawEmblem(flow.canvas, left + width / 2 - 20, top + 1, 40)
  flow.y = Math.max(flow.y, top + 42) + 8
  flow.canvas.stroke(left, flow.y, left + width, flow.y, palette.accent, 0.9)
  flow.y += 17
}

/** The emblem: four sails about a centre, Atlantic, sand and white. */
export function drawEmblem(canvas: Canvas, x: number, y: number, size: number): void {
  const [right, bottom, middle, centre] = [x + size, y + size, x + size / 2, y + size / 2]
  canvas.within(`${roundedPath(x, y, size, size, size * 0.12)} W n`, () => {
    canvas.polygon(
      [
        [x, y],
        [right, y],
        [middle, centre],
      ],
      '#e9e2d3'
    )
    canvas.polygon(
      [
        [x, y],
        [middle, centre],
        [x, bottom],
      ],
      '#2a9d8f'
    )
    canvas.polygon(
      [
        [right, y],
        [right, bottom],
        [middle, centre],
      ],
      palette.accent
    )
    canvas.polygon(
      [
        [x, bottom],
        [middle, centre],
        [right, bottom],
      ],
      '#e0b15e'
    )
  })
}
