import type { CivilDate } from '#values/civil_date'
import { addMonths, daysBetween, formatCivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { InspectionPeriod } from '#fleet/settings/documents'
import { step } from '#fleet/rules/steps'

export interface VehicleForInspection {
  useClass: string
  firstUsedOn: CivilDate
  /** The last accepted visit; null before the first. */
  lastVisitOn: CivilDate | null
  leased?: boolean
}

export interface InspectionDue {
  /** Null when the class has no inspection. */
  dueOn: CivilDate | null
  /** Days from `on` to the due day, negative when past. */
  daysLeft: number | null
  /** The smallest alert threshold reached, null when none is. */
  alertDays: number | null
  overdue: boolean
}

/**
 * The day the next technical inspection falls due: the last visit (or the first use) plus the period of
 * the use class, clamped to the end of a shorter month.
 */
export function inspectionDue(
  vehicle: VehicleForInspection,
  on: CivilDate,
  parameters: Parameters
): Explained<InspectionDue> {
  const periods = parameters.on<InspectionPeriod[]>('fleet.inspection.periods', on)
  const asHired = parameters.on<boolean>('fleet.inspection.lease_counts_as_hire', on)
  const useClass = vehicle.leased && asHired.value ? 'hired' : vehicle.useClass
  const period = periods.value.find((row) => row.use_class === useClass)
  if (!period) {
    const known = periods.value.map((row) => row.use_class).join(', ')
    throw new Refusal('fleet.use_class_unknown', { use_class: useClass, known })
  }

  const steps: Step[] = []
  if (vehicle.leased && asHired.value)
    steps.push(step('inspection_as_hire', { parameter: asHired }))
  const months = vehicle.lastVisitOn ? period.then_months : period.first_months
  if (months === null) {
    steps.push(step('inspection_none', { params: { use_class: useClass }, parameter: periods }))
    return { value: { dueOn: null, daysLeft: null, alertDays: null, overdue: false }, steps }
  }

  const base = vehicle.lastVisitOn ?? vehicle.firstUsedOn
  const dueOn = addMonths(base, months)
  steps.push(
    step(vehicle.lastVisitOn ? 'inspection_next' : 'inspection_first', {
      params: { use_class: useClass, months },
      formula: `${formatCivilDate(base)} + ${months} = ${formatCivilDate(dueOn)}`,
      parameter: periods,
    })
  )
  const due = dueState(dueOn, on, parameters)
  steps.push(...due.steps)
  return { value: { dueOn, ...due.value }, steps }
}

/** How near a due day is, with the alert it has reached. */
export function dueState(
  dueOn: CivilDate,
  on: CivilDate,
  parameters: Parameters
): Explained<Omit<InspectionDue, 'dueOn'>> {
  const alerts = parameters.on<number[]>('fleet.documents.alert_days', on)
  const daysLeft = daysBetween(on, dueOn)
  const reached = alerts.value.filter((days) => daysLeft <= days)
  const alertDays = reached.length > 0 ? Math.min(...reached) : null
  const steps = [
    step(daysLeft < 0 ? 'due_past' : 'due_in', {
      params: { days: Math.abs(daysLeft) },
      formula: [on, dueOn].sort().map(formatCivilDate).join(' → '),
      parameter: alerts,
    }),
  ]
  return { value: { daysLeft, alertDays, overdue: daysLeft < 0 }, steps }
}
