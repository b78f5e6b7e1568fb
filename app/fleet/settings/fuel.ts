import { defineSettings } from '#platform/settings/definition'

const HABIT = 'Contrôle interne du carburant, seuils à confirmer par la commune'

/** Expected litres per 100 km (or per hour for machines) of a kind of vehicle. */
export interface ReferenceConsumption {
  kind: string
  litres_per_100: string
}

export const fuelSettings = defineSettings([
  decimal('fleet.fuel.over_tank_factor', '1.05'),
  decimal('fleet.fuel.hours_between_fills', '4', 'hours'),
  decimal('fleet.fuel.high_consumption_percent', '125', 'percent'),
  decimal('fleet.fuel.low_consumption_percent', '60', 'percent'),
  decimal('fleet.fuel.mean_days', '90', 'days'),
  decimal('fleet.fuel.mean_minimum_fills', '5'),
  decimal('fleet.fuel.km_per_day', '1000', 'kilometres'),
  decimal('fleet.fuel.station_distance_km', '2', 'kilometres'),
  decimal('fleet.fuel.price_band_percent', '10', 'percent'),
  decimal('fleet.fuel.amount_tolerance', '0.05', 'dirhams'),
  decimal('fleet.fuel.log_match_litres', '1', 'litres'),
  {
    key: 'fleet.fuel.closed_hours',
    type: 'table',
    uncertain: true,
    seeds: [{ validFrom: '2000-01-01', value: { from: null, to: null }, reference: HABIT }],
  },
  {
    key: 'fleet.fuel.reference_consumption',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        reference: HABIT,
        value: [
          { kind: 'car', litres_per_100: '8.5' },
          { kind: 'van', litres_per_100: '8.5' },
          { kind: 'bus', litres_per_100: '8.5' },
          { kind: 'truck', litres_per_100: '25' },
          { kind: 'machine', litres_per_100: '25' },
        ] satisfies ReferenceConsumption[],
      },
    ],
  },
])

function decimal(key: string, value: string, unit?: string) {
  return {
    key,
    type: 'decimal' as const,
    unit,
    uncertain: true,
    seeds: [{ validFrom: '2000-01-01', value, reference: HABIT }],
  }
}
