import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { yearOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Transaction } from '#platform/transaction'

/**
 * Refuses `registry.year_not_open` unless the fiscal year is open; holds it open until the transaction ends, so
 * that nothing is written into a year while it is being closed.
 */
export async function requireOpenYear(trx: Transaction, year: number): Promise<void> {
  const row = await trx.from('registry_fiscal_years').where('year', year).forShare().first()
  if (row?.state !== 'open') {
    throw new Refusal(
      'registry.year_not_open',
      { year: String(year), state: row?.state ?? 'unknown' },
      { field: 'year' }
    )
  }
}

/** The open years, oldest first. */
export async function openYears(): Promise<number[]> {
  const rows = await db
    .from('registry_fiscal_years')
    .where('state', 'open')
    .orderBy('year')
    .select('year')
  return rows.map((row) => row.year)
}

/** The fiscal year a day belongs to: the civil year in Moroccan communes. */
export function fiscalYearOf(on: CivilDate): number {
  return yearOf(on)
}
