import { DateTime } from 'luxon'
import { addDays, yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock, ZONE } from '#platform/clock'
import { readSheet } from '#registry/worlds/base'
import { loadUnits } from '#registry/queries/units'
import type { UnitMatcher } from '#registry/rules/unit_tree'
import { openCreditLine } from '#budget/actions/open_credit_line'
import { CreditLine } from '#budget/models/credit_line'
import type { Section } from '#budget/rules/available'

/**
 * This year's credit lines as voted, and last year's in the weeks in which purchases of last year are still on their
 * way; `few` keeps the first ones. Idempotent.
 */
export async function seedCredits(act: Act, few?: number): Promise<void> {
  const today = clock.today()
  const units = await loadUnits()
  const rows = await readSheet('database/worlds/budget_lines.csv')
  const kept = rows.slice(0, few ?? rows.length)
  const now = clock.now()
  for (const year of new Set([yearOf(addDays(today, -60)), yearOf(today)])) {
    if (await CreditLine.query().where('year', year).first()) continue
    const voted = DateTime.fromISO(`${year}-01-02T09:00`, { zone: ZONE })
    try {
      if (voted < now) clock.freeze(`${year}-01-02T09:00`)
      await open(act, kept, year, units)
    } finally {
      clock.release()
    }
  }
}

async function open(
  act: Act,
  rows: Record<string, string>[],
  year: number,
  units: UnitMatcher
): Promise<void> {
  for (const row of rows) {
    await openCreditLine(act, {
      year,
      section: row.section as Section,
      code: row.code,
      labelFr: row.label_fr,
      labelAr: row.label_ar,
      unitId: units.findUnit(row.unit)?.id ?? null,
      voted: Money.ofDirhams(row.voted),
    })
  }
}
