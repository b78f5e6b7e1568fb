import type { CivilDate } from '#values/civil_date'
import { earlierOf, laterOf } from '#values/civil_date'

/** Days from `from` to `to`, both included; `to` null means without end. */
export interface Period {
  from: CivilDate
  to: CivilDate | null
}

export function contains(period: Period, on: CivilDate): boolean {
  return on >= period.from && (period.to === null || on <= period.to)
}

export function overlaps(a: Period, b: Period): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)
}

/** The days two periods share; null when they share none. */
export function intersection(a: Period, b: Period): Period | null {
  if (!overlaps(a, b)) return null
  const to = a.to === null ? b.to : b.to === null ? a.to : earlierOf(a.to, b.to)
  return { from: laterOf(a.from, b.from), to }
}
