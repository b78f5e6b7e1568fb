import { defineSettings } from '#platform/settings/definition'

/** Valuation and counting of stock. */
export const storeSettings = defineSettings([
  {
    key: 'stores.valuation.method',
    type: 'choice',
    choices: ['weighted_average', 'fifo'],
    seeds: [
      {
        validFrom: '2018-01-01',
        value: 'weighted_average',
        reference: 'décret 2-17-451 ; choix de la commune',
      },
    ],
  },
  {
    key: 'stores.valuation.unit_cost_decimals',
    type: 'integer',
    seeds: [{ validFrom: '2018-01-01', value: 6, reference: 'choix de la commune' }],
  },
  {
    key: 'stores.count.second_count_gap',
    type: 'rate',
    unit: 'percent',
    uncertain: true,
    seeds: [{ validFrom: '2018-01-01', value: '5', reference: 'choix de la commune' }],
  },
])
