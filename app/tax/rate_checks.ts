import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { Bracket } from '#tax/rules/rate_tables'
import { insideBracket } from '#tax/rules/rate_tables'
import type { TariffRow } from '#tax/rules/tnb'
import { bracketFor } from '#tax/rules/tnb'

/** Refuses a voted rate outside the legal bracket of the zone it is classed in. */
export function checkTariff(value: unknown, validFrom: CivilDate, parameters: Parameters): void {
  for (const { classed, rate } of value as TariffRow[])
    bracketFor(classed, rate, validFrom, parameters)
}

/** Refuses a voted percentage outside the bracket that another setting holds. */
export function checkPercentage(bracket: string) {
  return (value: unknown, validFrom: CivilDate, parameters: Parameters): void => {
    const { value: limits, reference } = parameters.on<Bracket>(bracket, validFrom)
    insideBracket(String(value), limits, reference)
  }
}

/** Refuses a table of rates of which one is outside the bracket written beside it. */
export function checkRows(value: unknown): void {
  for (const row of value as ({ rate: string } & Bracket)[]) insideBracket(row.rate, row, null)
}
