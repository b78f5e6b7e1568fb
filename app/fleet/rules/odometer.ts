import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { dayOfInstant, minuteOf } from '#fleet/rules/windows'
import { shown, step } from '#fleet/rules/steps'

export interface Reading {
  at: string
  km: number
}

/** A new meter: it showed `newKm` when the old one stopped at `oldKm`. */
export interface MeterReplacement {
  at: string
  oldKm: number
  newKm: number
}

export interface OdometerVerdict {
  accepted: boolean
  /** Kilometres since the previous reading, meter replacements counted. */
  sincePrevious: number | null
  /** At a departure: kilometres nobody recorded. */
  unexplainedKm: number
  /** The unexplained kilometres are above what the commune lets pass (I10). */
  alert: boolean
  previous: Reading | null
  next: Reading | null
}

/**
 * I9: a reading at a time lies between the previous and the next ones. Readings before a meter's
 * replacement are carried onto one continuous scale. I10: kilometres since the last reading at a departure.
 */
export function acceptReading(
  history: readonly Reading[],
  candidate: Reading & { departure?: boolean },
  replacements: readonly MeterReplacement[],
  parameters: Parameters
): Explained<OdometerVerdict> {
  const steps: Step[] = []
  const ordered = history.toSorted((a, b) => minuteOf(a.at) - minuteOf(b.at) || a.km - b.km)
  const previous =
    ordered.findLast((reading) => minuteOf(reading.at) <= minuteOf(candidate.at)) ?? null
  const next = ordered.find((reading) => minuteOf(reading.at) > minuteOf(candidate.at)) ?? null
  const total = (reading: Reading) => continuousKm(reading, replacements)

  for (const change of replacements) {
    steps.push(
      step('odometer_replaced', {
        params: { at: change.at },
        formula: `${shown(change.oldKm)} → ${shown(change.newKm)} km`,
      })
    )
  }
  const sincePrevious = previous ? total(candidate) - total(previous) : null
  const belowPrevious = sincePrevious !== null && sincePrevious < 0
  const aboveNext = next !== null && total(candidate) > total(next)
  if (previous) {
    const formula = `${shown(total(candidate))} ${belowPrevious ? '<' : '≥'} ${shown(total(previous))}`
    steps.push(
      step(belowPrevious ? 'odometer_below_previous' : 'odometer_after_previous', {
        params: { at: previous.at },
        formula,
      })
    )
  }
  if (next) {
    const formula = `${shown(total(candidate))} ${aboveNext ? '>' : '≤'} ${shown(total(next))}`
    steps.push(
      step(aboveNext ? 'odometer_above_next' : 'odometer_before_next', {
        params: { at: next.at },
        formula,
      })
    )
  }

  const accepted = !belowPrevious && !aboveNext
  const limit = parameters.on<number>('fleet.mission.unexplained_km', dayOfInstant(candidate.at))
  const unexplainedKm = candidate.departure && accepted ? (sincePrevious ?? 0) : 0
  const alert = unexplainedKm > limit.value
  if (candidate.departure && accepted && previous) {
    const formula = `${shown(candidate.km)} − ${shown(previous.km)} = ${shown(unexplainedKm)} km ; ${alert ? '>' : '≤'} ${limit.value} km`
    steps.push(
      step(alert ? 'odometer_unexplained' : 'odometer_explained', { formula, parameter: limit })
    )
  }
  return { value: { accepted, sincePrevious, unexplainedKm, alert, previous, next }, steps }
}

/** The reading as if the first meter had never been replaced. */
export function continuousKm(reading: Reading, replacements: readonly MeterReplacement[]): number {
  const before = replacements.filter((change) => minuteOf(change.at) <= minuteOf(reading.at))
  return before.reduce((km, change) => km + change.oldKm - change.newKm, reading.km)
}
