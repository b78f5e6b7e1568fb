import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { Money } from '#values/money'
import { loadParameters } from '#platform/settings/parameters'
import { SECTIONS, type Section } from '#budget/rules/available'

/** Something that must be settled before a year ends, and where it is. */
export interface Obstacle {
  key: 'year_open' | 'next_year' | 'reservations' | 'commitments' | 'mandates'
  count: number
  url: string
}

/** Everything that keeps a year from ending, all at once; none when it may end. */
export async function yearEndObstacles(
  year: number,
  client: QueryClientContract = db.connection()
): Promise<Obstacle[]> {
  const years = await client.from('registry_fiscal_years').whereIn('year', [year, year + 1])
  const stateOf = (wanted: number) => years.find((row) => row.year === wanted)?.state
  const reserved = await count(
    client.from('budget_lines').where('year', year).where('pre_committed_minor', '>', 0)
  )
  const waiting = await count(
    client
      .from('budget_commitments as c')
      .join('budget_lines as l', 'l.id', 'c.line_id')
      .where('l.year', year)
      .whereIn('c.state', ['proposed', 'observed'])
  )
  const unpaid = await count(
    client
      .from('budget_mandates as m')
      .join('budget_lines as l', 'l.id', 'm.line_id')
      .where('l.year', year)
      .whereIn('m.state', ['liquidated', 'issued'])
  )
  const found: Obstacle[] = [
    { key: 'year_open', count: Number(stateOf(year) !== 'closed'), url: '/registry/fiscal-years' },
    {
      key: 'next_year',
      count: Number(stateOf(year + 1) !== 'open'),
      url: '/registry/fiscal-years',
    },
    {
      key: 'reservations',
      count: reserved,
      url: `/budget/lines?f=year:eq:${year};pre_committed:gt:0`,
    },
    {
      key: 'commitments',
      count: waiting,
      url: '/budget/commitments?f=state:in:proposed,observed',
    },
    { key: 'mandates', count: unpaid, url: '/budget/mandates?f=state:in:liquidated,issued' },
  ]
  return found.filter((obstacle) => obstacle.count > 0)
}

async function count(query: ReturnType<QueryClientContract['from']>): Promise<number> {
  const row = await query.count('* as total').first()
  return Number(row?.total ?? 0)
}

/** Sections whose commitments not yet mandated go over to the next year, as the last day of the year has it. */
export async function carriedSections(year: number): Promise<Section[]> {
  const parameters = await loadParameters()
  return parameters.on<Section[]>('budget.carry_over.sections', `${year}-12-31`).value
}

export interface YearEndForecast {
  section: Section
  carries: boolean
  opened: Money
  mandated: Money
  commitments: number
  /** Committed and not mandated: carried over or lapsing. */
  rest: Money
  /** Opened and neither mandated nor carried over. */
  cancelled: Money
}

/** What has been mandated of a commitment `c`: an amount verified but not yet ordered is still a rest. */
const MANDATED = `(select coalesce(sum(m.gross_minor), 0) from budget_mandates m
  where m.commitment_id = c.id and m.state in ('issued', 'paid'))`

/** What the end of the year would do to each section as things stand. */
export async function yearEndForecast(year: number): Promise<YearEndForecast[]> {
  const carried = await carriedSections(year)
  const lines = await db
    .from('budget_lines')
    .where('year', year)
    .groupBy('section')
    .select('section')
    .sum({ opened: 'opened_minor', mandated: 'mandated_minor' })
  const rests = await db
    .from('budget_commitments as c')
    .join('budget_lines as l', 'l.id', 'c.line_id')
    .where('l.year', year)
    .whereNotIn('c.state', ['refused', 'released'])
    .whereRaw(`c.amount_minor > ${MANDATED}`)
    .groupBy('l.section')
    .select('l.section')
    .count('* as commitments')
    .select(db.raw(`sum(c.amount_minor - ${MANDATED}) as rest`))
  return SECTIONS.map((section) => {
    const line = lines.find((row) => row.section === section)
    const waiting = rests.find((row) => row.section === section)
    const [opened, mandated] = [
      Money.ofMinor(line?.opened ?? 0),
      Money.ofMinor(line?.mandated ?? 0),
    ]
    const rest = Money.ofMinor(waiting?.rest ?? 0)
    const carries = carried.includes(section)
    const kept = carries ? mandated.plus(rest) : mandated
    return {
      section,
      carries,
      opened,
      mandated,
      commitments: Number(waiting?.commitments ?? 0),
      rest,
      cancelled: opened.minus(kept),
    }
  })
}
