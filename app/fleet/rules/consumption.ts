import { Big } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Refusal } from '#values/refusal'
import { shown, step } from '#fleet/rules/steps'

export interface Fill {
  /** The meter when filling: kilometres, or hours of a machine. */
  meter: number | string
  litres: string
  full: boolean
}

export interface Consumption {
  /** Litres per 100 km, or litres per hour of a machine; two decimals. */
  rate: string
  litres: string
  distance: string
}

/**
 * Full-to-full consumption: litres after the first full fill up to the last full fill, over the distance
 * between the two. Refuses when there are not two full fills with a distance between them.
 */
export function consumption(
  fills: readonly Fill[],
  meter: 'km' | 'hours' = 'km'
): Explained<Consumption> {
  const ordered = [...fills].sort((a, b) => new Big(a.meter).cmp(b.meter))
  const first = ordered.findIndex((fill) => fill.full)
  const last = ordered.findLastIndex((fill) => fill.full)
  if (first === -1 || last <= first) {
    throw new Refusal('fleet.consumption_needs_two_fulls', {
      full: ordered.filter((fill) => fill.full).length,
    })
  }

  const counted = ordered.slice(first + 1, last + 1)
  const litres = counted.reduce((sum, fill) => sum.plus(fill.litres), new Big(0))
  const distance = new Big(ordered[last].meter).minus(ordered[first].meter)
  if (distance.lte(0))
    throw new Refusal('fleet.consumption_no_distance', { meter: Number(ordered[last].meter) })

  const factor = meter === 'km' ? 100 : 1
  const unit = meter === 'km' ? 'km' : 'h'
  const rate = litres.times(factor).div(distance).round(2)
  const steps: Step[] = [
    step('consumption_span', {
      params: { skipped: shown(ordered[first].litres) },
      formula: `${shown(ordered[last].meter)} − ${shown(ordered[first].meter)} = ${shown(distance)} ${unit}`,
    }),
    step('consumption_litres', {
      formula: `${counted.map((fill) => shown(fill.litres)).join(' + ')} = ${shown(litres)} L`,
    }),
    step(meter === 'km' ? 'consumption_rate_km' : 'consumption_rate_hours', {
      formula: `${shown(litres)} ÷ ${shown(distance)}${meter === 'km' ? ' × 100' : ''} = ${shown(rate, 2)}`,
    }),
  ]
  return {
    value: { rate: rate.toFixed(2), litres: litres.toFixed(), distance: distance.toFixed() },
    steps,
  }
}
