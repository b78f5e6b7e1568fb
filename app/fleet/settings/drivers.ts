import { defineSettings } from '#platform/settings/definition'

/** The age from which a category may be held. */
export interface LicenceCategory {
  category: string
  minimum_age: number
}

const LICENCE = 'Loi 52-05 (code de la route), catégories du permis de conduire'
const DRIVING = 'Durées de conduite et de repos, loi 52-05 et textes d’application'

export const driverSettings = defineSettings([
  {
    key: 'fleet.licence.categories',
    type: 'table',
    seeds: [
      {
        validFrom: '2000-01-01',
        reference: LICENCE,
        value: [
          { category: 'AM', minimum_age: 14 },
          { category: 'A1', minimum_age: 16 },
          { category: 'A', minimum_age: 18 },
          { category: 'B', minimum_age: 18 },
          { category: 'C', minimum_age: 21 },
          { category: 'D', minimum_age: 21 },
          { category: 'E(B)', minimum_age: 18 },
          { category: 'E(C)', minimum_age: 21 },
          { category: 'E(D)', minimum_age: 21 },
        ] satisfies LicenceCategory[],
      },
    ],
  },
  setting('fleet.licence.seats_above_is_d', 9, 'seats', LICENCE),
  setting('fleet.licence.weight_above_is_c_kg', 3500, 'kilograms', LICENCE),
  setting('fleet.licence.trailer_above_is_e_kg', 750, 'kilograms', LICENCE),
  setting('fleet.licence.validity_years', 10, 'years', 'Permis de conduire : validité décennale'),
  setting('fleet.licence.provisional_years', 2, 'years', 'Permis probatoire'),
  setting(
    'fleet.medical.period_months',
    24,
    'months',
    'Visite médicale des conducteurs professionnels'
  ),
  setting('fleet.medical.every_driver_from_age', 65, 'years', 'Visite médicale au-delà de 65 ans'),
  setting('fleet.professional_card.validity_years', 5, 'years', 'Loi 52-05, art. 40 et 41'),
  {
    key: 'fleet.professional_card.required',
    type: 'boolean',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        value: false,
        reference: 'Loi 52-05, art. 40 et 41 ; application aux agents communaux à confirmer',
      },
    ],
  },
  {
    key: 'fleet.driver.unrecorded_validity_blocks',
    type: 'boolean',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        value: false,
        reference: 'À confirmer : registres repris sans dates',
      },
    ],
  },
  {
    key: 'fleet.driving.limited_categories',
    type: 'table',
    seeds: [{ validFrom: '2000-01-01', value: ['C', 'D', 'E(C)', 'E(D)'], reference: DRIVING }],
  },
  setting('fleet.driving.daily_limit_minutes', 540, 'minutes', DRIVING),
  setting('fleet.driving.continuous_limit_minutes', 270, 'minutes', DRIVING),
  setting('fleet.driving.pause_minutes', 45, 'minutes', DRIVING),
  { ...setting('fleet.driving.daily_rest_minutes', 720, 'minutes', DRIVING), uncertain: true },
])

function setting(key: string, value: number, unit: string, reference: string) {
  return {
    key,
    type: 'integer' as const,
    unit,
    seeds: [{ validFrom: '2000-01-01', value, reference }],
  }
}
