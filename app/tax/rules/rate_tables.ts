import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Parameter } from '#values/explanation'
import type { Parameters } from '#values/parameters'
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

/** The legal bracket of a rate, decimal text. */
export interface Bracket {
  min: string
  max: string
}

/** Refuses tax.rate_outside when a voted rate is not within its legal bracket. */
export function insideBracket(rate: string, { min, max }: Bracket, reference: string | null): void {
  if (new Big(rate).gte(min) && new Big(rate).lte(max)) return
  const written = { rate: formatDecimal(rate), min: formatDecimal(min), max: formatDecimal(max) }
  throw new Refusal('tax.rate_outside', { ...written, reference }, { field: 'rate' })
}

/**
 * The percentage to apply: the voted one, or one to try, which must lie inside the legal bracket. `source` is the
 * setting that the step shows.
 */
export function percentageOf(
  keys: { voted: string; bracket: string },
  tried: string | undefined,
  on: CivilDate,
  parameters: Parameters
): { rate: string; source: Parameter<unknown> } {
  if (tried === undefined) {
    const voted = parameters.on<string>(keys.voted, on)
    return { rate: voted.value, source: voted }
  }
  const bracket = parameters.on<Bracket>(keys.bracket, on)
  insideBracket(tried, bracket.value, bracket.reference)
  return { rate: tried, source: bracket }
}
