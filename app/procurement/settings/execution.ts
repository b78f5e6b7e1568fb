import { defineSettings } from '#platform/settings/definition'

const CCAG = 'CCAG-T, décret 2-14-394 du 13 mai 2016'
const FROM = '2016-05-13'

/** Guarantees, retention, penalties, revision and advances while a contract runs. */
export const executionSettings = defineSettings([
  {
    key: 'procurement.guarantee.definitive_rate',
    type: 'rate',
    unit: 'percent',
    seeds: [{ validFrom: FROM, value: '3', reference: `${CCAG}, cautionnement définitif` }],
  },
  {
    key: 'procurement.guarantee.definitive_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 20, reference: `${CCAG}, cautionnement définitif` }],
  },
  {
    key: 'procurement.retention.rate',
    type: 'rate',
    unit: 'percent',
    seeds: [{ validFrom: FROM, value: '10', reference: `${CCAG}, retenue de garantie` }],
  },
  {
    key: 'procurement.retention.cap',
    type: 'rate',
    unit: 'percent',
    seeds: [{ validFrom: FROM, value: '7', reference: `${CCAG}, retenue de garantie` }],
  },
  {
    key: 'procurement.retention.base',
    type: 'choice',
    choices: ['ttc', 'ht'],
    uncertain: true,
    seeds: [{ validFrom: FROM, value: 'ttc', reference: `${CCAG}, assiette à confirmer` }],
  },
  {
    key: 'procurement.late_penalty.daily_rate',
    type: 'rate',
    unit: 'percent_a_day',
    seeds: [{ validFrom: FROM, value: '0.1', reference: `${CCAG}, pénalité de 1/1000 par jour` }],
  },
  {
    key: 'procurement.late_penalty.caps',
    type: 'table',
    unit: 'percent',
    uncertain: true,
    seeds: [
      {
        validFrom: FROM,
        value: [
          { category: 'works', cap: '8' },
          { category: 'supplies', cap: '8' },
          { category: 'services', cap: '10' },
          { category: 'studies', cap: '10' },
        ],
        reference: `${CCAG}, plafond des travaux ; fournitures, services et études : CPS`,
      },
    ],
  },
  {
    key: 'procurement.late_penalty.special_cap',
    type: 'rate',
    unit: 'percent',
    seeds: [{ validFrom: FROM, value: '2', reference: `${CCAG}, pénalités particulières` }],
  },
  {
    key: 'procurement.revision.fixed_part',
    type: 'decimal',
    seeds: [{ validFrom: '2015-01-01', value: '0.15', reference: 'arrêté 3-302-15' }],
  },
  {
    key: 'procurement.revision.coefficient_decimals',
    type: 'integer',
    seeds: [{ validFrom: '2015-01-01', value: 4, reference: 'arrêté 3-302-15' }],
  },
  {
    key: 'procurement.advance.recovery_rate',
    type: 'rate',
    unit: 'percent_of_advance',
    seeds: [{ validFrom: '2014-01-01', value: '20', reference: 'décret 2-14-272' }],
  },
  {
    key: 'procurement.advance.recovered_at',
    type: 'rate',
    unit: 'percent_with_tax',
    seeds: [{ validFrom: '2014-01-01', value: '80', reference: 'décret 2-14-272' }],
  },
  {
    key: 'procurement.reception.over_delivery',
    type: 'rate',
    unit: 'percent',
    uncertain: true,
    seeds: [{ validFrom: '2013-01-01', value: '0', reference: 'choix de la commune' }],
  },
])
