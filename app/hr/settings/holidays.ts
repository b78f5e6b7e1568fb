import type { SettingDefinition } from '#platform/settings/definition'

const SINCE_1999 = [
  { day: '01-01', name: 'Nouvel An' },
  { day: '01-11', name: 'Manifeste de l’Indépendance' },
  { day: '05-01', name: 'Fête du Travail' },
  { day: '07-30', name: 'Fête du Trône' },
  { day: '08-14', name: 'Récupération de Oued Ed-Dahab' },
  { day: '08-20', name: 'Révolution du Roi et du Peuple' },
  { day: '08-21', name: 'Fête de la Jeunesse' },
  { day: '11-06', name: 'Marche Verte' },
  { day: '11-18', name: 'Fête de l’Indépendance' },
]
const AMAZIGH_YEAR = { day: '01-14', name: 'Nouvel An amazigh' }
const UNITY_DAY = { day: '10-31', name: 'Aïd Al Wahda' }

/** Holidays a count falls back on when the caller gives none of its own calendar. */
export const holidaySettings: SettingDefinition[] = [
  {
    key: 'hr.holidays.fixed',
    type: 'table',
    seeds: [
      {
        validFrom: '1999-07-30',
        validTo: '2023-12-31',
        value: SINCE_1999,
        reference: 'jours fériés, secteur public',
      },
      {
        validFrom: '2024-01-01',
        validTo: '2025-10-30',
        value: [...SINCE_1999, AMAZIGH_YEAR],
        reference: 'jours fériés, secteur public ; Nouvel An amazigh depuis 2024',
      },
      {
        validFrom: '2025-10-31',
        value: [...SINCE_1999, AMAZIGH_YEAR, UNITY_DAY],
        reference: 'jours fériés, secteur public ; décret 2.25.1140 (31 octobre)',
      },
    ],
  },
  {
    key: 'hr.holidays.moving',
    type: 'table',
    uncertain: true,
    gapsAllowed: true,
    seeds: [
      {
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        reference: 'calendrier 2026 prévu, observation de la lune à un jour près',
        value: [
          { on: '2026-03-20', name: 'Aïd al-Fitr', estimated: false },
          { on: '2026-03-21', name: 'Aïd al-Fitr', estimated: false },
          { on: '2026-05-27', name: 'Aïd al-Adha', estimated: false },
          { on: '2026-05-28', name: 'Aïd al-Adha', estimated: false },
          { on: '2026-06-17', name: '1er Moharram', estimated: false },
          { on: '2026-08-26', name: 'Aïd al-Mawlid', estimated: false },
          { on: '2026-08-27', name: 'Aïd al-Mawlid', estimated: false },
        ],
      },
      {
        validFrom: '2027-01-01',
        validTo: '2027-12-31',
        reference: 'calendrier 2027 estimé, à confirmer par l’observation de la lune',
        value: [
          { on: '2027-03-10', name: 'Aïd al-Fitr', estimated: true },
          { on: '2027-03-11', name: 'Aïd al-Fitr', estimated: true },
          { on: '2027-05-17', name: 'Aïd al-Adha', estimated: true },
          { on: '2027-05-18', name: 'Aïd al-Adha', estimated: true },
          { on: '2027-06-06', name: '1er Moharram', estimated: true },
          { on: '2027-08-15', name: 'Aïd al-Mawlid', estimated: true },
          { on: '2027-08-16', name: 'Aïd al-Mawlid', estimated: true },
        ],
      },
    ],
  },
]
