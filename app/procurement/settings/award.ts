import { defineSettings } from '#platform/settings/definition'

const DECREE = 'décret 2-22-431 du 8 mars 2023'
const FROM = '2023-09-01'

/** How offers are compared and what follows the award. */
export const awardSettings = defineSettings([
  {
    key: 'procurement.reference_price.bands',
    type: 'table',
    unit: 'percent_of_estimate',
    uncertain: true,
    seeds: [
      {
        validFrom: FROM,
        value: [
          { category: 'works', below: '20', above: '20' },
          { category: 'supplies', below: '25', above: '20' },
          { category: 'services', below: '25', above: '20' },
          { category: 'studies', below: '25', above: '20' },
        ],
        reference: `${DECREE}, art. 44 ; études : art. 144 (à confirmer)`,
      },
    ],
  },
  {
    key: 'procurement.reference_price.low_offers',
    type: 'choice',
    choices: ['exclude', 'justify'],
    uncertain: true,
    seeds: [{ validFrom: FROM, value: 'exclude', reference: `${DECREE}, art. 44 (à confirmer)` }],
  },
  {
    key: 'procurement.reference_price.national_preference',
    type: 'rate',
    unit: 'percent',
    uncertain: true,
    seeds: [{ validFrom: FROM, value: '15', reference: `${DECREE}, art. 147` }],
  },
  {
    key: 'procurement.award.tie_priority',
    type: 'table',
    seeds: [
      {
        validFrom: FROM,
        value: ['cooperative', 'union', 'auto_entrepreneur'],
        reference: `${DECREE}, égalité des offres ; à défaut tirage au sort`,
      },
    ],
  },
  {
    key: 'procurement.award.commission_quorum',
    type: 'integer',
    unit: 'members',
    uncertain: true,
    seeds: [
      {
        validFrom: FROM,
        value: 3,
        reference: `${DECREE}, art. 38 : composition pour les communes à confirmer`,
      },
    ],
  },
  {
    key: 'procurement.award.complement_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 7, reference: `${DECREE}, demande au mieux classé` }],
  },
  {
    key: 'procurement.award.letters_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 3, reference: `${DECREE}, lettres de résultat` }],
  },
  {
    key: 'procurement.award.minutes_published_hours',
    type: 'integer',
    unit: 'hours',
    seeds: [{ validFrom: FROM, value: 24, reference: `${DECREE}, extrait du procès-verbal` }],
  },
  {
    key: 'procurement.award.standstill_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 15, reference: `${DECREE}, art. 163` }],
  },
  {
    key: 'procurement.award.approval_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 60, reference: `${DECREE}, notification de l’approbation` }],
  },
  {
    key: 'procurement.award.offer_validity_days',
    type: 'integer',
    unit: 'days',
    seeds: [
      {
        validFrom: '2013-01-01',
        validTo: '2023-08-31',
        value: 75,
        reference: 'régime de 2013 (à confirmer)',
      },
      { validFrom: FROM, value: 60, reference: `${DECREE}, validité des offres` },
    ],
  },
])
