import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { addDays, addMonths, civilDate, endOfMonth, isCivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { unitChoices } from '#registry/queries/lookups'
import { calendarHolidays } from '#hr/queries/calendar_holidays'
import { WorkingCalendar } from '#hr/rules/calendar'

export interface CalendarCell {
  on: CivilDate
  /** Working day, weekend or holiday. */
  nature: 'work' | 'weekend' | 'holiday'
  state: string | null
  type: string | null
  requestId: number | null
  from: boolean
  to: boolean
}

/** A month of leave of one unit: a row per person away, a count per day, the least presence asked for. */
export async function leaveCalendar(act: Act, month: string, unitId: number | null) {
  const first = monthStart(month)
  const last = endOfMonth(first)
  const everyUnit = await unitChoices(act)
  const units = everyUnit.filter((unit) => act.can('hr.leave.view', { unitId: Number(unit.value) }))
  const chosen =
    units.find((unit) => unit.value === String(unitId)) ?? (await busiest(units, first, last))
  const calendar = WorkingCalendar.of(await calendarHolidays(act.locale))
  const days = eachDay(first, last).map((on) => ({
    on,
    nature: natureOf(calendar, on),
    holiday: calendar.holidayOn(on),
  }))
  const settings = await loadParameters()
  const rate = settings.on<string>('hr.leave.minimum_presence', first).value
  const leave = chosen ? await leaveIn(Number(chosen.value), first, last) : []
  const staff = chosen ? await staffOf(Number(chosen.value)) : 0
  const people = peopleOf(leave, days)
  const away = days.map((day) =>
    day.nature === 'work'
      ? new Set(
          leave.filter((row) => row.from <= day.on && day.on <= row.to).map((row) => row.agentId)
        ).size
      : 0
  )
  const least = Math.ceil((staff * Number(rate)) / 100)
  return {
    month: first.slice(0, 7),
    previous: addMonths(first, -1).slice(0, 7),
    next: addMonths(first, 1).slice(0, 7),
    first,
    today: clock.today(),
    units,
    chosen: chosen ?? null,
    days,
    people,
    leave,
    away,
    staff,
    least,
    short: days
      .filter((day, index) => day.nature === 'work' && staff - away[index] < least)
      .map((day) => day.on),
  }
}

interface LeaveRow {
  id: number
  agentId: number
  ppr: string
  name: string
  nameAr: string | null
  type: string
  state: string
  from: CivilDate
  to: CivilDate
  days: number
}

async function leaveIn(unitId: number, first: CivilDate, last: CivilDate): Promise<LeaveRow[]> {
  const rows = await db
    .from('hr_leave_requests as r')
    .join('hr_agents as a', 'a.id', 'r.agent_id')
    .where('a.unit_id', unitId)
    .whereIn('r.state', ['submitted', 'endorsed', 'granted'])
    .where('r.starts_on', '<=', last)
    .where('r.ends_on', '>=', first)
    .orderBy('a.name_fr')
    .orderBy('r.starts_on')
    .select(
      'r.id',
      'a.id as agent_id',
      'a.ppr',
      'a.name_fr',
      'a.name_ar',
      'r.type',
      'r.state',
      'r.starts_on',
      'r.ends_on',
      'r.half_days'
    )
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    ppr: row.ppr,
    name: row.name_fr,
    nameAr: row.name_ar,
    type: row.type,
    state: row.state,
    from: row.starts_on,
    to: row.ends_on,
    days: row.half_days / 2,
  }))
}

async function staffOf(unitId: number): Promise<number> {
  const [row] = await db
    .from('hr_agents')
    .where({ unit_id: unitId, state: 'in_service' })
    .count('* as total')
  return Number(row.total)
}

/** The unit of the reader's with the most leave that month, so that the first look shows something. */
async function busiest(
  units: { value: string; label: string }[],
  first: CivilDate,
  last: CivilDate
) {
  const row = await db
    .from('hr_leave_requests')
    .whereIn(
      'unit_id',
      units.map((unit) => unit.value)
    )
    .where('starts_on', '<=', last)
    .where('ends_on', '>=', first)
    .groupBy('unit_id')
    .orderByRaw('count(*) desc')
    .select('unit_id')
    .first()
  return units.find((unit) => unit.value === String(row?.unit_id)) ?? units.at(0)
}

function peopleOf(leave: LeaveRow[], days: { on: CivilDate; nature: CalendarCell['nature'] }[]) {
  const people = new Map<
    number,
    { name: string; nameAr: string | null; agentId: number; cells: CalendarCell[] }
  >()
  for (const row of leave) {
    const person = people.get(row.agentId) ?? {
      name: row.name,
      nameAr: row.nameAr,
      agentId: row.agentId,
      cells: days.map((day) => ({
        on: day.on,
        nature: day.nature,
        state: null,
        type: null,
        requestId: null,
        from: false,
        to: false,
      })),
    }
    for (const cell of person.cells) {
      if (cell.on < row.from || cell.on > row.to) continue
      Object.assign(cell, {
        state: row.state,
        type: row.type,
        requestId: row.id,
        from: cell.on === row.from,
        to: cell.on === row.to,
      })
    }
    people.set(row.agentId, person)
  }
  return [...people.values()]
}

function monthStart(month: string): CivilDate {
  const first = `${month}-01`
  if (isCivilDate(first)) return first
  const today = clock.today()
  return civilDate(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1)
}

function eachDay(first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = []
  for (let on = first; on <= last; on = addDays(on, 1)) days.push(on)
  return days
}

function natureOf(calendar: WorkingCalendar, on: CivilDate): CalendarCell['nature'] {
  if (calendar.holidayOn(on)) return 'holiday'
  return calendar.isWorking(on) ? 'work' : 'weekend'
}
