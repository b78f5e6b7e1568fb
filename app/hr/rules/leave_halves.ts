import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'

export interface HalfDay {
  on: CivilDate
  half: 'am' | 'pm'
}

interface Span {
  start: CivilDate
  end: CivilDate
  startsAtNoon: boolean
  endsAtNoon: boolean
}

/** Every half-day from the first to the last of a leave, whether it counts or not. */
export function halfDaysOf(leave: Span): HalfDay[] {
  const halves: HalfDay[] = []
  for (let on = leave.start; on <= leave.end; on = addDays(on, 1)) {
    if (!(leave.startsAtNoon && on === leave.start)) halves.push({ on, half: 'am' })
    if (!(leave.endsAtNoon && on === leave.end)) halves.push({ on, half: 'pm' })
  }
  return halves
}

/** True when two leaves share a half-day: one may end at noon where the other begins. */
export function overlap(one: Span, other: Span): boolean {
  if (one.end < other.start || other.end < one.start) return false
  const meet = (before: Span, after: Span) =>
    before.end === after.start && before.endsAtNoon && after.startsAtNoon
  return !meet(one, other) && !meet(other, one)
}
