import type { Money } from '#values/money'
import { amountInArabic } from '#documents/words/arabic'
import { amountInFrench } from '#documents/words/french'
import { bold } from '#documents/text/inline'
import { layOut } from '#documents/text/paragraph'
import { wording } from '#documents/wording'
import type { Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

export interface AmountInWordsOptions {
  amount: Money
  /** Replaces "Arrêté à la somme de". */
  introduction?: { fr: string; ar: string }
}

const PADDING = { side: 10.5, line: 7 }

/** The sum in words, in both languages, on a band of its own. */
export function drawAmountInWords(flow: Flow, options: AmountInWordsOptions): void {
  const { left, width } = flow.frame
  const inner = width - 2 * PADDING.side
  const introduction = options.introduction ?? {
    fr: wording('fr', 'pdf', 'sum_in_words'),
    ar: wording('ar', 'pdf', 'sum_in_words'),
  }
  const style = { size: sizes.body, color: palette.ink, width: inner, leading: 1.5 }
  const french = layOut([`${introduction.fr} `, bold(amountInFrench(options.amount.minor)), '.'], {
    ...style,
    direction: 'ltr',
  })
  const arabic = layOut([`${introduction.ar} `, bold(amountInArabic(options.amount.minor)), '.'], {
    ...style,
    direction: 'rtl',
  })
  const height = french.height + arabic.height + 2 * PADDING.line
  flow.ensure(height)
  flow.canvas.rectangle(left, flow.y, width, height, { fill: palette.ochre, radius: 4 })
  flow.canvas.paragraph(french, left + PADDING.side, flow.y + PADDING.line, inner)
  flow.canvas.paragraph(arabic, left + PADDING.side, flow.y + PADDING.line + french.height, inner)
  flow.y += height + 11
}
