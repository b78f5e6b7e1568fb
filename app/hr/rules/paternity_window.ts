import type { CivilDate } from '#values/civil_date'
import { addDays, formatCivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { parameterStep } from '#hr/rules/steps'
import type { PaternityTerms } from '#hr/rules/tables'

export interface PaternityWindowFacts {
  birth: CivilDate
  start?: CivilDate
}

export interface PaternityWindow {
  days: number
  start: CivilDate
  end: CivilDate
  /** The day the child reaches the age at which the leave may no longer be taken. */
  windowCloses: CivilDate
  /** Last first day of the leave. */
  lastStart: CivilDate
  allowed: boolean
}

/** Fifteen consecutive days, before the child is fourteen weeks old. */
export function paternityWindow(
  facts: PaternityWindowFacts,
  parameters: Parameters
): Explained<PaternityWindow> {
  const terms = parameters.on<PaternityTerms>('hr.leave.paternity', facts.birth)
  const { days, windowWeeks, inside } = terms.value
  const start = facts.start ?? facts.birth
  const end = addDays(start, days - 1)
  const windowCloses = addDays(facts.birth, windowWeeks * 7)
  const lastStart = inside === 'start' ? addDays(windowCloses, -1) : addDays(windowCloses, -days)
  const allowed = start >= facts.birth && start <= lastStart
  const steps: Step[] = [
    parameterStep('paternity_end', terms, {
      params: { days },
      formula: `${formatCivilDate(start)} + ${days} − 1 = ${formatCivilDate(end)}`,
    }),
    parameterStep('paternity_window', terms, {
      params: { weeks: windowWeeks },
      formula: `${formatCivilDate(facts.birth)} + ${windowWeeks} × 7 = ${formatCivilDate(windowCloses)}`,
    }),
    parameterStep(allowed ? 'paternity_allowed' : 'paternity_refused', terms, {
      params: { inside, lastStart },
      formula: `${formatCivilDate(facts.birth)} ≤ ${formatCivilDate(start)} ≤ ${formatCivilDate(lastStart)}`,
    }),
  ]
  return { value: { days, start, end, windowCloses, lastStart, allowed }, steps }
}
