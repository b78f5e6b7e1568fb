import type { CivilDate } from '#values/civil_date'
import { addDays, weekday, yearOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'

export interface HolidayFact {
  dayOn: CivilDate
  feast: string
  nameFr: string
  nameAr: string
}

/**
 * Which days are worked. A snapshot: load once, ask as often as you like.
 * A year of which no holiday is known refuses `registry.calendar_unknown_year` rather than count wrong.
 */
export class WorkingCalendar {
  readonly #rest: Set<number>
  readonly #holidays = new Map<CivilDate, HolidayFact>()
  readonly #years = new Set<number>()

  /** `restDays`: 1 = Monday … 7 = Sunday. */
  constructor(restDays: readonly number[], holidays: readonly HolidayFact[]) {
    this.#rest = new Set(restDays)
    for (const holiday of holidays) {
      this.#holidays.set(holiday.dayOn, holiday)
      this.#years.add(yearOf(holiday.dayOn))
    }
  }

  /** True when the holidays of that year are known, at least planned. */
  knows(year: number): boolean {
    return this.#years.has(year)
  }

  holidayOn(on: CivilDate): HolidayFact | null {
    return this.#holidays.get(on) ?? null
  }

  isRestDay(on: CivilDate): boolean {
    return this.#rest.has(weekday(on))
  }

  isWorkingDay(on: CivilDate): boolean {
    if (this.isRestDay(on)) return false
    if (!this.knows(yearOf(on)))
      throw new Refusal('registry.calendar_unknown_year', { year: yearOf(on) })
    return !this.#holidays.has(on)
  }

  /** Working days from a day to another, both counted: 02/11/2026 to 20/11/2026 is 13. Zero when `to` is before. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number {
    let count = 0
    for (let on = from; on <= to; on = addDays(on, 1)) if (this.isWorkingDay(on)) count++
    return count
  }

  /** The n-th working day after a day (before it when negative); the day itself when n is 0. For deadlines. */
  addWorkingDays(from: CivilDate, days: number): CivilDate {
    const step = Math.sign(days)
    let on = from
    for (let left = Math.abs(days); left > 0;) {
      on = addDays(on, step)
      if (this.isWorkingDay(on)) left--
    }
    return on
  }

  /** The last day of an absence of so many working days begun on `from`: 22 from 03/08/2026 is 08/09/2026. */
  lastDayOf(from: CivilDate, days: number): CivilDate {
    return this.addWorkingDays(addDays(from, -1), days)
  }

  /** The day itself when worked, else the next worked one. */
  nextWorkingDay(on: CivilDate): CivilDate {
    return this.isWorkingDay(on) ? on : this.addWorkingDays(on, 1)
  }
}
