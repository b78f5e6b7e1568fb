import { defineSettings } from '#platform/settings/definition'

/** One use class of the inspection table; a null period means no inspection is known for the class. */
export interface InspectionPeriod {
  use_class: string
  first_months: number | null
  then_months: number | null
}

const INSPECTION =
  'Code de la route, visites techniques ; périodicités publiées par salama.ma/controle'

export const documentSettings = defineSettings([
  {
    key: 'fleet.inspection.periods',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        reference: INSPECTION,
        value: [
          { use_class: 'private_car', first_months: 60, then_months: 12 },
          { use_class: 'goods', first_months: 12, then_months: 12 },
          { use_class: 'staff_transport', first_months: 6, then_months: 6 },
          { use_class: 'hired', first_months: 6, then_months: 6 },
          { use_class: 'works_machine', first_months: null, then_months: null },
          { use_class: 'trailer', first_months: null, then_months: null },
          { use_class: 'two_wheeler', first_months: null, then_months: null },
        ] satisfies InspectionPeriod[],
      },
    ],
  },
  {
    key: 'fleet.inspection.lease_counts_as_hire',
    type: 'boolean',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        value: false,
        reference: 'À confirmer : location de longue durée',
      },
    ],
  },
  {
    key: 'fleet.documents.alert_days',
    type: 'table',
    unit: 'days',
    uncertain: true,
    seeds: [
      { validFrom: '2000-01-01', value: [60, 30, 15, 7], reference: 'Usage du parc, à confirmer' },
    ],
  },
  {
    key: 'fleet.registration.validity_years',
    type: 'integer',
    unit: 'years',
    seeds: [
      { validFrom: '2000-01-01', value: 10, reference: 'Carte grise : renouvellement décennal' },
    ],
  },
])
