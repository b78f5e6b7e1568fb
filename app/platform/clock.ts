import { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'

/** The zone in which a day begins for everyone at the town hall. */
export const ZONE = 'Africa/Casablanca'

let frozen: DateTime | null = null

/**
 * The one source of "now" and "today". IDARA_TODAY ('2026-03-31') fixes the day for a demonstration or a
 * trial; tests freeze and release it.
 */
export const clock = {
  /** The instant, in UTC: what `*_at` columns store. */
  now(): DateTime {
    if (frozen) return frozen
    const fixed = process.env.IDARA_TODAY
    if (!fixed) return DateTime.utc()
    const [year, month, day] = fixed.split('-').map(Number)
    return DateTime.now().setZone(ZONE).set({ year, month, day }).toUTC()
  },

  /** The day at the town hall: what `*_on` columns store. */
  today(): CivilDate {
    return clock.now().setZone(ZONE).toFormat('yyyy-MM-dd')
  },

  /** For tests: '2026-02-27' or '2026-02-27T16:30' in the town hall's zone. */
  freeze(at: string): void {
    frozen = DateTime.fromISO(at, { zone: ZONE }).toUTC()
  },

  release(): void {
    frozen = null
  },
}
