import { Big } from '#values/decimal'
import type { Explained, Parameter, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { conflict, dayOfInstant, minuteOf, timeOfInstant, wholeDays } from '#fleet/rules/windows'
import type { Window } from '#fleet/rules/windows'
import { OdometerTrail } from '#fleet/rules/fuel_odometer'
import { step, shown } from '#fleet/rules/steps'

export type FuelAnomalyKind =
  | 'over_tank'
  | 'frequency'
  | 'litres_in_a_day'
  | 'consumption_high'
  | 'consumption_low'
  | 'odometer_back'
  | 'odometer_same'
  | 'km_per_day'
  | 'energy'
  | 'price'
  | 'closed_hours'
  | 'in_workshop'
  | 'away_from_station'
  | 'allocation'

export interface FuelFill {
  transaction: string
  at: string
  litres: string
  unitPrice?: string | null
  product?: string | null
  odometer?: number | null
  /** Distance from the vehicle's GPS position to the station, when both are known. */
  stationKm?: string | null
  /** The median price of that product on that day, when known. */
  medianPrice?: string | null
}

export interface FuelledVehicle {
  tankLitres: string
  energy: string
  kind?: string | null
  /** Litres per 100 km to compare with while there are too few own fills. */
  referencePer100?: string | null
  monthlyLitres?: string | null
  /** The register's reading: a floor for every later reading. */
  odometerFloor?: number | null
  workshop?: readonly Window[]
}

export interface FuelAnomaly {
  transaction: string
  kind: FuelAnomalyKind
  measured: string
  limit: string
}

/**
 * Every anomaly in the fills of one vehicle, oldest first. A reading that goes back is not used to
 * measure the next fill, so one false reading gives one anomaly.
 */
export function fuelAnomalies(
  vehicle: FuelledVehicle,
  fills: readonly FuelFill[],
  parameters: Parameters
): Explained<FuelAnomaly[]> {
  const ordered = fills.toSorted((a, b) => minuteOf(a.at) - minuteOf(b.at))
  const found: FuelAnomaly[] = []
  const steps: Step[] = []
  const trail = new OdometerTrail(vehicle, parameters)
  const monthly = new Map<string, Big>()

  ordered.forEach((fill, index) => {
    const setting = <Value>(key: string): Parameter<Value> =>
      parameters.on<Value>(`fleet.fuel.${key}`, dayOfInstant(fill.at))
    const report = (
      kind: FuelAnomalyKind,
      measured: Big | string,
      limit: Big | string,
      formula: string,
      parameter?: Parameter
    ) => {
      const text = (value: Big | string) =>
        typeof value === 'string' ? value : value.round(2).toFixed()
      found.push({
        transaction: fill.transaction,
        kind,
        measured: text(measured),
        limit: text(limit),
      })
      steps.push(
        step(`fuel_${kind}`, { params: { transaction: fill.transaction }, formula, parameter })
      )
    }
    const litres = new Big(fill.litres)
    const tank = new Big(vehicle.tankLitres)

    const overTank = setting<string>('over_tank_factor')
    const most = tank.times(overTank.value)
    if (litres.gt(most)) {
      const formula = `${shown(litres)} L > ${shown(tank)} × ${shown(overTank.value)} = ${shown(most)} L`
      report('over_tank', litres, most, formula, overTank)
    }

    const earlier = ordered.slice(0, index)
    const before = earlier.at(-1)
    const gap = setting<string>('hours_between_fills')
    if (before) {
      const hours = new Big(minuteOf(fill.at) - minuteOf(before.at)).div(60)
      if (hours.lt(gap.value))
        report(
          'frequency',
          hours,
          gap.value,
          `${shown(hours.round(2))} h < ${shown(gap.value)} h`,
          gap
        )
    }
    const inDay = earlier.filter((other) => minuteOf(fill.at) - minuteOf(other.at) < 1440)
    const dayLitres = inDay.reduce((sum, other) => sum.plus(other.litres), litres)
    if (inDay.length > 0 && dayLitres.gt(tank))
      report('litres_in_a_day', dayLitres, tank, `${shown(dayLitres)} L > ${shown(tank)} L`)

    for (const remark of trail.read(fill))
      report(remark.kind, remark.measured, remark.limit, remark.formula, remark.parameter)

    if (fill.product && fill.product !== vehicle.energy) {
      report('energy', fill.product, vehicle.energy, `${fill.product} ≠ ${vehicle.energy}`)
    }
    const band = setting<string>('price_band_percent')
    if (fill.unitPrice && fill.medianPrice && new Big(fill.medianPrice).gt(0)) {
      const away = new Big(fill.unitPrice)
        .minus(fill.medianPrice)
        .abs()
        .times(100)
        .div(fill.medianPrice)
      if (away.gt(band.value)) {
        const formula = `|${shown(fill.unitPrice)} − ${shown(fill.medianPrice)}| ÷ ${shown(fill.medianPrice)} = ${shown(away.round(2))} % > ${shown(band.value)} %`
        report('price', away, band.value, formula, band)
      }
    }
    const closed = setting<{ from: string | null; to: string | null }>('closed_hours')
    if (
      closed.value.from &&
      closed.value.to &&
      isBetween(timeOfInstant(fill.at), closed.value.from, closed.value.to)
    ) {
      const hours = `${closed.value.from}–${closed.value.to}`
      report(
        'closed_hours',
        timeOfInstant(fill.at),
        hours,
        `${timeOfInstant(fill.at)} ∈ ${hours}`,
        closed
      )
    }
    if (
      vehicle.workshop?.some((stay) =>
        conflict(wholeDays(stay), { from: fill.at, to: later(fill.at) })
      )
    ) {
      report('in_workshop', fill.at, '', fill.at)
    }
    const distance = setting<string>('station_distance_km')
    if (fill.stationKm && new Big(fill.stationKm).gt(distance.value)) {
      report(
        'away_from_station',
        fill.stationKm,
        distance.value,
        `${shown(fill.stationKm)} km > ${shown(distance.value)} km`,
        distance
      )
    }

    const month = fill.at.slice(0, 7)
    const total = (monthly.get(month) ?? new Big(0)).plus(litres)
    const crossed =
      vehicle.monthlyLitres &&
      total.gt(vehicle.monthlyLitres) &&
      !total.minus(litres).gt(vehicle.monthlyLitres)
    monthly.set(month, total)
    if (vehicle.monthlyLitres && crossed) {
      report(
        'allocation',
        total,
        vehicle.monthlyLitres,
        `${shown(total)} L > ${shown(vehicle.monthlyLitres)} L`
      )
    }
  })
  if (found.length === 0) steps.push(step('fuel_nothing', { params: { count: fills.length } }))
  return { value: found, steps }
}

function isBetween(time: string, from: string, to: string): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** A minute later: a fill is a moment, a window needs a length. */
function later(at: string): string {
  const next = new Date((minuteOf(at) + 1) * 60_000)
  return next.toISOString().slice(0, 16) + 'Z'
}
