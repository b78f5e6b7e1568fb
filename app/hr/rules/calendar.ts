import type { CivilDate } from '#values/civil_date'
import { addDays, weekday } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { FixedHolidayRow, MovingHolidayRow } from '#hr/rules/tables'

export interface Holiday {
  on: CivilDate
  name: string
}

/** The days a calendar does not work. */
export class WorkingCalendar {
  readonly #holidays: (on: CivilDate) => string | null

  constructor(holidays: (on: CivilDate) => string | null) {
    this.#holidays = holidays
  }

  /** A calendar made of the holidays given and of nothing else. */
  static of(holidays: Iterable<Holiday>): WorkingCalendar {
    const names = new Map<CivilDate, string>()
    for (const holiday of holidays) names.set(holiday.on, holiday.name)
    return new WorkingCalendar((on) => names.get(on) ?? null)
  }

  /** The public holidays of the dated settings, each day by the list valid on that day. */
  static fromParameters(parameters: Parameters): WorkingCalendar {
    const years = new Map<string, Map<CivilDate, string>>()
    return new WorkingCalendar((on) => {
      const fixed = parameters.find<FixedHolidayRow[]>('hr.holidays.fixed', on)
      const known = fixed?.value.find((row) => row.day === on.slice(5))
      if (known) return known.name
      const year = on.slice(0, 4)
      let names = years.get(year)
      if (!names) {
        const moving = parameters.find<MovingHolidayRow[]>('hr.holidays.moving', on)
        names = new Map((moving?.value ?? []).map((row) => [row.on, row.name]))
        years.set(year, names)
      }
      return names.get(on) ?? null
    })
  }

  holidayOn(on: CivilDate): string | null {
    return this.#holidays(on)
  }

  /** Monday to Friday and no holiday. */
  isWorking(on: CivilDate): boolean {
    return weekday(on) <= 5 && this.#holidays(on) === null
  }

  /** That day, or the first working day after it. */
  workingFrom(on: CivilDate): CivilDate {
    let day = on
    while (!this.isWorking(day)) day = addDays(day, 1)
    return day
  }
}
