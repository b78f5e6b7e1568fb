import { defineSettings } from '#platform/settings/definition'

const DECREE = 'loi organique 113-14 ; décret 2-17-451 du 23 novembre 2017'

const DELAYS = 'décret 2-16-344'

/** The nomenclature's shape and what becomes of credits at the end of the year; the payment clock and its interest. */
export const budgetSettings = defineSettings([
  {
    key: 'budget.nomenclature.format',
    type: 'text',
    unit: 'budget_code',
    uncertain: true,
    seeds: [
      {
        validFrom: '2018-01-01',
        value: '00.0000.00.00',
        reference: 'budget d’Al Fida, 30.1010.20.21',
      },
    ],
  },
  {
    key: 'budget.nomenclature.chapters',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2018-01-01',
        value: [
          {
            code: '10',
            fr: 'Administration générale',
            ar: 'الإدارة العامة',
            en: 'General administration',
          },
          { code: '20', fr: 'Affaires sociales', ar: 'الشؤون الاجتماعية', en: 'Social affairs' },
          { code: '30', fr: 'Affaires techniques', ar: 'الشؤون التقنية', en: 'Technical affairs' },
          {
            code: '40',
            fr: 'Affaires économiques',
            ar: 'الشؤون الاقتصادية',
            en: 'Economic affairs',
          },
          { code: '50', fr: 'Soutien des services', ar: 'دعم المصالح', en: 'Support of services' },
          {
            code: '60',
            fr: 'Intégration des résultats',
            ar: 'إدماج النتائج',
            en: 'Integration of results',
          },
        ],
        reference: `${DECREE} (chapitres 20 à 60 à confirmer)`,
      },
    ],
  },
  {
    key: 'budget.carry_over.sections',
    type: 'table',
    uncertain: true,
    seeds: [
      { validFrom: '2018-01-01', value: ['equipment'], reference: `${DECREE} (à confirmer)` },
    ],
  },
  {
    key: 'budget.visa.days',
    type: 'integer',
    unit: 'working_days',
    uncertain: true,
    seeds: [
      {
        validFrom: '1976-01-01',
        value: 5,
        reference: 'contrôle de régularité, 1976 (à confirmer)',
      },
    ],
  },
  {
    key: 'budget.payment.authorising_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: '2016-01-01', value: 45, reference: DELAYS }],
  },
  {
    key: 'budget.payment.accountant_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: '2016-01-01', value: 15, reference: DELAYS }],
  },
  {
    key: 'budget.interest.treasury_yield',
    type: 'rate',
    unit: 'percent_a_year_by_quarter',
    uncertain: true,
    seeds: [
      {
        validFrom: '2016-01-01',
        value: '2.25',
        reference: `${DELAYS} : moyenne pondérée des bons du Trésor à 3 mois, valeur d’illustration`,
      },
    ],
  },
  {
    key: 'budget.interest.margin',
    type: 'rate',
    unit: 'points',
    seeds: [{ validFrom: '2016-01-01', value: '1', reference: DELAYS }],
  },
  {
    key: 'budget.interest.day_basis',
    type: 'integer',
    unit: 'days_a_year',
    uncertain: true,
    seeds: [{ validFrom: '2016-01-01', value: 360, reference: `${DELAYS}, base à confirmer` }],
  },
])
