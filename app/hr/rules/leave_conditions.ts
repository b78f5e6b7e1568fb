import type { CivilDate } from '#values/civil_date'
import {
  addDays,
  addMonths,
  daysBetween,
  formatCivilDate,
  laterOf,
  yearOf,
} from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { leaveType } from '#hr/rules/leave_days'
import { paternityWindow } from '#hr/rules/paternity_window'
import type { LeaveTypeRow } from '#hr/rules/tables'

export interface PastLeave {
  type: string
  start: CivilDate
  end: CivilDate
  days: number
}

export interface LeaveAsked {
  type: string
  start: CivilDate
  end: CivilDate
  days: number
  sex: 'F' | 'M' | null
  /** Whose leave it is, for the sentences. */
  name?: string
  /** Birth of the child, for paternity. */
  birth: CivilDate | null
  /** Leave of the same person that was granted or waits. */
  past: PastLeave[]
}

/**
 * Refuses what the texts do not allow for a kind of leave: hr.leave_no_day, hr.leave_sex, hr.birth_missing,
 * hr.child_birth_missing, hr.child_not_born, hr.child_too_old,
 * hr.paternity_outside_window, hr.leave_yearly_limit, hr.leave_period_limit, hr.leave_once.
 */
export function checkConditions(asked: LeaveAsked, parameters: Parameters): void {
  const { row } = leaveType(parameters, asked.type, asked.start)
  const name = asked.name ?? ''
  if (asked.days <= 0) {
    const params = { start: formatCivilDate(asked.start), end: formatCivilDate(asked.end) }
    throw new Refusal('hr.leave_no_day', params, { field: 'end' })
  }
  if (row.sex && asked.sex !== null && asked.sex !== row.sex) {
    throw new Refusal('hr.leave_sex', { name, type: asked.type, sex: row.sex }, { field: 'type' })
  }
  if (asked.type === 'paternity') checkPaternity(asked, parameters)
  if (row.childUnderMonths !== undefined) checkChild(asked, row.childUnderMonths)
  const same = asked.past.filter((leave) => leave.type === asked.type)
  if (row.once && same.length > 0) {
    const before = formatCivilDate(same[0].start)
    throw new Refusal('hr.leave_once', { name, type: asked.type, before }, { field: 'type' })
  }
  checkYear(asked, row, same)
  checkMonths(asked, row, same)
}

function checkPaternity(asked: LeaveAsked, parameters: Parameters): void {
  const name = asked.name ?? ''
  if (asked.birth === null) throw new Refusal('hr.birth_missing', { name }, { field: 'birth' })
  const { value } = paternityWindow({ birth: asked.birth, start: asked.start }, parameters)
  if (value.allowed) return
  throw new Refusal(
    'hr.paternity_outside_window',
    {
      name,
      birth: formatCivilDate(asked.birth),
      closes: formatCivilDate(value.windowCloses),
      last: formatCivilDate(value.lastStart),
    },
    { field: 'start' }
  )
}

/** Kafala: the child is younger than so many months when the leave begins. */
function checkChild(asked: LeaveAsked, months: number): void {
  const { type, birth, start, name = '' } = asked
  if (birth === null) throw new Refusal('hr.child_birth_missing', { name }, { field: 'birth' })
  const last = addDays(addMonths(birth, months), -1)
  const params = { name, type, birth: formatCivilDate(birth), months, last: formatCivilDate(last) }
  if (birth > start) throw new Refusal('hr.child_not_born', params, { field: 'birth' })
  if (start > last) throw new Refusal('hr.child_too_old', params, { field: 'start' })
}

function checkYear(asked: LeaveAsked, row: LeaveTypeRow, same: PastLeave[]): void {
  if (row.mostDays === undefined) return
  const year = yearOf(asked.start)
  const taken = same
    .filter((leave) => yearOf(leave.start) === year)
    .reduce((sum, leave) => sum + leave.days, 0)
  if (taken + asked.days <= row.mostDays) return
  const name = asked.name ?? ''
  const params = { name, type: asked.type, taken, asked: asked.days, most: row.mostDays, year }
  throw new Refusal('hr.leave_yearly_limit', params, { field: 'end' })
}

/** At most so many months in the window of months that ends with the leave. */
function checkMonths(asked: LeaveAsked, row: LeaveTypeRow, same: PastLeave[]): void {
  if (row.mostMonths === undefined || row.everyMonths === undefined) return
  const opens = addDays(addMonths(asked.end, -row.everyMonths), 1)
  const most = daysBetween(asked.start, addMonths(asked.start, row.mostMonths))
  const inside = (leave: { start: CivilDate; end: CivilDate }) =>
    leave.end < opens ? 0 : daysBetween(laterOf(leave.start, opens), leave.end) + 1
  const taken = same
    .filter((leave) => leave.start < asked.start)
    .reduce((sum, leave) => sum + inside(leave), 0)
  if (taken + inside(asked) <= most) return
  const params = {
    name: asked.name ?? '',
    type: asked.type,
    taken,
    asked: inside(asked),
    most: row.mostMonths,
    every: row.everyMonths,
  }
  throw new Refusal('hr.leave_period_limit', params, { field: 'end' })
}

/** Annual leave begins after the first months of service. Refuses hr.leave_too_early. */
export function checkFirstYear(
  person: { name: string; recruitedOn: CivilDate },
  start: CivilDate,
  parameters: Parameters
): void {
  const terms = parameters.on<{ firstAfterMonths: number }>('hr.leave.annual', start).value
  const first = addMonths(person.recruitedOn, terms.firstAfterMonths)
  if (start >= first) return
  const params = {
    name: person.name,
    recruited: formatCivilDate(person.recruitedOn),
    first: formatCivilDate(first),
  }
  throw new Refusal('hr.leave_too_early', params, { field: 'start' })
}

/** Leave of before the ledger was opened is no longer written in it. Refuses hr.leave_year_closed. */
export function checkOpenYear(
  name: string,
  start: CivilDate,
  lots: readonly { from: CivilDate }[]
): void {
  const opened = lots.map((lot) => lot.from).sort()[0]
  if (opened === undefined || start >= opened) return
  const params = { name, start: formatCivilDate(start), opened: formatCivilDate(opened) }
  throw new Refusal('hr.leave_year_closed', params, { field: 'start' })
}
