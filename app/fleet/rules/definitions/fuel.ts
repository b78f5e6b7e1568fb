import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import {
  dayOrInstant,
  energy,
  instant,
  quantity,
  text,
  vehicleKind,
} from '#fleet/rules/definitions/fields'
import { fuelAnomalies } from '#fleet/rules/fuel_anomalies'
import { fuelAnswer, fuelFields } from '#fleet/rules/definitions/meanings'

const optionalText = (value: number | null | undefined) =>
  value === undefined || value === null ? null : text(value)

export const fuelAnomaliesRule = defineRule({
  name: 'fleet.fuel_anomalies',
  input: vine.object({
    vehicle: vine.object({
      tank_litres: quantity(),
      energy: energy(),
      kind: vehicleKind().optional(),
      reference_per_100: quantity().optional(),
      monthly_litres: quantity().optional(),
      odometer_floor: quantity().optional(),
      workshop: vine.array(vine.object({ from: dayOrInstant(), to: dayOrInstant() })).optional(),
    }),
    fills: vine.array(
      vine.object({
        transaction: vine.string(),
        at: instant(),
        litres: quantity(),
        unit_price: quantity().optional(),
        product: energy().optional(),
        odometer: quantity().nullable().optional(),
        station_km: quantity().optional(),
        median_price: quantity().optional(),
      })
    ),
  }),
  fields: fuelFields,
  answer: fuelAnswer,
  example: {
    vehicle: { tank_litres: 50, energy: 'diesel', reference_per_100: 8.5, monthly_litres: 200 },
    fills: [
      {
        transaction: 'TX1',
        at: '2026-11-02T09:00',
        litres: 40,
        product: 'diesel',
        odometer: 61200,
      },
      {
        transaction: 'TX2',
        at: '2026-11-06T09:00',
        litres: 45,
        product: 'diesel',
        odometer: 61500,
      },
      {
        transaction: 'TX3',
        at: '2026-11-12T09:00',
        litres: 57.3,
        product: 'diesel',
        odometer: 62150,
      },
    ],
  },
  explain({ vehicle, fills }, parameters) {
    return fuelAnomalies(
      {
        tankLitres: text(vehicle.tank_litres),
        energy: vehicle.energy,
        kind: vehicle.kind,
        referencePer100: optionalText(vehicle.reference_per_100),
        monthlyLitres: optionalText(vehicle.monthly_litres),
        odometerFloor: vehicle.odometer_floor,
        workshop: vehicle.workshop,
      },
      fills.map((fill) => ({
        transaction: fill.transaction,
        at: fill.at,
        litres: text(fill.litres),
        unitPrice: optionalText(fill.unit_price),
        product: fill.product,
        odometer: fill.odometer,
        stationKm: optionalText(fill.station_km),
        medianPrice: optionalText(fill.median_price),
      })),
      parameters
    )
  },
})
