import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CivilDate } from '#values/civil_date'
import { civilDate, yearOf } from '#values/civil_date'
import { clock } from '#platform/clock'
import type { Parameters } from '#values/parameters'
import type { Lot } from '#hr/rules/leave_lots'
import { annualTerms, lotsOf } from '#hr/rules/leave_lots'

export interface LedgerEntry {
  id: number
  lotYear: number
  kind: 'opening' | 'entitlement' | 'taken' | 'returned' | 'correction'
  days: number
  effectiveOn: CivilDate
  requestId: number | null
  number: string | null
  note: string | null
}

/** The lots of a person as the ledger knows them, locked, and the half-days left in each. */
export async function lockedLots(
  trx: QueryClientContract,
  agentId: number,
  settings: Parameters
): Promise<{ lots: Lot[]; left: Map<number, number> }> {
  const rows = await trx
    .from('hr_leave_lots')
    .where('agent_id', agentId)
    .orderBy('year')
    .forUpdate()
  const grants = await trx
    .from('hr_leave_entries')
    .where('agent_id', agentId)
    .whereNotNull('grant_key')
    .select('lot_year', 'effective_on', 'kind')
  const grantOf = new Map(grants.map((grant) => [grant.lot_year as number, grant]))
  const lots = rows.map((row): Lot => {
    const parameter = annualTerms(settings, civilDate(row.year, 1, 1))
    return {
      year: row.year,
      from: grantOf.get(row.year)?.effective_on ?? civilDate(row.year, 1, 1),
      lapsesOn: civilDate(row.year + parameter.value.carryYears, 12, 31),
      granted: row.granted_half_days,
      parameter,
      opening: grantOf.get(row.year)?.kind === 'opening',
    }
  })
  return {
    lots,
    left: new Map(rows.map((row) => [row.year, row.granted_half_days - row.taken_half_days])),
  }
}

/** Every entry of a person's ledger, oldest effect first. */
export async function ledgerOf(agentId: number): Promise<LedgerEntry[]> {
  const rows = await db
    .from('hr_leave_entries as e')
    .leftJoin('hr_leave_requests as r', 'r.id', 'e.request_id')
    .where('e.agent_id', agentId)
    .orderBy('e.effective_on')
    .orderBy('e.id')
    .select('e.*', 'r.number')
  return rows.map((row) => ({
    id: row.id,
    lotYear: row.lot_year,
    kind: row.kind,
    days: row.half_days / 2,
    effectiveOn: row.effective_on,
    requestId: row.request_id,
    number: row.number,
    note: row.note,
  }))
}

/** From when each year's days may be taken. */
export function grantsOf(entries: readonly LedgerEntry[]): { from: CivilDate }[] {
  return entries
    .filter((entry) => entry.kind === 'opening' || entry.kind === 'entitlement')
    .map((entry) => ({ from: entry.effectiveOn }))
}

export interface Balance {
  on: CivilDate
  days: number
  carried: number
  carriedLapsesOn: CivilDate | null
  planned: number
  years: {
    year: number
    granted: number
    taken: number
    remaining: number
    lapsesOn: CivilDate
    lapsed: boolean
  }[]
}

/** The balance on a day: the sum of the entries in effect by then whose year has not lapsed. */
export function balanceOn(entries: LedgerEntry[], on: CivilDate, settings: Parameters): Balance {
  const past = entries.filter((entry) => entry.effectiveOn <= on)
  const years = [...new Set(past.map((entry) => entry.lotYear))].sort().map((year) => {
    const own = past.filter((entry) => entry.lotYear === year)
    const moved = (kinds: LedgerEntry['kind'][]) =>
      own.filter((entry) => kinds.includes(entry.kind)).reduce((sum, entry) => sum + entry.days, 0)
    const granted = moved(['opening', 'entitlement', 'correction'])
    const taken = -moved(['taken', 'returned'])
    const lapsesOn = lapseOf(year, settings)
    return { year, granted, taken, remaining: granted - taken, lapsesOn, lapsed: on > lapsesOn }
  })
  const alive = years.filter((year) => !year.lapsed)
  const old = alive.filter((year) => year.year < yearOf(on) && year.remaining > 0)
  return {
    on,
    days: alive.reduce((sum, year) => sum + year.remaining, 0),
    carried: old.reduce((sum, year) => sum + year.remaining, 0),
    carriedLapsesOn: old.at(0)?.lapsesOn ?? null,
    planned: -entries
      .filter(
        (entry) => entry.effectiveOn > on && (entry.kind === 'taken' || entry.kind === 'returned')
      )
      .reduce((sum, entry) => sum + entry.days, 0),
    years,
  }
}

/** Days that a leave of this period could draw, entitlements still to come included, before it is taken. */
export function availableFor(
  entries: LedgerEntry[],
  agent: { recruitedOn: CivilDate; status: string },
  start: CivilDate,
  end: CivilDate,
  settings: Parameters
): number {
  const known = new Set(
    entries.filter((entry) => entry.kind !== 'correction').map((entry) => entry.lotYear)
  )
  const facts = { recruitment: agent.recruitedOn, casual: agent.status === 'casual', openings: [] }
  const opened = Math.min(yearOf(clock.today()), ...known)
  const first = Math.max(yearOf(start), opened)
  const coming = lotsOf(facts, first, yearOf(end), settings).filter((lot) => !known.has(lot.year))
  const future = coming
    .filter((lot) => lot.from <= end)
    .reduce((sum, lot) => sum + lot.granted / 2, 0)
  const left = entries
    .filter((entry) => start <= lapseOf(entry.lotYear, settings) && entry.lotYear <= yearOf(end))
    .reduce((sum, entry) => sum + entry.days, 0)
  return left + future
}

function lapseOf(year: number, settings: Parameters): CivilDate {
  return civilDate(year + annualTerms(settings, civilDate(year, 1, 1)).value.carryYears, 12, 31)
}
