import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { addYears, civilDate, yearOf } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'

export interface Departure {
  id: number
  ppr: string
  name: string
  nameAr: string | null
  unit: string | null
  unitAr: string | null
  corps: string
  echelle: string
  echelon: number
  birthOn: CivilDate
  recruitedOn: CivilDate
  limitOn: CivilDate
  fund: string
  extensions: number
}

/** Who reaches the age limit between today and so many years on, soonest first; the overdue come before. */
export async function departuresWithin(act: Act, years: number): Promise<Departure[]> {
  const until = addYears(clock.today(), years)
  const query = db
    .from('hr_agents as a')
    .leftJoin('registry_units as u', 'u.id', 'a.unit_id')
    .where('a.state', 'in_service')
    .where('a.limit_on', '<=', until)
    .orderBy('a.limit_on')
    .orderBy('a.name_fr')
    .select('a.*', 'u.name_fr as unit_fr', 'u.name_ar as unit_ar')
  const rows = await act.restrict(query, 'hr.planning.view', {
    unit: 'a.unit_id',
    arrondissement: 'a.arrondissement_id',
  })
  return rows.map((row) => ({
    id: row.id,
    ppr: row.ppr,
    name: row.name_fr,
    nameAr: row.name_ar,
    unit: row.unit_fr,
    unitAr: row.unit_ar,
    corps: row.corps,
    echelle: row.echelle,
    echelon: row.echelon,
    birthOn: row.birth_on,
    recruitedOn: row.recruited_on,
    limitOn: row.limit_on,
    fund: row.fund,
    extensions: row.extensions,
  }))
}

/** Departures counted by year, the overdue under their own heading, every year present. */
export function departuresByYear(departures: Departure[], today: CivilDate, years: number) {
  const overdue = departures.filter((person) => person.limitOn <= today).length
  const first = yearOf(today)
  const counts = Array.from({ length: years + 1 }, (_, offset) => {
    const year = first + offset
    const from = offset === 0 ? today : civilDate(year, 1, 1)
    const count = departures.filter(
      (person) =>
        person.limitOn > today && person.limitOn >= from && yearOf(person.limitOn) === year
    ).length
    return { year, count }
  })
  return { overdue, years: counts }
}
