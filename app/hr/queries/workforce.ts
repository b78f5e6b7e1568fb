import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'

export interface AgeBand {
  from: number
  to: number
  women: number
  men: number
}

const BANDS = [18, 25, 30, 35, 40, 45, 50, 55, 60, 63]

/** Staff in service by band of age and sex, youngest first. */
export async function ageBands(act: Act): Promise<AgeBand[]> {
  const query = db
    .from('hr_agents as a')
    .where('a.state', 'in_service')
    .select(db.raw('timestampdiff(year, a.birth_on, ?) as age', [clock.today()]), 'a.sex')
    .count('* as people')
    .groupBy('age', 'a.sex')
  const rows = await act.restrict(query, 'hr.planning.view', SCOPE)
  return BANDS.map((from, index) => {
    const to = (BANDS[index + 1] ?? 100) - 1
    const count = (sex: string) =>
      rows
        .filter((row) => row.sex === sex && row.age >= from && row.age <= to)
        .reduce((sum, row) => sum + Number(row.people), 0)
    return { from, to, women: count('F'), men: count('M') }
  })
}

const SCOPE = { unit: 'a.unit_id', arrondissement: 'a.arrondissement_id' }

export interface Headcount {
  key: string
  label: string | null
  labelAr: string | null
  people: number
  women: number
}

/** Staff in service by unit, corps or status, largest first; by échelle from the lowest to those outside the scale. */
export async function headcountBy(
  act: Act,
  by: 'unit' | 'corps' | 'echelle' | 'status'
): Promise<Headcount[]> {
  const column = by === 'unit' ? 'a.unit_id' : `a.${by}`
  const query = db
    .from('hr_agents as a')
    .leftJoin('registry_units as u', 'u.id', 'a.unit_id')
    .where('a.state', 'in_service')
    .groupBy(column)
    .select(`${column} as value`)
    .min('u.name_fr as unit_fr')
    .min('u.name_ar as unit_ar')
    .count('* as people')
    .sum(db.raw(`a.sex = 'F'`) as never, 'women')
    .orderByRaw(
      by === 'echelle'
        ? `a.echelle regexp '^[0-9]+$' desc, cast(a.echelle as unsigned), a.echelle`
        : 'people desc'
    )
  const rows = await act.restrict(query, 'hr.planning.view', SCOPE)
  return rows.map((row) => ({
    key: String(row.value ?? ''),
    label: by === 'unit' ? row.unit_fr : null,
    labelAr: by === 'unit' ? row.unit_ar : null,
    people: Number(row.people),
    women: Number(row.women ?? 0),
  }))
}

/** How many are in service, away today on granted leave, and past the age limit. */
export async function staffFigures(
  act: Act
): Promise<{ inService: number; away: number; overdue: number; soon: number }> {
  const today = clock.today()
  const base = () =>
    act.restrict(db.from('hr_agents as a').where('a.state', 'in_service'), 'hr.agents.view', SCOPE)
  const [staff] = await base().count('* as total')
  const [overdue] = await base().where('a.limit_on', '<=', today).count('* as total')
  const [soon] = await base()
    .whereRaw('a.limit_on > ? and a.limit_on <= date_add(?, interval 12 month)', [today, today])
    .count('* as total')
  const [away] = await base()
    .join('hr_leave_days as d', 'd.agent_id', 'a.id')
    .where('d.day_on', today)
    .countDistinct('a.id as total')
  return {
    inService: Number(staff.total),
    away: Number(away.total),
    overdue: Number(overdue.total),
    soon: Number(soon.total),
  }
}
