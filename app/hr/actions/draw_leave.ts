import type { CivilDate } from '#values/civil_date'
import { yearOf } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'
import { grantEntitlements } from '#hr/actions/grant_entitlements'
import type { Agent } from '#hr/models/agent'
import { calendarHolidays } from '#hr/queries/calendar_holidays'
import { lockedLots } from '#hr/queries/leave_ledger'
import { WorkingCalendar } from '#hr/rules/calendar'
import { checkFirstYear, checkOpenYear } from '#hr/rules/leave_conditions'
import { halfDaysOf } from '#hr/rules/leave_halves'
import type { Draw, Lot } from '#hr/rules/leave_lots'
import { drawFrom } from '#hr/rules/leave_lots'

export interface LeavePeriod {
  start: CivilDate
  end: CivilDate
  startsAtNoon: boolean
  endsAtNoon: boolean
}

export interface DrawnLeave {
  draws: Draw[]
  /** Days that the years usable for this leave held before it. */
  available: number
  /** Year drawn, by 'day half'. */
  lotOf: Map<string, number>
}

/**
 * Which years' days an annual leave takes, in the order in which they lapse; a leave over new year is split.
 * Locks the person's lots. Refuses hr.leave_too_early in the first year of service, hr.leave_year_closed,
 * hr.leave_balance_short.
 */
export async function drawLeave(
  trx: Transaction,
  act: Act,
  agent: Agent,
  period: LeavePeriod,
  settings: Parameters
): Promise<DrawnLeave> {
  await grantEntitlements(trx, act, agent, yearOf(period.start), yearOf(period.end), settings)
  const { lots, left } = await lockedLots(trx, agent.id, settings)
  const calendar = WorkingCalendar.of(await calendarHolidays())
  const halves = halfDaysOf(period).filter((half) => calendar.isWorking(half.on))
  const available = lots
    .filter((lot) => lot.from <= period.end && period.start <= lot.lapsesOn)
    .reduce((sum, lot) => sum + (left.get(lot.year) ?? 0), 0)
  const drawn = drawFrom(
    lots,
    left,
    halves.map((half) => ({ on: half.on, halves: 1 }))
  )
  if (drawn.short > 0) refuseShort(agent, period, halves.length / 2, available / 2, lots, settings)
  const lotOf = new Map(
    halves.map((half, index) => [`${half.on} ${half.half}`, drawn.perDay[index].lot])
  )
  return { draws: drawn.draws, available: available / 2, lotOf }
}

function refuseShort(
  agent: Agent,
  period: LeavePeriod,
  asked: number,
  available: number,
  lots: Lot[],
  settings: Parameters
): never {
  const person = { name: agent.nameFr, recruitedOn: agent.recruitedOn }
  checkFirstYear(person, period.start, settings)
  checkOpenYear(person.name, period.start, lots)
  throw new Refusal(
    'hr.leave_balance_short',
    { name: agent.nameFr, asked, available },
    { field: 'end' }
  )
}

/** One row per half-day of a granted leave: its key refuses a second leave on it. */
export function claimRows(
  agentId: number,
  requestId: number,
  period: LeavePeriod,
  lotOf: Map<string, number>
) {
  return halfDaysOf(period).map((half) => ({
    agent_id: agentId,
    day_on: half.on,
    half: half.half,
    request_id: requestId,
    lot_year: lotOf.get(`${half.on} ${half.half}`) ?? null,
  }))
}
