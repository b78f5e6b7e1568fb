import { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import { ZONE } from '#platform/clock'

/** An instant as rules read it: local time with its offset, '2026-11-24T08:00:00+01:00'. */
export function localText(at: DateTime | Date): string {
  const time = at instanceof Date ? DateTime.fromJSDate(at) : at
  return time.setZone(ZONE).toISO({ suppressMilliseconds: true }) ?? ''
}

/** A local text back as an instant. */
export function instantOf(text: string): DateTime {
  return DateTime.fromISO(text, { zone: ZONE })
}

/** The instants between which a local day lies, end excluded. */
export function dayBounds(on: CivilDate): { from: DateTime; to: DateTime } {
  return { from: instantOf(`${on}T00:00`), to: instantOf(`${addDays(on, 1)}T00:00`) }
}

/** '08:30' in the town hall. */
export function clockTime(at: DateTime | Date): string {
  return localText(at).slice(11, 16)
}
