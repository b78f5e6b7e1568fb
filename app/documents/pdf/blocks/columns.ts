import { heightOf, sideBySide, type Flow } from '#documents/pdf/flow'

const GAP = 16

/** Draws side by side, whole: on the next page when the highest does not fit on this one. */
export function drawColumns(
  flow: Flow,
  draws: readonly (() => void)[],
  shares?: readonly number[]
): void {
  const drawAll = () => {
    const { frame, y: top } = flow
    const total = draws.reduce((sum, _, index) => sum + (shares?.[index] ?? 1), 0)
    const free = frame.width - GAP * (draws.length - 1)
    const widths = draws.map((_, index) => (free * (shares?.[index] ?? 1)) / total)
    const places = sideBySide(flow, widths, GAP)
    let lowest = top
    draws.forEach((draw, index) => {
      flow.frame = { left: places[index], width: widths[index] }
      flow.y = top
      draw()
      lowest = Math.max(lowest, flow.y)
    })
    flow.frame = frame
    flow.y = lowest
  }
  flow.ensure(0)
  flow.ensure(heightOf(flow, drawAll))
  drawAll()
}
