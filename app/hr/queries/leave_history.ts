import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CivilDate } from '#values/civil_date'
import type { PastLeave } from '#hr/rules/leave_conditions'

export interface KnownLeave extends PastLeave {
  id: number
  state: string
  number: string | null
  startsAtNoon: boolean
  endsAtNoon: boolean
}

/** Leave of a person that was granted or still waits, oldest first. */
export async function knownLeave(
  agentId: number,
  client: QueryClientContract = db.connection()
): Promise<KnownLeave[]> {
  const rows = await client
    .from('hr_leave_requests')
    .where('agent_id', agentId)
    .whereIn('state', ['submitted', 'endorsed', 'granted'])
    .orderBy('starts_on')
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    start: row.starts_on,
    end: row.ends_on,
    days: row.half_days / 2,
    state: row.state,
    number: row.number,
    startsAtNoon: Boolean(row.starts_at_noon),
    endsAtNoon: Boolean(row.ends_at_noon),
  }))
}

export interface Presence {
  staff: number
  /** The day with the fewest people present, and how many that leaves. */
  worstOn: CivilDate | null
  present: number
  leastPresent: number
  colleagues: {
    name: string
    nameAr: string | null
    start: CivilDate
    end: CivilDate
    state: string
  }[]
}

/** Who else of a unit is away in a period, granted or asked for, and how many that leaves on the worst day. */
export async function presenceDuring(
  unitId: number,
  agentId: number,
  start: CivilDate,
  end: CivilDate,
  minimumRate: string
): Promise<Presence> {
  const [{ staff }] = await db
    .from('hr_agents')
    .where({ unit_id: unitId, state: 'in_service' })
    .count('* as staff')
  const away = await db
    .from('hr_leave_requests as r')
    .join('hr_agents as a', 'a.id', 'r.agent_id')
    .where('a.unit_id', unitId)
    .whereNot('a.id', agentId)
    .whereIn('r.state', ['submitted', 'endorsed', 'granted'])
    .where('r.starts_on', '<=', end)
    .where('r.ends_on', '>=', start)
    .orderBy('r.starts_on')
    .select('a.id', 'a.name_fr', 'a.name_ar', 'r.starts_on', 'r.ends_on', 'r.state')
  const turns = [
    start,
    ...away.map((row) => row.starts_on as string).filter((on) => on > start),
  ].sort()
  let most = 0
  let worstOn: CivilDate | null = null
  for (const on of turns) {
    const count = new Set(
      away.filter((row) => row.starts_on <= on && on <= row.ends_on).map((row) => row.id)
    ).size
    if (worstOn === null || count > most) [most, worstOn] = [count, on]
  }
  return {
    staff: Number(staff),
    worstOn,
    present: Number(staff) - most - 1,
    leastPresent: Math.ceil((Number(staff) * Number(minimumRate)) / 100),
    colleagues: away.map((row) => ({
      name: row.name_fr,
      nameAr: row.name_ar,
      start: row.starts_on,
      end: row.ends_on,
      state: row.state,
    })),
  }
}
