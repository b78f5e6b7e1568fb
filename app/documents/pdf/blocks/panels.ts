import type { Inline } from '#documents/text/inline'
import { isEmpty } from '#documents/text/inline'
import { layOut } from '#documents/text/paragraph'
import { heightOf, putText, sideBySide, type Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

/** A labelled value: the label small and soft, the value beside it. */
export interface Entry {
  label: Inline
  value: Inline
}

export interface Panel {
  title?: { fr: Inline; ar?: Inline }
  lines: readonly (Inline | Entry)[]
  /** Share of the row's width; 1 when absent. */
  share?: number
}

const GAP = 12
const PADDING = { side: 11, top: 8, bottom: 9 }

/** Boxes side by side with fine round borders, all as high as the highest. */
export function drawPanels(flow: Flow, panels: readonly Panel[]): void {
  const total = panels.reduce((sum, panel) => sum + (panel.share ?? 1), 0)
  const free = flow.frame.width - GAP * (panels.length - 1)
  const widths = panels.map((panel) => (free * (panel.share ?? 1)) / total)
  const heights = panels.map((panel, index) =>
    heightOf(flow, () => drawInside(flow, panel, flow.frame.left, widths[index]))
  )
  const height = Math.max(...heights)
  flow.ensure(height)
  const top = flow.y
  const places = sideBySide(flow, widths, GAP)
  panels.forEach((panel, index) => {
    flow.y = top
    flow.canvas.rectangle(places[index], top, widths[index], height, {
      stroke: palette.line,
      radius: 4,
      lineWidth: 0.7,
    })
    drawInside(flow, panel, places[index], widths[index])
  })
  flow.y = top + height + 10
}

function drawInside(flow: Flow, panel: Panel, x: number, width: number): void {
  const inner = { x: x + PADDING.side, width: width - 2 * PADDING.side }
  flow.y += PADDING.top
  if (panel.title) {
    const style = { size: 8.6, weight: 'bold', color: palette.accent } as const
    const { fr, ar } = panel.title
    const place = { ...inner, y: flow.y }
    const { height } = layOut(fr, { ...style, width: inner.width })
    flow.canvas.element('H2', () => {
      putText(flow, fr, { ...place, align: ar === undefined ? 'start' : 'left' }, style)
      if (ar !== undefined)
        putText(flow, ar, { ...place, align: 'right' }, { ...style, direction: 'rtl' })
    })
    flow.y += height + 3
  }
  const labels = labelWidth(panel, inner.width)
  for (const line of panel.lines) {
    if (isEntry(line)) flow.canvas.element('P', () => drawEntry(flow, line, inner, labels))
    else if (!isEmpty(line))
      flow.y += putText(
        flow,
        line,
        { ...inner, y: flow.y },
        { leading: 1.42, direction: flow.direction }
      ).height
  }
  flow.y += PADDING.bottom
}

function drawEntry(
  flow: Flow,
  entry: Entry,
  inner: { x: number; width: number },
  labels: number
): void {
  const rtl = flow.direction === 'rtl'
  const values = inner.width - labels
  const label = putText(
    flow,
    entry.label,
    {
      x: rtl ? inner.x + values : inner.x,
      y: flow.y,
      width: labels,
      align: rtl ? 'right' : 'left',
    },
    { color: palette.soft, size: sizes.body, leading: 1.42 }
  )
  const value = putText(
    flow,
    entry.value,
    {
      x: rtl ? inner.x : inner.x + labels,
      y: flow.y,
      width: values,
      align: rtl ? 'right' : 'left',
    },
    { leading: 1.42 }
  )
  flow.y += Math.max(label.height, value.height)
}

/** The labels of a panel share one column, as wide as the widest, at most half of the panel. */
function labelWidth(panel: Panel, width: number): number {
  let widest = 0
  for (const line of panel.lines) {
    if (isEntry(line)) widest = Math.max(widest, layOut(line.label, { size: sizes.body }).width)
  }
  return Math.min(widest + 10, width / 2)
}

function isEntry(line: Inline | Entry): line is Entry {
  return typeof line === 'object' && 'label' in line
}
