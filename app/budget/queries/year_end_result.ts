import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Section } from '#budget/rules/available'

export interface YearEndLine {
  lineId: number
  code: string
  label: string
  section: Section
  opened: Money
  committed: Money
  mandated: Money
  paid: Money
  carried: Money
  lapsed: Money
  cancelled: Money
}

/** What the end of a year left on each line, by section and code. */
export async function yearEndLines(yearEndId: number, locale: string): Promise<YearEndLine[]> {
  const rows = await db
    .from('budget_year_end_lines as e')
    .join('budget_lines as l', 'l.id', 'e.line_id')
    .where('e.year_end_id', yearEndId)
    .orderBy('l.section', 'desc')
    .orderBy('l.code')
    .select('e.*', 'l.code', 'l.label_fr', 'l.label_ar', 'l.section')
  return rows.map((row) => ({
    lineId: row.line_id,
    code: row.code,
    label: (locale === 'ar' && row.label_ar) || row.label_fr,
    section: row.section,
    opened: Money.ofMinor(row.opened_minor),
    committed: Money.ofMinor(row.committed_minor),
    mandated: Money.ofMinor(row.mandated_minor),
    paid: Money.ofMinor(row.paid_minor),
    carried: Money.ofMinor(row.carried_minor),
    lapsed: Money.ofMinor(row.lapsed_minor),
    cancelled: Money.ofMinor(row.cancelled_minor),
  }))
}

/** What became of each commitment; the first two hundred, the greatest first. */
export async function yearEndItems(yearEndId: number) {
  return db
    .from('budget_year_end_items as i')
    .join('budget_commitments as c', 'c.id', 'i.commitment_id')
    .join('registry_parties as p', 'p.id', 'c.party_id')
    .leftJoin('budget_lines as n', 'n.id', 'i.to_line_id')
    .where('i.year_end_id', yearEndId)
    .orderBy('i.amount_minor', 'desc')
    .limit(200)
    .select('i.*', 'c.number', 'c.object', 'p.name_fr', 'n.code')
}
