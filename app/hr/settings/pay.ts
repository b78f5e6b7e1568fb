import type { SettingDefinition } from '#platform/settings/definition'

/** Pay of communal staff: index grid, point values, allowances and withholdings. */
export const paySettings: SettingDefinition[] = [
  {
    key: 'hr.pay.index_grid',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '1973-12-31',
        validTo: '2022-12-31',
        reference: 'décrets 2-73-722 et 2-73-723 ; cases à confirmer par la DRH',
        value: [
          { echelle: '6', indices: [151, 161, 173, 185, 197, 209, 222, 236, 249, 262] },
          { echelle: '7', indices: [177, 193, 208, 225, 242, 260, 277, 291, 305, 318] },
          { echelle: '8', indices: [207, 224, 241, 259, 276, 293, 311, 332, 353, 373] },
          { echelle: '9', indices: [235, 253, 274, 296, 317, 339, 361, 382, 404, 438] },
          { echelle: '10', indices: [275, 300, 326, 351, 377, 402, 428, 456, 484, 512] },
          {
            echelle: '11',
            indices: [336, 369, 403, 436, 472, 509, 542, 574, 606, 639, 675, 690, 704],
          },
          { echelle: 'HE', indices: [704, 746, 779, 812, 840, 870] },
        ],
      },
      {
        validFrom: '2023-01-01',
        reference:
          'décrets 2-73-722 et 2-73-723 ; échelle 7 supprimée le 01/01/2023 ; cases à confirmer par la DRH',
        value: [
          { echelle: '6', indices: [151, 161, 173, 185, 197, 209, 222, 236, 249, 262] },
          { echelle: '8', indices: [207, 224, 241, 259, 276, 293, 311, 332, 353, 373] },
          { echelle: '9', indices: [235, 253, 274, 296, 317, 339, 361, 382, 404, 438] },
          { echelle: '10', indices: [275, 300, 326, 351, 377, 402, 428, 456, 484, 512] },
          {
            echelle: '11',
            indices: [336, 369, 403, 436, 472, 509, 542, 574, 606, 639, 675, 690, 704],
          },
          { echelle: 'HE', indices: [704, 746, 779, 812, 840, 870] },
        ],
      },
    ],
  },
  {
    key: 'hr.pay.point_values',
    type: 'table',
    unit: 'dirhams_a_year',
    seeds: [
      {
        validFrom: '2006-01-01',
        reference: 'valeurs du point indiciaire, décret 2-73-722 modifié',
        value: [
          { upTo: 100, value: '98.85' },
          { upTo: 150, value: '79.62' },
          { upTo: null, value: '50.92' },
        ],
      },
    ],
  },
  {
    key: 'hr.pay.residence_rates',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2006-01-01',
        reference: 'indemnité de résidence, zones A, B et C ; taux à confirmer par la DRH',
        value: [
          { zone: 'A', rate: '25' },
          { zone: 'B', rate: '15' },
          { zone: 'C', rate: '10' },
        ],
      },
    ],
  },
  {
    key: 'hr.pay.residence_zone',
    type: 'text',
    uncertain: true,
    seeds: [
      {
        validFrom: '2006-01-01',
        value: 'C',
        reference: 'zone de Casablanca, à confirmer par la DRH',
      },
    ],
  },
  {
    key: 'hr.pay.cmr',
    type: 'table',
    seeds: [
      {
        validFrom: '2019-01-01',
        value: { employee: '14', employer: '14' },
        reference: 'CMR, 14 % par part depuis 2019',
      },
    ],
  },
  {
    key: 'hr.pay.rcar',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2021-01-01',
        value: { employee: '6', employer: '12', ceiling: '19085' },
        reference: 'RCAR, taux 6 % et 12 % ; plafond de 2021, à revoir chaque année',
      },
    ],
  },
  {
    key: 'hr.pay.amo',
    type: 'table',
    seeds: [
      {
        validFrom: '2006-01-01',
        value: { employee: '2.5', employer: '2.5', minimum: '70', maximum: '400' },
        reference: 'AMO du secteur public, 2,5 % par part, 70 à 400 DH',
      },
    ],
  },
  {
    key: 'hr.pay.amo_payee',
    type: 'text',
    uncertain: true,
    seeds: [
      {
        validFrom: '2006-01-01',
        validTo: '2027-01-28',
        value: 'CNOPS',
        reference: 'AMO, organisme gestionnaire',
      },
      {
        validFrom: '2027-01-29',
        value: 'CNSS',
        reference: 'loi 54-23, BO du 29/01/2026, effet sous douze mois',
      },
    ],
  },
  {
    key: 'hr.pay.family_allowances',
    type: 'table',
    unit: 'dirhams_a_month',
    seeds: [
      {
        validFrom: '2023-01-01',
        reference:
          'allocations familiales, 300 DH pour les trois premiers enfants, 100 DH du 4e au 6e',
        value: [
          { from: 1, to: 3, amount: '300' },
          { from: 4, to: 6, amount: '100' },
        ],
      },
    ],
  },
  {
    key: 'hr.pay.minimum_net',
    type: 'money',
    unit: 'dirhams_a_month',
    gapsAllowed: true,
    seeds: [
      {
        validFrom: '2025-07-01',
        value: '4500.00',
        reference: 'dialogue social 2024-2025, revenu net minimum',
      },
    ],
  },
  {
    key: 'hr.pay.absence_divisor',
    type: 'integer',
    seeds: [
      {
        validFrom: '2000-05-10',
        value: 60,
        reference: 'loi 12-81, décret 2-99-1216 : 1/60 par demi-journée',
      },
    ],
  },
  {
    key: 'hr.pay.absence_taken_from',
    type: 'choice',
    choices: ['net', 'gross'],
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-05-10',
        value: 'net',
        reference: 'loi 12-81 ; avant ou après cotisations, à confirmer',
      },
    ],
  },
  {
    key: 'hr.tax.brackets',
    type: 'table',
    seeds: [
      {
        validFrom: '2025-01-01',
        reference: 'IR, barème en vigueur depuis le 01/01/2025',
        value: [
          { upTo: '40000', rate: '0', deduct: '0' },
          { upTo: '60000', rate: '10', deduct: '4000' },
          { upTo: '80000', rate: '20', deduct: '10000' },
          { upTo: '100000', rate: '30', deduct: '18000' },
          { upTo: '180000', rate: '34', deduct: '22000' },
          { upTo: null, rate: '37', deduct: '27400' },
        ],
      },
    ],
  },
  {
    key: 'hr.tax.professional_expenses',
    type: 'table',
    seeds: [
      {
        validFrom: '2023-01-01',
        value: { annualThreshold: '78000', rateUpTo: '35', rateAbove: '25', annualCap: '35000' },
        reference: 'IR, frais professionnels',
      },
    ],
  },
  {
    key: 'hr.tax.dependant_credit',
    type: 'table',
    seeds: [
      {
        validFrom: '2025-01-01',
        value: { annual: '500', most: 6 },
        reference: 'IR, réduction pour charges de famille',
      },
    ],
  },
]
