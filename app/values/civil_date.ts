/** A day of the calendar, 'YYYY-MM-DD'. Text compares as time does; no zone can move it. */
export type CivilDate = string

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY = 86_400_000

/** True for a day that exists ('2026-02-29' does not). */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string') return false
  const match = PATTERN.exec(text)
  return match !== null && toText(utc(text)) === text
}

/** '28/02/2026', '2026-02-28' or '2026-02-28T…' as a civil date; null when no such day exists. */
export function parseCivilDate(text: string): CivilDate | null {
  const trimmed = text.trim()
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  const iso = local
    ? `${local[3]}-${local[2].padStart(2, '0')}-${local[1].padStart(2, '0')}`
    : trimmed.slice(0, 10)
  return isCivilDate(iso) ? iso : null
}

export function civilDate(year: number, month: number, day: number): CivilDate {
  return toText(Date.UTC(year, month - 1, day))
}

export function yearOf(on: CivilDate): number {
  return Number(on.slice(0, 4))
}

export function monthOf(on: CivilDate): number {
  return Number(on.slice(5, 7))
}

export function dayOf(on: CivilDate): number {
  return Number(on.slice(8, 10))
}

export function addDays(on: CivilDate, days: number): CivilDate {
  return toText(utc(on) + days * DAY)
}

/** The same day of another month; a day that month lacks becomes its last (31/08 + 6 months = 28/02). */
export function addMonths(on: CivilDate, months: number): CivilDate {
  const index = yearOf(on) * 12 + monthOf(on) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return civilDate(year, month, Math.min(dayOf(on), daysInMonth(year, month)))
}

export function addYears(on: CivilDate, years: number): CivilDate {
  return addMonths(on, years * 12)
}

/** Whole days from one day to another; 1 from today to tomorrow. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utc(to) - utc(from)) / DAY)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(on: CivilDate): number {
  return ((new Date(utc(on)).getUTCDay() + 6) % 7) + 1
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function endOfMonth(on: CivilDate): CivilDate {
  return civilDate(yearOf(on), monthOf(on), daysInMonth(yearOf(on), monthOf(on)))
}

/** Completed years at a day: the age of a person born on `birth`. */
export function completedYears(birth: CivilDate, on: CivilDate): number {
  const years = yearOf(on) - yearOf(birth)
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** '28/02/2026', the way it is read in every language of the product. */
export function formatCivilDate(on: CivilDate): string {
  return `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
}

export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a >= b ? a : b
}

export function earlierOf(a: CivilDate, b: CivilDate): CivilDate {
  return a <= b ? a : b
}

function utc(on: CivilDate): number {
  return Date.UTC(yearOf(on), monthOf(on) - 1, dayOf(on))
}

function toText(milliseconds: number): CivilDate {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
