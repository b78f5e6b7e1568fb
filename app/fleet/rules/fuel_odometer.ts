import { Big } from '#values/decimal'
import type { Parameter } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import type { FuelAnomalyKind, FuelFill, FuelledVehicle } from '#fleet/rules/fuel_anomalies'
import { dayOfInstant, minuteOf } from '#fleet/rules/windows'
import type { ReferenceConsumption } from '#fleet/settings/fuel'
import { shown } from '#fleet/rules/steps'

export interface MeterRemark {
  kind: FuelAnomalyKind
  measured: Big
  limit: Big
  formula: string
  parameter?: Parameter
}

interface Leg {
  minute: number
  litres: Big
  km: Big
}

/** Follows the meter from fill to fill: readings that go back, impossible distances, consumption out of band. */
export class OdometerTrail {
  readonly #vehicle: FuelledVehicle
  readonly #parameters: Parameters
  readonly #legs: Leg[] = []
  #last: { minute: number | null; km: number } | null

  constructor(vehicle: FuelledVehicle, parameters: Parameters) {
    this.#vehicle = vehicle
    this.#parameters = parameters
    const floor = vehicle.odometerFloor
    this.#last = floor === null || floor === undefined ? null : { minute: null, km: floor }
  }

  /** What the meter shown at this fill gives reason to ask about. */
  read(fill: FuelFill): MeterRemark[] {
    if (fill.odometer === null || fill.odometer === undefined) return []
    const last = this.#last
    const minute = minuteOf(fill.at)
    const km = fill.odometer
    if (last === null) {
      this.#last = { minute, km }
      return []
    }
    const driven = km - last.km
    if (driven < 0 || (driven === 0 && last.minute !== null)) {
      const kind = driven < 0 ? 'odometer_back' : 'odometer_same'
      const sign = driven < 0 ? '<' : '='
      return [
        {
          kind,
          measured: new Big(km),
          limit: new Big(last.km),
          formula: `${shown(km)} ${sign} ${shown(last.km)} km`,
        },
      ]
    }
    this.#last = { minute, km }
    if (last.minute === null) return []
    return [
      ...this.#distance(fill, driven, minute - last.minute),
      ...this.#consumption(fill, driven, minute),
    ]
  }

  #distance(fill: FuelFill, driven: number, minutes: number): MeterRemark[] {
    const most = this.#setting<string>('km_per_day', fill)
    const days = new Big(Math.max(minutes, 1440)).div(1440)
    const perDay = new Big(driven).div(days)
    if (perDay.lte(most.value)) return []
    const formula = `${shown(driven)} km ÷ ${shown(days.round(2))} = ${shown(perDay.round(2))} > ${shown(most.value)} km`
    return [
      {
        kind: 'km_per_day',
        measured: perDay.round(2),
        limit: new Big(most.value),
        formula,
        parameter: most,
      },
    ]
  }

  #consumption(fill: FuelFill, driven: number, minute: number): MeterRemark[] {
    const mean = this.#mean(fill, minute)
    this.#legs.push({ minute, litres: new Big(fill.litres), km: new Big(driven) })
    if (mean === null) return []
    const rate = new Big(fill.litres).times(100).div(driven)
    const share = rate.times(100).div(mean)
    for (const [kind, key, sign] of [
      ['consumption_high', 'high_consumption_percent', '>'],
      ['consumption_low', 'low_consumption_percent', '<'],
    ] as const) {
      const bound = this.#setting<string>(key, fill)
      if (sign === '>' ? share.lte(bound.value) : share.gte(bound.value)) continue
      const formula =
        `${shown(fill.litres)} ÷ ${shown(driven)} × 100 = ${shown(rate.round(2))} ; ` +
        `${shown(rate.round(2))} ÷ ${shown(mean.round(2))} = ${shown(near(share, bound.value))} % ${sign} ${shown(bound.value)} %`
      return [
        {
          kind,
          measured: rate.round(2),
          limit: mean.times(bound.value).div(100),
          formula,
          parameter: bound,
        },
      ]
    }
    return []
  }

  /** The vehicle's own mean once it has enough fills, else its reference, else its kind's. */
  #mean(fill: FuelFill, minute: number): Big | null {
    const days = Number(this.#setting<string>('mean_days', fill).value)
    const enough = Number(this.#setting<string>('mean_minimum_fills', fill).value)
    const own = this.#legs.filter((leg) => minute - leg.minute <= days * 1440)
    if (own.length >= enough) {
      const litres = own.reduce((sum, leg) => sum.plus(leg.litres), new Big(0))
      const km = own.reduce((sum, leg) => sum.plus(leg.km), new Big(0))
      return litres.times(100).div(km)
    }
    const stated = this.#vehicle.referencePer100
    if (stated && new Big(stated).gt(0)) return new Big(stated)
    const table = this.#setting<ReferenceConsumption[]>('reference_consumption', fill).value
    const row = table.find((one) => one.kind === this.#vehicle.kind)
    return row ? new Big(row.litres_per_100) : null
  }

  #setting<Value>(key: string, fill: FuelFill): Parameter<Value> {
    return this.#parameters.on<Value>(`fleet.fuel.${key}`, dayOfInstant(fill.at))
  }
}

/** To the whole percent, unless that would hide which side of the bound it lies. */
function near(share: Big, bound: string): Big {
  const whole = share.round(0)
  return whole.eq(bound) ? share.round(2) : whole
}
