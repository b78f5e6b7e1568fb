import { defineSettings } from '#platform/settings/definition'
import type { SettingDefinition, SettingType } from '#platform/settings/definition'
import { checkPercentage, checkRows, checkTariff } from '#tax/rate_checks'

/** Law 47-06 came into force on 1 January 2008; law 14-25 amended it on 12 June 2025. */
const LAW = '2008-01-01'
const LAW_2025 = '2025-06-12'

/** One value since the law came into force. */
function since(
  key: string,
  type: SettingType,
  value: unknown,
  reference: string,
  more: Partial<SettingDefinition> = {}
): SettingDefinition {
  return { key: `tax.${key}`, type, seeds: [{ validFrom: LAW, value, reference }], ...more }
}

const undevelopedLand: SettingDefinition[] = [
  {
    key: 'tax.tnb.brackets',
    type: 'table',
    seeds: [
      {
        validFrom: LAW,
        validTo: '2025-06-11',
        value: [
          { zone: 'equipped', min: '4', max: '20' },
          { zone: 'medium', min: '2', max: '12' },
          { zone: 'weak', min: '2', max: '12' },
        ],
        reference:
          'loi 47-06, art. 45, rédaction antérieure à la loi 14-25, à confirmer par la commune',
      },
      {
        validFrom: LAW_2025,
        value: [
          { zone: 'equipped', min: '15', max: '30' },
          { zone: 'medium', min: '5', max: '15' },
          { zone: 'weak', min: '0.5', max: '2' },
        ],
        reference: 'loi 47-06, art. 45, modifiée par la loi 14-25',
      },
    ],
  },
  {
    key: 'tax.tnb.tariff',
    type: 'table',
    unit: 'dirhams_a_square_metre',
    check: checkTariff,
    seeds: [
      {
        validFrom: LAW,
        validTo: '2025-12-31',
        value: [
          { zone: 'equipped', classed: 'equipped', rate: '20' },
          { zone: 'medium', classed: 'medium', rate: '12' },
          { zone: 'weak', classed: 'weak', rate: '2' },
        ],
        reference: 'arrêté fiscal 1-2018, tarif à confirmer par la commune',
      },
      {
        validFrom: '2026-01-01',
        value: [
          { zone: 'equipped', classed: 'equipped', rate: '30' },
          { zone: 'medium', classed: 'equipped', rate: '30' },
          { zone: 'weak', classed: 'equipped', rate: '30' },
        ],
        reference: 'arrêté fiscal du 29/12/2025, toute la ville ; loi 47-06, art. 45',
      },
    ],
  },
  since('tnb.minimum', 'money', '200', 'loi 47-06, art. 45', { unit: 'dirhams' }),
  since('tnb.payment_before', 'text', '03-01', 'loi 47-06, art. 39 à 49'),
  since('tnb.declaration_before', 'text', '03-01', 'loi 47-06, art. 39 à 49'),
  since('tnb.transfer_days', 'integer', 45, 'loi 47-06, art. 39 à 49', { unit: 'days' }),
  since('tnb.covered_multiple', 'decimal', '5', 'loi 47-06, art. 39 à 49'),
  since('tnb.used_multiple', 'decimal', '5', 'loi 47-06, art. 39 à 49'),
  since(
    'tnb.exemptions',
    'table',
    [
      { code: 'ETAT', kind: 'permanent' },
      { code: 'COLLECTIVITE', kind: 'permanent' },
      { code: 'HABOUS', kind: 'permanent' },
      { code: 'COLLECTIF', kind: 'permanent' },
      { code: 'ALEM', kind: 'permanent' },
      { code: 'FONDATION', kind: 'permanent' },
      { code: 'ORGANISME', kind: 'permanent' },
      { code: 'RESEAU', kind: 'temporary', document: true },
      { code: 'INTERDICTION', kind: 'temporary', document: true },
      { code: 'AFFECTATION', kind: 'temporary', document: true },
      { code: 'PERMIS', kind: 'permit', document: true, tiers: [{ above: '0', years: 3 }] },
      {
        code: 'AMENAGEMENT',
        kind: 'permit',
        document: true,
        tiers: [
          { above: '0', years: 3 },
          { above: '30', years: 5 },
          { above: '100', years: 7 },
        ],
      },
    ],
    'loi 47-06, art. 39 à 49, exonérations permanentes et temporaires'
  ),
]

const sanctions: SettingDefinition[] = [
  since('declaration.rate', 'rate', '15', 'loi 47-06, art. 134', { unit: 'percent' }),
  since('declaration.minimum', 'money', '500', 'loi 47-06, art. 134', { unit: 'dirhams' }),
  since('declaration.monthly_rate', 'rate', '0', 'page locale, 0,5 % par mois, non appliquée', {
    unit: 'percent',
    uncertain: true,
  }),
  since('insufficiency.rate', 'rate', '15', 'loi 47-06, sanctions', { unit: 'percent' }),
  since('insufficiency.bad_faith_rate', 'rate', '100', 'loi 47-06, sanctions', { unit: 'percent' }),
  since('insufficiency.bad_faith_minimum', 'money', '100', 'loi 47-06, sanctions', {
    unit: 'dirhams',
  }),
  since('cessation.rate', 'rate', '15', 'loi 47-06, sanctions', { unit: 'percent' }),
  since('documents_refusal.fine', 'money', '500', 'loi 47-06, sanctions', { unit: 'dirhams' }),
  since('late.penalty_rate', 'rate', '10', 'loi 47-06, art. 147', { unit: 'percent' }),
  since('late.first_month_rate', 'rate', '5', 'loi 47-06, art. 147', { unit: 'percent' }),
  since('late.further_month_rate', 'rate', '0.5', 'loi 47-06, art. 147', { unit: 'percent' }),
  since('late.reduced_enabled', 'boolean', false, 'CGI, art. 208, taxes de l’État seulement', {
    uncertain: true,
  }),
  since('late.reduced_rate', 'rate', '5', 'CGI, art. 208, taxes de l’État seulement', {
    unit: 'percent',
    uncertain: true,
  }),
  since('late.reduced_days', 'integer', 30, 'CGI, art. 208, taxes de l’État seulement', {
    unit: 'days',
    uncertain: true,
  }),
  since('late.on_fees', 'boolean', false, 'redevances : aucune pénalité de retard par défaut', {
    uncertain: true,
  }),
  since('minimum_other', 'money', '0', 'à fixer par arrêté', { unit: 'dirhams', uncertain: true }),
  since('arrondi_dirham', 'text', 'none', 'à fixer par arrêté', { uncertain: true }),
]

const collection: SettingDefinition[] = [
  since(
    'imputation_order',
    'table',
    ['fees', 'penalties', 'principal'],
    'loi 15-97, imputation des paiements',
    {
      uncertain: true,
    }
  ),
  since('collection.roll_due_months', 'integer', 2, 'loi 15-97, échéance des rôles', {
    unit: 'months',
  }),
  since('collection.order_due_days', 'integer', 30, 'à fixer par instruction', {
    unit: 'days',
    uncertain: true,
  }),
  since('collection.demand_after_due_days', 'integer', 30, 'loi 15-97, commandement', {
    unit: 'days',
  }),
  since('collection.demand_after_notice_days', 'integer', 20, 'loi 15-97, commandement', {
    unit: 'days',
  }),
  since('collection.seizure_days', 'integer', 30, 'loi 15-97, art. 44', { unit: 'days' }),
  since('collection.sale_days', 'integer', 8, 'loi 15-97, vente', { unit: 'days' }),
  since('collection.demand_fee_rate', 'rate', '2', 'tarif à fixer par arrêté', {
    unit: 'percent',
    uncertain: true,
  }),
  since('collection.seizure_fee_rate', 'rate', '5', 'tarif à fixer par arrêté', {
    unit: 'percent',
    uncertain: true,
  }),
  since('collection.limitation_years', 'integer', 4, 'loi 15-97, art. 123', { unit: 'years' }),
  since('notice.rib', 'text', '011519000001205000534921', 'compte de la commune, à confirmer', {
    uncertain: true,
  }),
  since(
    'notice.hours',
    'table',
    {
      fr: 'du lundi au vendredi, 8 h 30 à 15 h 30',
      ar: 'من الاثنين إلى الجمعة، من الساعة 8:30 إلى 15:30',
    },
    'horaires des régies, à confirmer',
    { uncertain: true }
  ),
  since('claim.months', 'integer', 6, 'loi 47-06, réclamations', { unit: 'months' }),
  since('reassessment.years', 'integer', 4, 'loi 47-06, droit de reprise', { unit: 'years' }),
]

const otherTaxes: SettingDefinition[] = [
  since(
    'toc.rates',
    'table',
    [
      { use: 'collective', rate: '20', min: '10', max: '20' },
      { use: 'commercial', rate: '20', min: '10', max: '20' },
      { use: 'professional', rate: '20', min: '10', max: '20' },
      { use: 'individual', rate: '25', min: '20', max: '30' },
      { use: 'slum_clearance', rate: '10', min: '10', max: '20' },
    ],
    'loi 47-06, art. 50 à 56 ; arrêté fiscal 1-2018',
    { unit: 'dirhams_a_square_metre', check: checkRows }
  ),
  since('toc.overhang_multiple', 'decimal', '2', 'loi 47-06, art. 50 à 56'),
  since('toc.restoration', 'money', '500', 'loi 47-06, art. 50 à 56', { unit: 'dirhams' }),
  since('toc.demolition', 'money', '1000', 'arrêté fiscal du 22/02/2023', { unit: 'dirhams' }),
  since('tol.rate', 'rate', '5', 'loi 47-06, art. 57 à 63, taux de 3 à 5 % à confirmer', {
    unit: 'percent',
    check: checkPercentage('tax.tol.bracket'),
    uncertain: true,
  }),
  since('tol.bracket', 'table', { min: '3', max: '5' }, 'loi 47-06, art. 57 à 63', {
    unit: 'percent',
  }),
  since('tol.deposit_rate', 'rate', '75', 'loi 47-06, art. 57 à 63', { unit: 'percent' }),
  since('drinks.rate', 'rate', '8', 'loi 47-06, art. 64 à 69 ; arrêté fiscal', {
    unit: 'percent',
    check: checkPercentage('tax.drinks.bracket'),
  }),
  since('drinks.bracket', 'table', { min: '2', max: '10' }, 'loi 47-06, art. 64 à 69', {
    unit: 'percent',
  }),
  since('quarterly.payment_months', 'integer', 1, 'loi 47-06, paiement trimestriel', {
    unit: 'months',
  }),
  since(
    'stay.rates',
    'table',
    [
      { category: 'guest_house', rate: '15', min: '15', max: '30' },
      { category: 'luxury', rate: '15', min: '15', max: '30' },
      { category: '5', rate: '10', min: '10', max: '25' },
      { category: '4', rate: '10', min: '5', max: '10' },
      { category: '3', rate: '5', min: '3', max: '7' },
      { category: '2', rate: '2', min: '2', max: '5' },
      { category: '1', rate: '2', min: '2', max: '5' },
    ],
    'loi 47-06, art. 70 à 77, tarif à confirmer',
    { unit: 'dirhams', uncertain: true, check: checkRows }
  ),
  since('stay.child_age', 'integer', 12, 'loi 47-06, art. 70 à 77', { unit: 'years' }),
  since(
    'transport.rates',
    'table',
    [
      { kind: 'taxi_1', rate: '300', min: '120', max: '300' },
      { kind: 'taxi_2', rate: '100', min: '80', max: '100' },
      { kind: 'coach_small', rate: '400', min: '150', max: '400' },
      { kind: 'coach_c', rate: '800', min: '300', max: '800' },
      { kind: 'coach_b', rate: '1400', min: '500', max: '1400' },
      { kind: 'coach_a', rate: '2000', min: '800', max: '2000' },
    ],
    'loi 47-06, art. 85 à 90, tarif à confirmer',
    { unit: 'dirhams', uncertain: true, check: checkRows }
  ),
  since('water.rate', 'money', '0.10', 'loi 47-06, art. 78 à 84', { unit: 'dirhams' }),
  since('quarry.rate', 'money', '3', 'loi 47-06, art. 91 à 97, tarif à confirmer', {
    unit: 'dirhams',
    uncertain: true,
  }),
  since(
    'terrace.rates',
    'table',
    [
      { zone: 'A', first: '50', beyond: '70' },
      { zone: 'B', first: '40', beyond: '60' },
      { zone: 'C', first: '30', beyond: '50' },
    ],
    'redevance d’occupation temporaire, tarif antérieur à 2026, à confirmer',
    { unit: 'dirhams_a_square_metre', uncertain: true }
  ),
  since('terrace.first_area', 'decimal', '10', 'redevance d’occupation temporaire', {
    unit: 'square_metres',
  }),
  since('terrace.unauthorised_multiple', 'decimal', '5', 'redevance d’occupation temporaire', {
    uncertain: true,
  }),
]

export const taxSettings = defineSettings([
  ...undevelopedLand,
  ...sanctions,
  ...collection,
  ...otherTaxes,
])
