import type { Inline } from '#documents/text/inline'
import { bold } from '#documents/text/inline'
import { wording } from '#documents/wording'
import type { Flow } from '#documents/pdf/flow'
import { sizes } from '#documents/pdf/palette'
import { drawTable } from '#documents/pdf/blocks/table'

/** One step of a computation: what, with which numbers, by which text, how much. */
export interface ComputationLine {
  label: Inline
  calculation?: Inline
  reference?: Inline
  /** As it is shown; a step without an amount leaves it out. */
  amount?: Inline
}

export interface ComputationOptions {
  lines: readonly ComputationLine[]
  total: { label: string; amount: string }
}

/** The explained computation: base, calculation, reference, amount, and the total under them. */
export function drawComputation(flow: Flow, options: ComputationOptions): void {
  const title = (name: string) => wording(flow.language, 'pdf', name)
  drawTable(
    flow,
    {
      columns: [
        { title: title('basis'), share: 2.95, value: (line) => line.label },
        { title: title('calculation'), share: 1.4, value: (line) => line.calculation ?? '' },
        { title: title('reference'), share: 1.95, value: (line) => line.reference ?? '' },
        { title: title('amount'), share: 1.2, align: 'number', value: (line) => line.amount ?? '' },
      ],
      last: {
        label: bold(options.total.label),
        values: [undefined, undefined, undefined, bold(options.total.amount)],
        size: sizes.large,
        plain: true,
      },
    },
    options.lines
  )
}
