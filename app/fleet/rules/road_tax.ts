import type { CivilDate } from '#values/civil_date'
import {
  addDays,
  civilDate,
  daysInMonth,
  formatCivilDate,
  monthOf,
  yearOf,
} from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained, Parameter, Step } from '#values/explanation'
import { greatest, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { HeavyTariff, LightTariff } from '#fleet/settings/road_tax'
import { shown, step } from '#fleet/rules/steps'

export type Energy = 'petrol' | 'diesel' | 'electric' | 'hybrid'

export interface VehicleForRoadTax {
  energy: Energy
  /** Needed up to the limit of the light tariff. */
  fiscalPower: number | null
  /** Null: not known, the light tariff. */
  grossWeightKg: number | null
  /** A stored exemption ground, null when none is proven. */
  exemption?: string | null
  /** Day of the registration receipt, when it falls in the year asked. */
  registeredOn?: CivilDate | null
}

export interface RoadTaxInstalment {
  dueOn: CivilDate
  principal: Money
  lateMonths: number
  surcharge: Money
}

export interface RoadTax {
  principal: Money
  surcharge: Money
  total: Money
  exempt: boolean
  instalments: RoadTaxInstalment[]
}

/**
 * The yearly road tax (TSAV) of a vehicle, paid on a day: tariff of CGI art. 262, exemptions, due days and
 * the surcharge for late payment. `paidOn` null means not late.
 */
export function roadTax(
  vehicle: VehicleForRoadTax,
  year: number,
  paidOn: CivilDate | null,
  parameters: Parameters
): Explained<RoadTax> {
  const on = civilDate(year, 1, 1)
  const exemption = exemptionOf(vehicle, on, parameters)
  if (exemption) return { value: nothing(), steps: [exemption] }

  const { principal, steps } = tariffOf(vehicle, on, parameters)
  const instalments = dueDays(vehicle, year, parameters, steps).map((dueOn, index, all) => ({
    dueOn,
    principal: principal.allocate(all.map(() => 1))[index],
  }))
  const late = instalments.map((part) => ({
    ...part,
    ...lateness(part.principal, part.dueOn, paidOn, on, parameters, steps),
  }))
  const surcharge = Money.sum(late.map((part) => part.surcharge))
  const total = principal.plus(surcharge)
  steps.push(
    step('road_tax_total', {
      formula: `${principal.format()} + ${surcharge.format()} = ${total.format()}`,
      reference: 'CGI, art. 262',
    })
  )
  return { value: { principal, surcharge, total, exempt: false, instalments: late }, steps }
}

function exemptionOf(
  vehicle: VehicleForRoadTax,
  on: CivilDate,
  parameters: Parameters
): Step | null {
  const energies = parameters.on<string[]>('fleet.road_tax.exempt_energies', on)
  if (energies.value.includes(vehicle.energy)) {
    return step('road_tax_exempt_energy', {
      params: { energy: vehicle.energy },
      parameter: energies,
    })
  }
  if (!vehicle.exemption) return null
  const grounds = parameters.on<string[]>('fleet.road_tax.exempt_grounds', on)
  if (!grounds.value.includes(vehicle.exemption)) {
    throw new Refusal('fleet.exemption_unknown', {
      ground: vehicle.exemption,
      known: grounds.value.join(', '),
    })
  }
  return step('road_tax_exempt', { params: { ground: vehicle.exemption }, parameter: grounds })
}

function tariffOf(
  vehicle: VehicleForRoadTax,
  on: CivilDate,
  parameters: Parameters
): { principal: Money; steps: Step[] } {
  const limit = parameters.on<number>('fleet.road_tax.light_limit_kg', on)
  const weight = vehicle.grossWeightKg ?? 0
  if (weight > limit.value) {
    const heavy = parameters.on<HeavyTariff[]>('fleet.road_tax.heavy_tariff', on)
    const row = heavy.value.find(({ up_to_kg: most }) => most === null || weight <= most)
    return found(row?.amount, 'road_tax_heavy', `${shown(weight)} kg`, heavy)
  }
  const power = vehicle.fiscalPower
  if (power === null) throw new Refusal('fleet.fiscal_power_missing', {}, { field: 'fiscal_power' })
  const light = parameters.on<LightTariff[]>('fleet.road_tax.light_tariff', on)
  const row = light.value.find(
    (candidate) =>
      candidate.energy === vehicle.energy &&
      power >= candidate.from &&
      (candidate.to === null || power <= candidate.to)
  )
  const params = { energy: vehicle.energy }
  return found(row?.amount, 'road_tax_light', `${shown(power)} CV`, light, params)
}

function found(
  amount: string | undefined,
  label: string,
  criterion: string,
  parameter: Parameter,
  params: Record<string, string> = {}
) {
  if (amount === undefined) throw new Refusal('fleet.road_tax_no_tariff', { criterion })
  const principal = Money.ofDirhams(amount)
  return {
    principal,
    steps: [step(label, { params, formula: `${criterion} → ${principal.format()}`, parameter })],
  }
}

function dueDays(
  vehicle: VehicleForRoadTax,
  year: number,
  parameters: Parameters,
  steps: Step[]
): CivilDate[] {
  const on = civilDate(year, 1, 1)
  const days = parameters.on<number>('fleet.road_tax.new_vehicle_days', on)
  if (vehicle.registeredOn && yearOf(vehicle.registeredOn) === year) {
    const dueOn = addDays(vehicle.registeredOn, days.value)
    const formula = `${formatCivilDate(vehicle.registeredOn)} + ${days.value} = ${formatCivilDate(dueOn)}`
    steps.push(step('road_tax_due_new', { formula, parameter: days }))
    return [dueOn]
  }
  const halvesAbove = parameters.on<number>('fleet.road_tax.halves_above_kg', on)
  if ((vehicle.grossWeightKg ?? 0) > halvesAbove.value) {
    const months = parameters.on<number[]>('fleet.road_tax.halves_due_months', on)
    const dueOns = months.value.map((month) => civilDate(year, month, daysInMonth(year, month)))
    steps.push(
      step('road_tax_due_halves', {
        formula: dueOns.map(formatCivilDate).join(' ; '),
        parameter: months,
      })
    )
    return dueOns
  }
  const day = parameters.on<string>('fleet.road_tax.due_day', on)
  const dueOn = `${year}-${day.value}`
  steps.push(step('road_tax_due', { formula: formatCivilDate(dueOn), parameter: day }))
  return [dueOn]
}

function lateness(
  principal: Money,
  dueOn: CivilDate,
  paidOn: CivilDate | null,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): { lateMonths: number; surcharge: Money } {
  if (paidOn === null || paidOn <= dueOn) return { lateMonths: 0, surcharge: Money.zero }
  const first = parameters.on<string>('fleet.road_tax.late_first_month_rate', on)
  const next = parameters.on<string>('fleet.road_tax.late_next_month_rate', on)
  const minimum = parameters.on<string>('fleet.road_tax.late_minimum', on)
  const lateMonths = monthsBegun(dueOn, paidOn)
  const computed = principal.percent(new Big(next.value).times(lateMonths - 1).plus(first.value))
  const surcharge = greatest(computed, Money.ofDirhams(minimum.value))
  const rate = `${shown(first.value)} % + ${lateMonths - 1} × ${shown(next.value)} %`
  steps.push(
    step('road_tax_late', {
      params: {
        months: lateMonths,
        due_on: formatCivilDate(dueOn),
        paid_on: formatCivilDate(paidOn),
      },
      formula: `${principal.format()} × (${rate}) = ${computed.format()}`,
      parameter: first,
    })
  )
  if (surcharge.compare(computed) > 0) {
    steps.push(
      step('road_tax_late_minimum', {
        formula: `${computed.format()} → ${surcharge.format()}`,
        parameter: minimum,
      })
    )
  }
  return { lateMonths, surcharge }
}

/** Months begun after the due day: 1 for any day of the month that follows it. */
function monthsBegun(dueOn: CivilDate, paidOn: CivilDate): number {
  const index = (day: CivilDate) => yearOf(day) * 12 + monthOf(day)
  const lastOfMonth = dueOn.slice(8) === String(daysInMonth(yearOf(dueOn), monthOf(dueOn)))
  if (lastOfMonth) return index(paidOn) - index(dueOn)
  return index(paidOn) - index(dueOn) + (paidOn.slice(8) > dueOn.slice(8) ? 1 : 0)
}

function nothing(): RoadTax {
  return {
    principal: Money.zero,
    surcharge: Money.zero,
    total: Money.zero,
    exempt: true,
    instalments: [],
  }
}
