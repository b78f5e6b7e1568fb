import { heightOf, type Flow } from '#documents/pdf/flow'

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
    let { left } = frame
    let lowest = top
    const order = draws.map((_, index) => index)
    for (const index of flow.direction === 'rtl' ? order.reverse() : order) {
      const width = (free * (shares?.[index] ?? 1)) / total
      flow.frame = { left, width }
      flow.y = top
      draws[index]()
      lowest = Math.max(lowest, flow.y)
      left += width + GAP
    }
    flow.frame = frame
    flow.y = lowest
  }
  flow.ensure(0)
  flow.ensure(heightOf(flow, drawAll))
  drawAll()
}
