import { formatDecimal } from '#values/decimal'
import { Refusal } from '#values/refusal'

/** A rate with its two decimals, as formulas show it. */
export const DH = (rate: string) => formatDecimal(rate, 2)

/** The row of a table of rates, or the refusal `code` naming what was asked. */
export function rowOf<Row>(
  rows: Row[],
  test: (row: Row) => boolean,
  code: string,
  asked: string
): Row {
  const row = rows.find(test)
  if (!row) throw new Refusal(code, { asked })
  return row
}
