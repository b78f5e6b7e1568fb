import { defineSettings } from '#platform/settings/definition'

const DECREE = 'décret 2-22-431 du 8 mars 2023'
const FROM = '2023-09-01'

/** Which procedure, how long it is published, who is invited. */
export const procedureSettings = defineSettings([
  {
    key: 'procurement.order.ceiling',
    type: 'money',
    unit: 'dirhams_with_tax',
    seeds: [
      {
        validFrom: '2013-01-01',
        validTo: '2023-08-31',
        value: '200000.00',
        reference: 'régime antérieur, annexe 4',
      },
      { validFrom: FROM, value: '500000.00', reference: `${DECREE}, art. 91` },
    ],
  },
  {
    key: 'procurement.order.notice_hours',
    type: 'integer',
    unit: 'hours',
    uncertain: true,
    seeds: [{ validFrom: FROM, value: 48, reference: `${DECREE}, art. 91 (à confirmer)` }],
  },
  {
    key: 'procurement.order.invitations',
    type: 'integer',
    unit: 'bidders',
    seeds: [{ validFrom: FROM, value: 5, reference: `${DECREE}, art. 91` }],
  },
  {
    key: 'procurement.order.confirmation_hours',
    type: 'integer',
    unit: 'hours',
    uncertain: true,
    seeds: [{ validFrom: FROM, value: 24, reference: 'avis d’achat d’une commune (à confirmer)' }],
  },
  {
    key: 'procurement.order.quotes_expected',
    type: 'integer',
    unit: 'quotes',
    uncertain: true,
    seeds: [{ validFrom: '2013-01-01', value: 3, reference: 'régime antérieur, annexe 4' }],
  },
  {
    key: 'procurement.simplified_tender.ceiling',
    type: 'money',
    unit: 'dirhams_before_tax',
    seeds: [{ validFrom: FROM, value: '1000000.00', reference: `${DECREE}, art. 19` }],
  },
  {
    key: 'procurement.simplified_tender.notice_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 10, reference: `${DECREE}, art. 19` }],
  },
  {
    key: 'procurement.open_tender.notice_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 21, reference: `${DECREE}, art. 20` }],
  },
  {
    key: 'procurement.open_tender.long_notice_days',
    type: 'integer',
    unit: 'days',
    uncertain: true,
    seeds: [{ validFrom: FROM, value: 40, reference: `${DECREE}, art. 20 et 23` }],
  },
  {
    key: 'procurement.open_tender.long_notice_threshold',
    type: 'money',
    unit: 'dirhams_before_tax',
    uncertain: true,
    gapsAllowed: true,
    seeds: [],
  },
  {
    key: 'procurement.restricted_tender.ceiling',
    type: 'money',
    unit: 'dirhams',
    seeds: [
      { validFrom: FROM, value: '5000000.00', reference: `${DECREE}, appel d’offres restreint` },
    ],
  },
  {
    key: 'procurement.restricted_tender.notice_days',
    type: 'integer',
    unit: 'days',
    seeds: [{ validFrom: FROM, value: 10, reference: `${DECREE}, appel d’offres restreint` }],
  },
  {
    key: 'procurement.restricted_tender.invitations',
    type: 'integer',
    unit: 'bidders',
    seeds: [{ validFrom: FROM, value: 3, reference: `${DECREE}, appel d’offres restreint` }],
  },
  {
    key: 'procurement.small_firms.share',
    type: 'rate',
    unit: 'percent',
    seeds: [{ validFrom: FROM, value: '30', reference: `${DECREE}, part réservée aux TPE et PME` }],
  },
  {
    key: 'procurement.portal.address',
    type: 'text',
    uncertain: true,
    seeds: [
      {
        validFrom: FROM,
        value: 'www.marchespublics.gov.ma',
        reference: 'portail des marchés publics (à confirmer)',
      },
    ],
  },
])
