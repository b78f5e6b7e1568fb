import { Big } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { shown, step } from '#fleet/rules/steps'

export interface VehicleActivity {
  openingHours: string
  downtimeHours: string
  missionHours: string
  km: string
  /** Each head of cost with its amount: fuel, upkeep, rent, insurance … */
  costs: Record<string, Money>
}

export interface Utilisation {
  /** Percentages with one decimal. */
  availability: string
  utilisation: string
  utilisationOfCalendar: string
  cost: Money
  costPerKm: Money | null
}

/** Availability, utilisation and cost per kilometre of a vehicle over a period. */
export function utilisation(activity: VehicleActivity): Explained<Utilisation> {
  const open = new Big(activity.openingHours)
  const usable = open.minus(activity.downtimeHours)
  if (open.lte(0)) throw new Refusal('fleet.no_opening_hours', { hours: open.toFixed() })
  if (usable.lt(0))
    throw new Refusal('fleet.downtime_exceeds_opening', {
      down: activity.downtimeHours,
      open: open.toFixed(),
    })

  const share = (part: Big, whole: Big) =>
    whole.gt(0) ? part.times(100).div(whole).round(1) : new Big(0)
  const mission = new Big(activity.missionHours)
  const availability = share(usable, open)
  const used = share(mission, usable)
  const ofCalendar = share(mission, open)
  const cost = Money.sum(Object.values(activity.costs))
  const km = new Big(activity.km)
  const costPerKm = km.gt(0) ? Money.ofDirhams(new Big(cost.toDecimal()).div(km)) : null

  return {
    value: {
      availability: availability.toFixed(1),
      utilisation: used.toFixed(1),
      utilisationOfCalendar: ofCalendar.toFixed(1),
      cost,
      costPerKm,
    },
    steps: [
      step('availability', {
        formula: `(${shown(open)} − ${shown(activity.downtimeHours)}) ÷ ${shown(open)} = ${shown(availability, 1)} %`,
      }),
      step('utilisation', {
        formula: `${shown(mission)} ÷ ${shown(usable)} = ${shown(used, 1)} %`,
      }),
      step('utilisation_calendar', {
        formula: `${shown(mission)} ÷ ${shown(open)} = ${shown(ofCalendar, 1)} %`,
      }),
      step('cost_total', {
        formula: `${Object.values(activity.costs)
          .map((amount) => amount.format())
          .join(' + ')} = ${cost.format()}`,
      }),
      step(costPerKm ? 'cost_per_km' : 'cost_no_km', {
        formula: costPerKm ? `${cost.format()} ÷ ${shown(km)} = ${costPerKm.format()}` : undefined,
      }),
    ],
  }
}
