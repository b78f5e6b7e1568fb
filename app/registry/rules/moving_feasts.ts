import type { CivilDate } from '#values/civil_date'
import { addDays, civilDate } from '#values/civil_date'

/** Feasts of the lunar calendar by month and day, with the days of rest each gives. */
export const MOVING_FEASTS = [
  { feast: 'fitr', month: 10, day: 1, days: 2 },
  { feast: 'adha', month: 12, day: 10, days: 2 },
  { feast: 'muharram', month: 1, day: 1, days: 1 },
  { feast: 'mawlid', month: 3, day: 12, days: 2 },
] as const

const lunar = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

/**
 * Where the moving feasts of a civil year will probably fall, from the computed lunar calendar. The moon decides,
 * a day more or less: estimates, to be confirmed by the commune.
 */
export function estimateMovingFeasts(year: number): { feast: string; dayOn: CivilDate }[] {
  const found: { feast: string; dayOn: CivilDate }[] = []
  for (let on = civilDate(year, 1, 1); on <= civilDate(year, 12, 31); on = addDays(on, 1)) {
    const parts = lunar.formatToParts(new Date(`${on}T12:00:00Z`))
    const part = (type: string) => Number(parts.find((item) => item.type === type)?.value)
    const [month, day] = [part('month'), part('day')]
    for (const feast of MOVING_FEASTS) {
      if (feast.month !== month || feast.day !== day) continue
      for (let index = 0; index < feast.days; index++)
        found.push({ feast: feast.feast, dayOn: addDays(on, index) })
    }
  }
  return found
}
