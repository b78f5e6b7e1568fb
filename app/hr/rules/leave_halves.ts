import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'

export interface HalfDay {
  on: CivilDate
  half: 'am' | 'pm'
}

/** Every half-day from the first to the last of a leave, whether it counts or not. */
export function halfDaysOf(leave: {
  start: CivilDate
  end: CivilDate
  startsAtNoon: boolean
  endsAtNoon: boolean
}): HalfDay[] {
  const halves: HalfDay[] = []
  for (let on = leave.start; on <= leave.end; on = addDays(on, 1)) {
    if (!(leave.startsAtNoon && on === leave.start)) halves.push({ on, half: 'am' })
    if (!(leave.endsAtNoon && on === leave.end)) halves.push({ on, half: 'pm' })
  }
  return halves
}
