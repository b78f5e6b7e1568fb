import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'

export interface WaitingLeave {
  id: number
  name: string
  nameAr: string | null
  type: string
  days: number
  start: CivilDate
  end: CivilDate
  state: string
}

/** Requests that wait for this person's word: first opinions on one's units, decisions for human resources. */
export async function waitingLeave(act: Act, limit: number): Promise<WaitingLeave[]> {
  const rows = await waiting(act)
    .orderBy('r.starts_on')
    .limit(limit)
    .select(
      'r.id',
      'a.name_fr',
      'a.name_ar',
      'r.type',
      'r.half_days',
      'r.starts_on',
      'r.ends_on',
      'r.state'
    )
  return rows.map((row) => ({
    id: row.id,
    name: row.name_fr,
    nameAr: row.name_ar,
    type: row.type,
    days: row.half_days / 2,
    start: row.starts_on,
    end: row.ends_on,
    state: row.state,
  }))
}

export async function waitingCount(act: Act): Promise<number> {
  const [row] = await waiting(act).count('* as total')
  return Number(row.total)
}

function waiting(act: Act) {
  const columns = { unit: 'r.unit_id', arrondissement: 'r.arrondissement_id' }
  return db
    .from('hr_leave_requests as r')
    .join('hr_agents as a', 'a.id', 'r.agent_id')
    .where((query) => {
      query.where((first) =>
        act.restrict(first.where('r.state', 'submitted'), 'hr.leave.endorse', columns)
      )
      query.orWhere((second) =>
        act.restrict(second.where('r.state', 'endorsed'), 'hr.leave.grant', columns)
      )
    })
}
