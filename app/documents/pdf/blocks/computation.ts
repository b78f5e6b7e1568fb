import type { Inline } from '#documents/text/inline'
import { bold } from '#documents/text/inline'
import { wording } from '#documents/wording'
import type { Flow } from '#documents/pdf/flow'
import { sizes } from '#documents/pdf/palette'
import { drawTable, type TableColumn } from '#documents/pdf/blocks/table'

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
  /** Size of the lines; the body's when absent. */
  size?: number
  /** Widths of basis, calculation, reference and amount, as shares. */
  shares?: readonly [number, number, number, number]
}

/** The explained computation: base, calculation, reference, amount, and the total under them. */
export function drawComputation(flow: Flow, options: ComputationOptions): void {
  const title = (name: string) => wording(flow.language, 'pdf', name)
  const shares = options.shares ?? [2.95, 1.4, 1.95, 1.2]
  const said = (key: 'calculation' | 'reference') => options.lines.some((line) => line[key])
  const columns: TableColumn<ComputationLine>[] = [
    { title: title('basis'), share: shares[0], value: (line) => line.label },
    // a column that no line uses is left out
    ...(said('calculation')
      ? [{ title: title('calculation'), share: shares[1], value: writtenOf('calculation') }]
      : []),
    ...(said('reference')
      ? [{ title: title('reference'), share: shares[2], value: writtenOf('reference') }]
      : []),
    { title: title('amount'), share: shares[3], align: 'number', value: writtenOf('amount') },
  ]
  drawTable(
    flow,
    {
      size: options.size,
      columns,
      last: {
        label: bold(options.total.label),
        values: [...columns.slice(1).map(() => undefined), bold(options.total.amount)],
        size: sizes.large,
        plain: true,
      },
    },
    options.lines
  )
}

function writtenOf(key: 'calculation' | 'reference' | 'amount') {
  return (line: ComputationLine): Inline => line[key] ?? ''
}
