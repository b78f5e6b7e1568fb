import QRCode from 'qrcode'
import { LeastRecentlyUsed } from '#documents/text/least_recently_used'
import { bold, isolate } from '#documents/text/inline'
import { layOut } from '#documents/text/paragraph'
import { wording } from '#documents/wording'
import { point } from '#documents/pdf/canvas'
import { putText, type Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

export interface VerificationOptions {
  /** The page that confirms the document: 'https://idara.exemple.ma/v/7KQ2-M9XD'. */
  address: string
  /** SHA-256 of the facts, in hexadecimal. */
  fingerprint: string
  /** Side of the code in points; 74 when absent. */
  side?: number
}

const codes = new LeastRecentlyUsed<{ path: string; modules: number }>(50)
const QUIET = 5

/** The QR code with the address and the beginning and end of the fingerprint beside it. */
export function drawVerification(flow: Flow, options: VerificationOptions): void {
  const side = options.side ?? 74
  flow.ensure(side + 8)
  const rtl = flow.direction === 'rtl'
  const { left, width } = flow.frame
  const x = rtl ? left + width - side : left
  const { canvas } = flow
  const { path, modules } = matrixOf(options.address)
  const scale = point(((side - 2 * QUIET) / modules) * 100) / 100
  const alternative = wording(flow.language, 'pdf', 'code', { address: options.address })
  const foot = canvas.height - flow.y - side
  const box = [x, foot, x + side, foot + side].map(point)
  canvas.element('Link', () => {
    const drawCode = () => {
      canvas.rectangle(x, flow.y, side, side, {
        stroke: palette.line,
        fill: palette.paper,
        lineWidth: 0.6,
      })
      canvas.within(`${scale} 0 0 ${scale} ${point(x + QUIET)} ${point(flow.y + QUIET)} cm`, () =>
        canvas.path(path, { fill: palette.ink })
      )
    }
    canvas.element('Figure', drawCode, { alternative, box })
    canvas.link(x, flow.y, side, side, options.address)
  })
  const shown = options.address.replace(/^https?:\/\//, '')
  const beside = { x: rtl ? left : x + side + 10, width: width - side - 10 }
  const style = { size: sizes.small, leading: 1.45, direction: flow.direction }
  const fits = layOut(bold(shown), { ...style, width: beside.width }).lines.length === 1
  // A code that is broken at its hyphen is typed wrong
  const lines = fits
    ? [shown]
    : [shown.slice(0, shown.lastIndexOf('/') + 1), shown.slice(shown.lastIndexOf('/') + 1)]
  const text = [
    `${wording(flow.language, 'pdf', 'verify')}\n`,
    bold(lines.map((line) => `${isolate(line)}\n`).join('')),
    wording(flow.language, 'pdf', 'fingerprint', {
      fingerprint: isolate(shortFingerprint(options.fingerprint)),
    }),
  ]
  const height = (2 + lines.length) * sizes.small * 1.45
  putText(flow, text, { ...beside, y: flow.y + (side - height) / 2 }, style)
  flow.y += side + 8
}

/** '4f1c…e09a' */
export function shortFingerprint(fingerprint: string): string {
  return `${fingerprint.slice(0, 4)}…${fingerprint.slice(-4)}`
}

/** The dark modules as one path in units of a module, runs of a row joined. */
function matrixOf(text: string): { path: string; modules: number } {
  const known = codes.get(text)
  if (known) return known
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const parts: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue
      const start = column
      while (column + 1 < size && data[row * size + column + 1]) column++
      parts.push(`${start} ${row} ${column - start + 1} 1 re`)
    }
  }
  return codes.set(text, { path: parts.join(' '), modules: size })
}
