import type { CivilDate } from '#values/civil_date'
import { formatCivilDate, yearOf } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Agent } from '#hr/models/agent'
import { calendarHolidays } from '#hr/queries/calendar_holidays'
import { presenceDuring } from '#hr/queries/leave_history'
import type { KnownLeave, Presence } from '#hr/queries/leave_history'
import { checkConditions } from '#hr/rules/leave_conditions'
import type { LeaveDays } from '#hr/rules/leave_days'
import { overlap } from '#hr/rules/leave_halves'
import { leaveDays, leaveType } from '#hr/rules/leave_days'

export interface LeaveWish {
  type: string
  start: CivilDate
  end?: CivilDate
  days?: number
  startsAtNoon?: boolean
  endsAtNoon?: boolean
  birth?: CivilDate | null
  /** The leave being decided, which does not stand in its own way. */
  besides?: number
}

export interface PreparedLeave {
  counted: Explained<LeaveDays>
  deducted: boolean
  /** The annual leave that this one interrupts. */
  interrupts: KnownLeave[]
}

/**
 * Counts a leave on the registry's calendar and refuses what the texts or another leave of the person stand
 * against: hr.agent_left, hr.leave_after_limit, hr.leave_overlap, registry.calendar_unknown_year and the
 * conditions of the kind of leave.
 */
export async function prepareLeave(
  agent: Agent,
  wish: LeaveWish,
  known: KnownLeave[],
  settings: Parameters,
  locale = 'fr'
): Promise<PreparedLeave> {
  if (agent.state !== 'in_service')
    throw new Refusal('hr.agent_left', { name: agent.nameFr, ppr: agent.ppr })
  const holidays = await calendarHolidays(locale)
  const counted = leaveDays({ ...wish, holidays }, settings)
  const { start, end, days, counting } = counted.value
  if (counting === 'working') {
    const years = new Set(holidays.map((holiday) => yearOf(holiday.on)))
    for (const year of [yearOf(start), yearOf(end)]) {
      if (!years.has(year)) throw new Refusal('registry.calendar_unknown_year', { year })
    }
  }
  if (end >= agent.limitOn) {
    const params = {
      name: agent.nameFr,
      limit: formatCivilDate(agent.limitOn),
      end: formatCivilDate(end),
    }
    throw new Refusal('hr.leave_after_limit', params, { field: 'end' })
  }
  const others = known.filter((leave) => leave.id !== wish.besides)
  const { row } = leaveType(settings, wish.type, start)
  const startsAtNoon = wish.startsAtNoon ?? false
  const endsAtNoon = wish.endsAtNoon ?? !Number.isInteger(days + (startsAtNoon ? 0.5 : 0))
  const crossed = others.filter((leave) => overlap({ start, end, startsAtNoon, endsAtNoon }, leave))
  const interrupts = crossed.filter(
    (leave) => row.suspendsAnnual && leave.type === 'annual' && leave.state === 'granted'
  )
  const other = crossed.find((leave) => !interrupts.includes(leave))
  if (other) {
    throw new Refusal(
      'hr.leave_overlap',
      {
        name: agent.nameFr,
        other: other.number ?? `#${other.id}`,
        start: formatCivilDate(other.start),
        end: formatCivilDate(other.end),
      },
      { field: 'start', status: 409 }
    )
  }
  const past = others.map(({ type, start: from, end: to, days: taken }) => ({
    type,
    start: from,
    end: to,
    days: taken,
  }))
  checkConditions(
    {
      type: wish.type,
      start,
      end,
      days,
      sex: agent.sex,
      name: agent.nameIn(locale),
      birth: wish.birth ?? null,
      past,
    },
    settings
  )
  return { counted, deducted: row.deducted, interrupts }
}

export interface LeaveWarning {
  key: string
  params: Record<string, string | number>
}

/** What a chief should know before saying yes: colleagues away, too few people left. */
export async function leaveWarnings(
  agent: Agent,
  start: CivilDate,
  end: CivilDate,
  settings: Parameters
): Promise<{ warnings: LeaveWarning[]; presence: Presence | null }> {
  if (agent.unitId === null) return { warnings: [], presence: null }
  const rate = settings.on<string>('hr.leave.minimum_presence', start).value
  const presence = await presenceDuring(agent.unitId, agent.id, start, end, rate)
  const warnings: LeaveWarning[] = []
  if (presence.colleagues.length > 0) {
    warnings.push({
      key: 'hr.warnings.colleagues_away',
      params: { count: presence.colleagues.length },
    })
  }
  if (presence.staff > 1 && presence.present < presence.leastPresent) {
    warnings.push({
      key: 'hr.warnings.below_presence',
      params: {
        present: presence.present,
        least: presence.leastPresent,
        staff: presence.staff,
        on: formatCivilDate(presence.worstOn ?? start),
      },
    })
  }
  return { warnings, presence }
}
