import type { SettingDefinition } from '#platform/settings/definition'

/** Advancement by échelon and the age limit. */
export const careerSettings: SettingDefinition[] = [
  {
    key: 'hr.step.months',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '1963-07-08',
        reference: 'décret 2-62-344 ; rythmes moyen et lent à partir de l’échelon 4 à confirmer',
        value: [
          { from: 1, to: 2, rapide: 12, moyen: 12, lent: 12 },
          { from: 2, to: 3, rapide: 12, moyen: 18, lent: 24 },
          { from: 3, to: 4, rapide: 24, moyen: 30, lent: 36 },
          { from: 4, to: 5, rapide: 24, moyen: 30, lent: 36 },
          { from: 5, to: 6, rapide: 24, moyen: 30, lent: 36 },
          { from: 6, to: 7, rapide: 36, moyen: 42, lent: 48 },
          { from: 7, to: 8, rapide: 36, moyen: 42, lent: 48 },
          { from: 8, to: 9, rapide: 36, moyen: 42, lent: 48 },
          { from: 9, to: 10, rapide: 48, moyen: 54, lent: 60 },
        ],
      },
    ],
  },
  {
    key: 'hr.step.automatic',
    type: 'table',
    seeds: [
      {
        validFrom: '1963-07-08',
        reference: 'décret 2-62-344, échelle 11 (échelons 10 à 13) et hors échelle : 36 mois',
        value: [
          { echelle: '11', from: 10, to: 13, months: 36 },
          { echelle: 'HE', from: 1, to: 6, months: 36 },
        ],
      },
    ],
  },
  {
    key: 'hr.step.paces',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2005-12-02',
        reference: 'décret 2-05-1367 ; correspondance de la note et du rythme à confirmer',
        value: [
          { minimum: '16', pace: 'rapide' },
          { minimum: '10', pace: 'moyen' },
          { minimum: '0', pace: 'lent' },
        ],
      },
    ],
  },
  {
    key: 'hr.retirement.ages',
    type: 'table',
    seeds: [
      {
        validFrom: '2017-01-01',
        reference: 'réforme des retraites, limite d’âge par année de naissance',
        value: [
          { bornFrom: null, bornTo: 1956, months: 720 },
          { bornFrom: 1957, bornTo: 1957, months: 726 },
          { bornFrom: 1958, bornTo: 1958, months: 732 },
          { bornFrom: 1959, bornTo: 1959, months: 738 },
          { bornFrom: 1960, bornTo: 1960, months: 744 },
          { bornFrom: 1961, bornTo: 1961, months: 750 },
          { bornFrom: 1962, bornTo: null, months: 756 },
        ],
      },
    ],
  },
  {
    key: 'hr.retirement.alerts',
    type: 'table',
    unit: 'months',
    seeds: [
      { validFrom: '2017-01-01', value: [12, 6, 3], reference: 'préparation du dossier CMR' },
    ],
  },
  {
    key: 'hr.retirement.extension',
    type: 'table',
    seeds: [
      {
        validFrom: '2017-01-01',
        value: { months: 24, most: 2 },
        reference: 'réforme des retraites, prolongation de deux ans renouvelable une fois',
      },
    ],
  },
  {
    key: 'hr.retirement.removal',
    type: 'choice',
    choices: ['birthday', 'month_end'],
    uncertain: true,
    seeds: [
      {
        validFrom: '2017-01-01',
        value: 'birthday',
        reference: 'radiation au jour de la limite d’âge ou en fin de mois, à confirmer',
      },
    ],
  },
  {
    key: 'hr.recruitment.least_age',
    type: 'integer',
    unit: 'years',
    seeds: [
      {
        validFrom: '1958-02-24',
        value: 18,
        reference: 'dahir 1-58-008, conditions de recrutement',
      },
    ],
  },
]
