import type { CivilDate } from '#values/civil_date'
import {
  addDays,
  addMonths,
  civilDate,
  daysBetween,
  formatCivilDate,
  weekday,
  yearOf,
} from '#values/civil_date'
import type { Explained, Parameter, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Holiday } from '#hr/rules/calendar'
import { WorkingCalendar } from '#hr/rules/calendar'
import { parameterStep, step } from '#hr/rules/steps'
import type { LeaveTypeRow } from '#hr/rules/tables'

export interface LeaveDaysFacts {
  type: string
  start: CivilDate
  /** Last day of the leave; or leave it out and give `days`, or neither for a length set by law. */
  end?: CivilDate
  days?: number
  /** Starts after the midday break. */
  startsAtNoon?: boolean
  /** Ends at the midday break. */
  endsAtNoon?: boolean
  /** The holidays of the calendar in force; the dated settings otherwise. */
  holidays?: Holiday[]
}

export interface LeaveDays {
  type: string
  counting: 'working' | 'calendar'
  days: number
  start: CivilDate
  end: CivilDate
  /** First working day after the end; the last day itself when the leave ends at noon. */
  back: CivilDate
  weekendDays: number
  holidays: Holiday[]
}

/** Six years: longer than any leave a text knows. */
const LONGEST = 2200

/** The row of a kind of leave valid on a day. Refuses `hr.leave_type_unknown`. */
export function leaveType(
  parameters: Parameters,
  type: string,
  on: CivilDate
): { row: LeaveTypeRow; parameter: Parameter<LeaveTypeRow[]> } {
  const parameter = parameters.on<LeaveTypeRow[]>('hr.leave.types', on)
  const row = parameter.value.find((candidate) => candidate.type === type)
  if (!row) {
    throw new Refusal('hr.leave_type_unknown', {
      type,
      known: parameter.value.map((each) => each.type).join(', '),
    })
  }
  return { row, parameter }
}

/**
 * How many days a leave counts: from its ends, or its last day from its number of days.
 * Annual and exceptional leave count working days, every other kind calendar days.
 * Refuses hr.leave_ends_before_start, hr.leave_without_end, hr.leave_two_lengths, hr.leave_too_long,
 * hr.leave_half_days, hr.leave_halves_differ, hr.leave_not_halves.
 */
export function leaveDays(facts: LeaveDaysFacts, parameters: Parameters): Explained<LeaveDays> {
  const { row, parameter } = leaveType(parameters, facts.type, facts.start)
  const calendar = facts.holidays
    ? WorkingCalendar.of(facts.holidays)
    : WorkingCalendar.fromParameters(parameters)
  const counts = (on: CivilDate) => row.counting === 'calendar' || calendar.isWorking(on)
  const { end, derivation } = lastDay(facts, row, counts)

  let span = 0
  let counted = 0
  let weekendDays = 0
  const holidays: Holiday[] = []
  for (let on = facts.start; on <= end; on = addDays(on, 1)) {
    span++
    if (counts(on)) counted++
    const holiday = calendar.holidayOn(on)
    if (weekday(on) > 5) weekendDays++
    else if (holiday) holidays.push({ on, name: holiday })
  }
  const half = halfDays(facts, end, row, parameters, counts)
  const days = counted - half.sum
  const afternoon = half.end && calendar.isWorking(end)
  const back = afternoon ? end : calendar.workingFrom(addDays(end, 1))

  const steps: Step[] = [
    parameterStep(`counting_${row.counting}`, parameter, { reference: row.reference }),
  ]
  if (row.counting === 'working' && !facts.holidays)
    steps.push(...unknownYears(facts.start, end, parameters))
  if (derivation) steps.push(derivation)
  steps.push(
    step('leave_span', {
      params: { start: facts.start, end },
      formula: `${formatCivilDate(facts.start)} → ${formatCivilDate(end)} = ${span}`,
    })
  )
  if (row.counting === 'working') {
    steps.push(step('leave_weekends', { formula: `− ${weekendDays}` }))
    steps.push(...holidays.map((holiday) => holidaySteps(holiday)))
  }
  if (half.sum > 0) steps.push(step('leave_half_days', { formula: `− ${french(half.sum)}` }))
  steps.push(
    step('leave_counted', {
      params: { days: french(days) },
      formula: sum(span, row, weekendDays, holidays, half.sum, days),
    })
  )
  steps.push(
    step(afternoon ? 'leave_back_at_noon' : 'leave_back', {
      params: { back },
      formula: formatCivilDate(back),
    })
  )
  const value = {
    type: row.type,
    counting: row.counting,
    days,
    start: facts.start,
    end,
    back,
    weekendDays,
    holidays,
  }
  return { value, steps }
}

function lastDay(
  facts: LeaveDaysFacts,
  row: LeaveTypeRow,
  counts: (on: CivilDate) => boolean
): { end: CivilDate; derivation: Step | null } {
  if (facts.end !== undefined && facts.days !== undefined)
    throw new Refusal('hr.leave_two_lengths', {})
  if (facts.end !== undefined) {
    if (facts.end < facts.start) {
      throw new Refusal(
        'hr.leave_ends_before_start',
        { start: formatCivilDate(facts.start), end: formatCivilDate(facts.end) },
        { field: 'end' }
      )
    }
    if (daysBetween(facts.start, facts.end) >= LONGEST)
      throw new Refusal('hr.leave_too_long', { most: LONGEST })
    return { end: facts.end, derivation: null }
  }
  if (facts.days === undefined && row.fixedMonths !== undefined) {
    const end = addDays(addMonths(facts.start, row.fixedMonths), -1)
    return {
      end,
      derivation: step('leave_by_months', {
        formula: `${row.fixedMonths} → ${formatCivilDate(end)}`,
      }),
    }
  }
  const days = facts.days ?? row.fixedDays
  if (days === undefined) throw new Refusal('hr.leave_without_end', { type: row.type })
  if (days <= 0 || days > LONGEST) throw new Refusal('hr.leave_too_long', { most: LONGEST })
  if (!Number.isInteger(days * 2))
    throw new Refusal('hr.leave_not_halves', { days: french(days) }, { field: 'days' })
  let end = facts.start
  const noon = noonStart(facts, counts)
  if (facts.days !== undefined && facts.endsAtNoon && Number.isInteger(days + noon)) {
    const params = { days: french(days), start: formatCivilDate(facts.start) }
    throw new Refusal('hr.leave_halves_differ', params, { field: 'ends_at_noon' })
  }
  let left = Math.ceil(days + noon)
  for (;;) {
    if (counts(end)) left--
    if (left === 0) break
    end = addDays(end, 1)
  }
  return {
    end,
    derivation: step('leave_by_days', { formula: `${french(days)} → ${formatCivilDate(end)}` }),
  }
}

/** The half-day that a start at noon leaves out, when that day counts at all. */
function noonStart(facts: LeaveDaysFacts, counts: (on: CivilDate) => boolean): number {
  return facts.startsAtNoon && counts(facts.start) ? 0.5 : 0
}

function halfDays(
  facts: LeaveDaysFacts,
  end: CivilDate,
  row: LeaveTypeRow,
  parameters: Parameters,
  counts: (on: CivilDate) => boolean
): { sum: number; end: boolean } {
  const noon = noonStart(facts, counts)
  const byLength = facts.days !== undefined && !Number.isInteger(facts.days + noon)
  const endsAtNoon = facts.endsAtNoon === true || byLength
  const halves = noon + (endsAtNoon && counts(end) ? 0.5 : 0)
  if (!facts.startsAtNoon && !endsAtNoon) return { sum: 0, end: false }
  const allowed = parameters.on<boolean>('hr.leave.half_days', facts.start).value && row.halfDays
  if (!allowed || (facts.start === end && halves === 1))
    throw new Refusal('hr.leave_half_days', { type: row.type })
  return { sum: halves, end: endsAtNoon }
}

/** A year whose moving holidays nobody has entered yet is said, never silently counted. */
function unknownYears(start: CivilDate, end: CivilDate, parameters: Parameters): Step[] {
  const years = [...new Set([yearOf(start), yearOf(end)])]
  return years
    .filter((year) => !parameters.find('hr.holidays.moving', civilDate(year, 12, 31)))
    .map((year) => step('moving_holidays_unknown', { params: { year } }))
}

function holidaySteps(holiday: Holiday): Step {
  return step('leave_holiday', {
    params: { name: holiday.name },
    formula: `− 1 (${formatCivilDate(holiday.on)})`,
  })
}

function sum(
  span: number,
  row: LeaveTypeRow,
  weekendDays: number,
  holidays: Holiday[],
  half: number,
  days: number
): string {
  const taken = row.counting === 'working' ? [weekendDays, holidays.length, half] : [half]
  const parts = taken.filter((part) => part > 0).map((part) => ` − ${french(part)}`)
  return `${span}${parts.join('')} = ${french(days)}`
}

function french(days: number): string {
  return String(days).replace('.', ',')
}
