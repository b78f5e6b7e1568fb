import { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'

/** The zone in which a day begins for everyone at the town hall. */
export const ZONE = 'Africa/Casablanca'

let frozen: DateTime | null = null
/** What `release` goes back to. */
let standing: DateTime | null = null

/**
 * The one source of "now" and "today". IDARA_TODAY sets it for a demonstration or a trial: '2026-03-31' is that day
 * at the hour of the machine, '2026-12-31T23:50' the instant at which each process begins. Tests freeze and release it.
 */
export const clock = {
  /** The instant, in UTC: what `*_at` columns store. */
  now(): DateTime {
    if (frozen) return frozen
    const fixed = process.env.IDARA_TODAY
    if (!fixed) return DateTime.utc()
    const begin = DateTime.fromISO(fixed, { zone: ZONE })
    if (!begin.isValid)
      throw new Error(`IDARA_TODAY is ${fixed}: 2026-03-31 or 2026-03-31T23:50 is wanted`)
    if (fixed.includes('T')) return begin.plus(Math.floor(performance.now())).toUTC()
    const { year, month, day } = begin
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
    frozen = standing
  },

  /** For work that tells its days from today: the clock stands, so that midnight never passes in the middle of it. */
  async standStill<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = standing
    standing = frozen = clock.now()
    try {
      return await work()
    } finally {
      standing = frozen = before
    }
  },
}
