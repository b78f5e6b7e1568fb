import { defineSettings } from '#platform/settings/definition'

/** Tariff by fiscal horsepower, for a gross weight up to the light limit; `to` null means and above. */
export interface LightTariff {
  energy: 'petrol' | 'diesel'
  from: number
  to: number | null
  amount: string
}

/** Tariff by gross weight above the light limit; `up_to_kg` null means heavier still. */
export interface HeavyTariff {
  up_to_kg: number | null
  amount: string
}

const TARIFF = 'CGI, art. 262'
const EXEMPTIONS = 'TSAV, exonérations ; à confirmer auprès de la DGI'

const light = (
  energy: LightTariff['energy'],
  amounts: [string, string, string, string]
): LightTariff[] => [
  { energy, from: 0, to: 7, amount: amounts[0] },
  { energy, from: 8, to: 10, amount: amounts[1] },
  { energy, from: 11, to: 14, amount: amounts[2] },
  { energy, from: 15, to: null, amount: amounts[3] },
]

export const roadTaxSettings = defineSettings([
  {
    key: 'fleet.road_tax.light_limit_kg',
    type: 'integer',
    unit: 'kilograms',
    seeds: [{ validFrom: '2018-01-01', value: 3000, reference: TARIFF }],
  },
  {
    key: 'fleet.road_tax.light_tariff',
    type: 'table',
    unit: 'dirhams',
    seeds: [
      {
        validFrom: '2018-01-01',
        reference: TARIFF,
        value: [
          ...light('petrol', ['350.00', '650.00', '3000.00', '8000.00']),
          ...light('diesel', ['700.00', '1500.00', '6000.00', '20000.00']),
        ],
      },
    ],
  },
  {
    key: 'fleet.road_tax.heavy_tariff',
    type: 'table',
    unit: 'dirhams',
    seeds: [
      {
        validFrom: '2018-01-01',
        reference: TARIFF,
        value: [
          { up_to_kg: 5000, amount: '800.00' },
          { up_to_kg: 9000, amount: '1350.00' },
          { up_to_kg: 15000, amount: '2750.00' },
          { up_to_kg: 20000, amount: '4500.00' },
          { up_to_kg: 33000, amount: '7300.00' },
          { up_to_kg: 40000, amount: '7500.00' },
          { up_to_kg: null, amount: '11000.00' },
        ] satisfies HeavyTariff[],
      },
    ],
  },
  {
    key: 'fleet.road_tax.due_day',
    type: 'text',
    seeds: [
      { validFrom: '2018-01-01', value: '01-31', reference: 'TSAV : exigible le 31 janvier' },
    ],
  },
  {
    key: 'fleet.road_tax.halves_above_kg',
    type: 'integer',
    unit: 'kilograms',
    seeds: [
      { validFrom: '2018-01-01', value: 9000, reference: 'TSAV : deux fractions au-delà de 9 t' },
    ],
  },
  {
    key: 'fleet.road_tax.halves_due_months',
    type: 'table',
    seeds: [
      {
        validFrom: '2018-01-01',
        value: [2, 8],
        reference: 'TSAV : fin février et fin août au-delà de 9 t',
      },
    ],
  },
  {
    key: 'fleet.road_tax.new_vehicle_days',
    type: 'integer',
    unit: 'days',
    seeds: [
      {
        validFrom: '2018-01-01',
        value: 60,
        reference: "TSAV : 60 jours du récépissé d'immatriculation",
      },
    ],
  },
  {
    key: 'fleet.road_tax.late_first_month_rate',
    type: 'rate',
    unit: 'percent',
    seeds: [
      {
        validFrom: '2018-01-01',
        value: '15',
        reference: 'TSAV : majoration du premier mois de retard',
      },
    ],
  },
  {
    key: 'fleet.road_tax.late_next_month_rate',
    type: 'rate',
    unit: 'percent',
    seeds: [
      {
        validFrom: '2018-01-01',
        value: '0.5',
        reference: 'TSAV : majoration par mois ou fraction suivant',
      },
    ],
  },
  {
    key: 'fleet.road_tax.late_minimum',
    type: 'money',
    unit: 'dirhams',
    seeds: [
      { validFrom: '2018-01-01', value: '100.00', reference: 'TSAV : minimum de majoration' },
    ],
  },
  {
    key: 'fleet.road_tax.exempt_energies',
    type: 'table',
    uncertain: true,
    seeds: [{ validFrom: '2018-01-01', value: ['electric', 'hybrid'], reference: EXEMPTIONS }],
  },
  {
    key: 'fleet.road_tax.exempt_grounds',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2018-01-01',
        value: [
          'certificate',
          'state_ambulance',
          'state_medical',
          'state_fire',
          'intervention',
          'works_machine',
        ],
        reference: EXEMPTIONS,
      },
    ],
  },
  {
    key: 'fleet.road_tax.blocks_missions',
    type: 'boolean',
    uncertain: true,
    seeds: [
      { validFrom: '2000-01-01', value: false, reference: 'À confirmer : bloquer ou avertir' },
    ],
  },
])
