import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { shown, step } from '#fleet/rules/steps'

export interface VehicleForLicence {
  /** Seats, the driver's included. */
  seats: number
  /** Gross weight allowed (PTC), kg. */
  grossWeightKg: number
  trailerKg?: number
  twoWheeler?: boolean
}

/**
 * The category that drives a vehicle: D above the seats, C above the weight, A on two wheels, else B;
 * E(…) with a heavy trailer behind B, C or D. Law 52-05, categories of the driving licence.
 */
export function requiredLicence(
  vehicle: VehicleForLicence,
  on: CivilDate,
  parameters: Parameters
): Explained<string> {
  const seats = parameters.on<number>('fleet.licence.seats_above_is_d', on)
  const weight = parameters.on<number>('fleet.licence.weight_above_is_c_kg', on)
  const trailer = parameters.on<number>('fleet.licence.trailer_above_is_e_kg', on)
  const steps = []
  let category = 'B'

  if (vehicle.twoWheeler) {
    category = 'A'
    steps.push(step('licence_two_wheeler', { params: { category } }))
  } else if (vehicle.seats > seats.value) {
    category = 'D'
    steps.push(
      step('licence_seats', {
        params: { category },
        formula: `${vehicle.seats} > ${seats.value}`,
        parameter: seats,
      })
    )
  } else if (vehicle.grossWeightKg > weight.value) {
    category = 'C'
    const formula = `${shown(vehicle.grossWeightKg)} kg > ${shown(weight.value)} kg`
    steps.push(step('licence_weight', { params: { category }, formula, parameter: weight }))
  } else {
    const formula = `${shown(vehicle.grossWeightKg)} kg ≤ ${shown(weight.value)} kg ; ${vehicle.seats} ≤ ${seats.value}`
    steps.push(step('licence_light', { params: { category }, formula, parameter: weight }))
  }

  const towed = vehicle.trailerKg ?? 0
  if (!vehicle.twoWheeler && towed > trailer.value) {
    category = `E(${category})`
    const formula = `${shown(towed)} kg > ${shown(trailer.value)} kg`
    steps.push(step('licence_trailer', { params: { category }, formula, parameter: trailer }))
  }
  return { value: category, steps }
}

/** A holder of E(C) drives what C drives; no other category replaces another. */
export function covers(held: string, required: string): boolean {
  return held === required || held === `E(${required})`
}
