import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import { Refusal } from '#values/refusal'

/**
 * A stretch of time, end excluded. Instants are ISO texts in the town hall's local time
 * ('2026-11-24T08:00', with or without its offset): their first ten characters are the local day.
 */
export interface Window {
  from: string
  to: string
}

const MINUTE = 60_000

/** Minutes since the epoch; a text without offset counts as the same zone as every other. */
export function minuteOf(instant: string): number {
  const value = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(instant) ? instant : `${instant}Z`)
  if (Number.isNaN(value)) throw new Refusal('fleet.instant_invalid', { value: instant })
  return value / MINUTE
}

export function dayOfInstant(instant: string): CivilDate {
  return instant.slice(0, 10)
}

/** The last local day of a window: its end is excluded, so midnight belongs to the day before. */
export function lastDayOf(window: Window): CivilDate {
  const day = dayOfInstant(window.to)
  return timeOfInstant(window.to) === '00:00' ? addDays(day, -1) : day
}

export function timeOfInstant(instant: string): string {
  return instant.slice(11, 16)
}

export function minutesOf(window: Window): number {
  return minuteOf(window.to) - minuteOf(window.from)
}

/** Half-open: conflict iff s1 < e2 + buffer and s2 < e1 + buffer. */
export function conflict(a: Window, b: Window, bufferMinutes = 0): boolean {
  return (
    minuteOf(a.from) < minuteOf(b.to) + bufferMinutes &&
    minuteOf(b.from) < minuteOf(a.to) + bufferMinutes
  )
}

/** Refuses a window that ends before or when it begins. */
export function checkWindow(window: Window): void {
  if (minutesOf(window) <= 0)
    throw new Refusal('fleet.window_reversed', { from: window.from, to: window.to })
}

/** Local days a window touches, first to last. */
export function daysOf(window: Window): CivilDate[] {
  const days: CivilDate[] = []
  for (let day = dayOfInstant(window.from); day <= dayOfInstant(window.to); day = addDays(day, 1))
    days.push(day)
  return days
}

/** '24/11 08:00 – 10:30', for sentences; the same in every language. */
export function showWindow(window: Window): string {
  const day = (instant: string) => `${instant.slice(8, 10)}/${instant.slice(5, 7)}`
  const end = dayOfInstant(window.from) === dayOfInstant(window.to) ? '' : `${day(window.to)} `
  return `${day(window.from)} ${timeOfInstant(window.from)}–${end}${timeOfInstant(window.to)}`
}

/** Days without times cover the whole of their last day. */
export function wholeDays<Stay extends Window>(stay: Stay): Stay {
  return {
    ...stay,
    from: stay.from.length === 10 ? `${stay.from}T00:00` : stay.from,
    to: stay.to.length === 10 ? `${stay.to}T24:00` : stay.to,
  }
}
