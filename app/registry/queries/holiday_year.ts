import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { addDays, civilDate, daysInMonth, weekday } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { historyOf } from '#registry/queries/history'
import type { HistoryLine } from '#registry/queries/history'

export interface CalendarDay {
  on: CivilDate
  day: number
  rest: boolean
  today: boolean
  holiday: string | null
  nature: string | null
}

export interface CalendarMonth {
  month: number
  name: string
  /** Weeks from Monday; null outside the month. */
  weeks: (CalendarDay | null)[][]
  worked: number
}

/** A year of the working calendar: its months, holidays and waiting changes. */
export async function holidayYear(code: string, year: number, act: Act, i18n: I18n) {
  const calendar = await db.from('registry_calendars').where('code', code).firstOrFail()
  const within: [string, string] = [`${year}-01-01`, `${year}-12-31`]
  const [holidays, proposals, years] = await Promise.all([
    db
      .from('registry_holidays')
      .where('calendar_id', calendar.id)
      .whereBetween('day_on', within)
      .orderBy('day_on'),
    db
      .from('registry_holiday_proposals as p')
      .leftJoin('platform_users as u', 'u.id', 'p.proposed_by_id')
      .leftJoin('registry_holidays as h', 'h.id', 'p.holiday_id')
      .where('p.calendar_id', calendar.id)
      .where('p.state', 'proposed')
      .where((of) => of.whereBetween('p.day_on', within).orWhereBetween('h.day_on', within))
      .orderBy('p.id')
      .select('p.*', 'u.name_fr as proposer_fr', 'u.name_ar as proposer_ar', 'h.day_on as from_on'),
    db
      .from('registry_holidays')
      .where('calendar_id', calendar.id)
      .groupByRaw('year(day_on)')
      .orderByRaw('year(day_on)')
      .select(db.raw('year(day_on) as year')),
  ])
  const arabic = act.locale === 'ar'
  const nameOf = (row: { name_fr: string; name_ar: string }) => (arabic ? row.name_ar : row.name_fr)
  const restDays = String(calendar.rest_days).split(',').map(Number)
  const byDay = new Map(holidays.map((row) => [row.day_on as string, row]))
  const months = Array.from({ length: 12 }, (_, index) =>
    monthOf(year, index + 1, restDays, byDay, nameOf, i18n)
  )
  const history: HistoryLine[] = await historyOf(
    'registry.holiday',
    holidays.map((row) => row.id),
    act,
    i18n
  )
  return {
    years: yearsShown(
      years.map((row) => Number(row.year)),
      year
    ),
    months,
    weekdays: weekdayNames(i18n),
    holidays: holidays.map((row) => ({
      ...row,
      name: nameOf(row),
      weekday: dayName(row.day_on, i18n),
    })),
    proposals: proposals.map((row) => ({
      ...row,
      name: nameOf(row),
      proposer: arabic && row.proposer_ar ? row.proposer_ar : row.proposer_fr,
      own: row.proposed_by_id === act.actor.userId,
    })),
    worked: months.reduce((sum, month) => sum + month.worked, 0),
    history,
  }
}

/** The years that have holidays, the one after them and the one looked at. */
function yearsShown(known: number[], year: number): number[] {
  const next = known.length ? [Math.max(...known) + 1] : []
  return [...new Set([...known, ...next, year])].sort()
}

function monthOf(
  year: number,
  month: number,
  restDays: number[],
  holidays: Map<string, { name_fr: string; name_ar: string; nature: string }>,
  nameOf: (row: { name_fr: string; name_ar: string }) => string,
  i18n: I18n
): CalendarMonth {
  const first = civilDate(year, month, 1)
  const cells: (CalendarDay | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let day = 0; day < daysInMonth(year, month); day++) {
    const on = addDays(first, day)
    const holiday = holidays.get(on)
    cells.push({
      on,
      day: day + 1,
      rest: restDays.includes(weekday(on)),
      today: on === clock.today(),
      holiday: holiday ? nameOf(holiday) : null,
      nature: holiday?.nature ?? null,
    })
  }
  const worked = cells.filter((cell) => cell && !cell.rest && !cell.holiday).length
  while (cells.length % 7 !== 0) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, index) =>
    cells.slice(index * 7, index * 7 + 7)
  )
  return { month, name: named(first, i18n, { month: 'long' }), weeks, worked }
}

function weekdayNames(i18n: I18n): { short: string; long: string }[] {
  return Array.from({ length: 7 }, (_, index) => {
    const on = civilDate(2024, 1, 1 + index)
    return {
      short: named(on, i18n, { weekday: 'narrow' }),
      long: named(on, i18n, { weekday: 'long' }),
    }
  })
}

function dayName(on: CivilDate, i18n: I18n): string {
  return named(on, i18n, { weekday: 'long' })
}

function named(on: CivilDate, i18n: I18n, options: Intl.DateTimeFormatOptions): string {
  const locale = i18n.locale === 'ar' ? 'ar-MA' : i18n.locale
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(`${on}T12:00:00Z`)
  )
}
