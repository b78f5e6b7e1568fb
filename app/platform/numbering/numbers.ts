import { yearOf } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { installed } from '#platform/modules'
import { formatNumber } from '#platform/numbering/series'
import type { NumberSeriesDefinition } from '#platform/numbering/series'
import type { Transaction } from '#platform/transaction'

export interface OfficialNumber {
  number: number
  year: number
  text: string
}

/**
 * Gapless numbers, given inside the transaction that makes a document official: the counter's row is locked
 * until that transaction ends, and goes back with it. Ask for the number last, so that the wait is short. A
 * series may have branches that count apart (the receipts of each till).
 */
export const numbers = {
  async issue(
    trx: Transaction,
    key: string,
    on: CivilDate,
    branch?: string
  ): Promise<OfficialNumber> {
    const [first] = await numbers.reserve(trx, key, on, 1, branch)
    return first
  },

  /** `count` consecutive numbers at once. */
  async reserve(
    trx: Transaction,
    key: string,
    on: CivilDate,
    count: number,
    branch?: string
  ): Promise<OfficialNumber[]> {
    const { series, year, first } = await numbers.advance(trx, key, on, count, branch)
    return Array.from({ length: count }, (_, index) => ({
      number: first + index,
      year,
      text: formatNumber(series.pattern, year, first + index, branch),
    }))
  },

  /** Moves the counter by `count` and says the first of the block: for set-based issues. */
  async advance(
    trx: Transaction,
    key: string,
    on: CivilDate,
    count: number,
    branch?: string
  ): Promise<{ series: NumberSeriesDefinition; year: number; first: number }> {
    const series = installed.numberSeries(key)
    const year = series.perpetual ? 0 : yearOf(on)
    const counter = branch ? `${key}:${branch}` : key
    await trx.rawQuery(
      `INSERT INTO platform_number_series (series, year, last_number) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE last_number = last_number + ?`,
      [counter, year, count, count]
    )
    const row = await trx
      .from('platform_number_series')
      .where({ series: counter, year })
      .forUpdate()
      .firstOrFail()
    return {
      series,
      year: series.perpetual ? yearOf(on) : year,
      first: Number(row.last_number) - count + 1,
    }
  },
}
