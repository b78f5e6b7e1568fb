import type { CivilDate } from '#values/civil_date'
import { addDays, addMonths, daysBetween, formatCivilDate } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { MaintenancePlan } from '#fleet/settings/maintenance'
import { shown, step } from '#fleet/rules/steps'

export interface MaintenanceState {
  interval: { km?: number | null; months?: number | null; hours?: number | null }
  lastOn: CivilDate
  lastKm?: number | null
  lastHours?: number | null
  km?: number | null
  hours?: number | null
  /** Mean of the last 90 days; without it, the mean since the last service. */
  kmPerDay?: string | null
}

export interface MaintenanceDue {
  dueKm: number | null
  dueOn: CivilDate | null
  dueHours: number | null
  kmLeft: number | null
  hoursLeft: number | null
  /** The day the first of the limits will be reached. */
  expectedOn: CivilDate | null
  overdue: boolean
  soon: boolean
}

/** The intervals of a plan of the settings. Refuses a plan that does not exist. */
export function planInterval(
  plan: string,
  on: CivilDate,
  parameters: Parameters
): MaintenanceState['interval'] {
  const plans = parameters.on<MaintenancePlan[]>('fleet.maintenance.plans', on)
  const row = plans.value.find((candidate) => candidate.plan === plan)
  if (!row)
    throw new Refusal('fleet.plan_unknown', {
      plan,
      known: plans.value.map((one) => one.plan).join(', '),
    })
  return row
}

/** When a service falls due: the earliest of kilometres, months and engine hours, counted from actual values. */
export function maintenanceDue(
  state: MaintenanceState,
  on: CivilDate,
  parameters: Parameters
): Explained<MaintenanceDue> {
  const soonPercent = parameters.on<string>('fleet.maintenance.soon_percent', on)
  const steps: Step[] = []
  const within = (left: number, interval: number) =>
    new Big(interval).times(soonPercent.value).div(100).gte(left)
  const limits: { left: number; interval: number; day: CivilDate | null }[] = []

  const dueKm = limit(state.interval.km, state.lastKm)
  const kmLeft = remaining(dueKm, state.km)
  if (dueKm !== null && kmLeft !== null) {
    steps.push(
      step('maintenance_km', {
        formula: `${shown(state.lastKm ?? 0)} + ${shown(state.interval.km ?? 0)} = ${shown(dueKm)} km`,
      })
    )
    steps.push(
      step('maintenance_km_left', {
        formula: `${shown(dueKm)} − ${shown(state.km ?? 0)} = ${shown(kmLeft)} km`,
      })
    )
    limits.push({
      left: kmLeft,
      interval: state.interval.km ?? 0,
      day: forecast(state, kmLeft, on, steps),
    })
  }

  const dueHours = limit(state.interval.hours, state.lastHours)
  const hoursLeft = remaining(dueHours, state.hours)
  if (dueHours !== null && hoursLeft !== null) {
    const formula = `${shown(state.lastHours ?? 0)} + ${shown(state.interval.hours ?? 0)} = ${shown(dueHours)} h ; ${shown(hoursLeft)} h`
    steps.push(step('maintenance_hours', { formula }))
    limits.push({
      left: hoursLeft,
      interval: state.interval.hours ?? 0,
      day: hoursLeft <= 0 ? on : null,
    })
  }

  const dueOn = state.interval.months ? addMonths(state.lastOn, state.interval.months) : null
  if (dueOn !== null) {
    steps.push(
      step('maintenance_months', {
        formula: `${formatCivilDate(state.lastOn)} + ${state.interval.months} = ${formatCivilDate(dueOn)}`,
      })
    )
    limits.push({
      left: daysBetween(on, dueOn),
      interval: daysBetween(state.lastOn, dueOn),
      day: dueOn,
    })
  }
  if (limits.length === 0) throw new Refusal('fleet.plan_without_interval')

  const overdue = limits.some((one) => one.left < 0)
  const soon = !overdue && limits.some((one) => within(one.left, one.interval))
  const nearest = limits.map((one) => {
    const sign = within(one.left, one.interval) ? '≤' : '>'
    return `${shown(one.left)} ${sign} ${shown(new Big(one.interval).times(soonPercent.value).div(100))}`
  })
  steps.push(
    step(overdue ? 'maintenance_overdue' : soon ? 'maintenance_soon' : 'maintenance_not_soon', {
      formula: overdue ? undefined : nearest.join(' ; '),
      parameter: soonPercent,
    })
  )
  const days = limits.flatMap((one) => (one.day === null ? [] : [one.day])).sort()
  return {
    value: {
      dueKm,
      dueOn,
      dueHours,
      kmLeft,
      hoursLeft,
      expectedOn: days[0] ?? null,
      overdue,
      soon,
    },
    steps,
  }
}

function limit(
  interval: number | null | undefined,
  last: number | null | undefined
): number | null {
  return interval && last !== null && last !== undefined ? last + interval : null
}

function remaining(due: number | null, now: number | null | undefined): number | null {
  return due !== null && now !== null && now !== undefined ? due - now : null
}

function forecast(
  state: MaintenanceState,
  kmLeft: number,
  on: CivilDate,
  steps: Step[]
): CivilDate | null {
  if (kmLeft <= 0) return on
  const elapsed = daysBetween(state.lastOn, on)
  const driven = (state.km ?? 0) - (state.lastKm ?? 0)
  const perDay = state.kmPerDay
    ? new Big(state.kmPerDay)
    : elapsed > 0
      ? new Big(driven).div(elapsed).round(1)
      : new Big(0)
  if (perDay.lte(0)) return null
  const days = new Big(kmLeft).div(perDay).round(1)
  const expected = addDays(on, Number(days.round(0, 3)))
  steps.push(
    step('maintenance_forecast', {
      formula: `${shown(kmLeft)} ÷ ${shown(perDay)} = ${shown(days)} → ${formatCivilDate(expected)}`,
    })
  )
  return expected
}
