import type { SettingDefinition } from '#platform/settings/definition'

const WORKING = {
  counting: 'working',
  proof: false,
  halfDays: true,
  suspendsAnnual: false,
} as const
const CALENDAR = { counting: 'calendar', deducted: false, proof: true, halfDays: false } as const

const LEAVE_TYPES = [
  {
    type: 'annual',
    ...WORKING,
    deducted: true,
    pay: '100',
    reference: 'dahir 1-58-008, congé annuel',
  },
  {
    type: 'exceptional',
    ...WORKING,
    proof: true,
    deducted: false,
    pay: '100',
    mostDays: 10,
    reference: 'dahir 1-58-008, congé exceptionnel',
  },
  {
    type: 'sick',
    ...CALENDAR,
    suspendsAnnual: true,
    pay: '100',
    mostMonths: 6,
    everyMonths: 12,
    reference: 'dahir 1-58-008, maladie de courte durée',
  },
  {
    type: 'maternity',
    ...CALENDAR,
    suspendsAnnual: true,
    pay: '100',
    fixedDays: 98,
    sex: 'F',
    reference: 'dahir 1-58-008, congé de maternité, 14 semaines',
  },
  {
    type: 'paternity',
    ...CALENDAR,
    suspendsAnnual: false,
    pay: '100',
    fixedDays: 15,
    sex: 'M',
    reference: 'dahir 1-58-008, congé de paternité, 15 jours consécutifs',
  },
  {
    type: 'kafala_woman',
    ...CALENDAR,
    suspendsAnnual: false,
    pay: '100',
    fixedDays: 98,
    childUnderMonths: 24,
    sex: 'F',
    reference: 'dahir 1-58-008, kafala d’un enfant de moins de 24 mois',
  },
  {
    type: 'kafala_man',
    ...CALENDAR,
    suspendsAnnual: false,
    pay: '100',
    fixedDays: 15,
    childUnderMonths: 24,
    sex: 'M',
    reference: 'dahir 1-58-008, kafala d’un enfant de moins de 24 mois',
  },
  {
    type: 'pilgrimage',
    ...CALENDAR,
    suspendsAnnual: false,
    proof: false,
    pay: '100',
    fixedMonths: 2,
    once: true,
    reference: 'dahir 1-58-008, pèlerinage, une fois dans la carrière',
  },
  {
    type: 'unpaid',
    ...CALENDAR,
    suspendsAnnual: false,
    proof: false,
    pay: '0',
    mostMonths: 1,
    everyMonths: 24,
    reference: 'dahir 1-58-008, congé sans solde, un mois tous les deux ans',
  },
]

const SINCE_2022 = ['paternity', 'kafala_woman', 'kafala_man']

/** Leave: kinds, entitlement, carry-over, presence, and the public holidays a count rests on. */
export const leaveSettings: SettingDefinition[] = [
  {
    key: 'hr.leave.types',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2006-01-01',
        validTo: '2021-12-31',
        reference: 'dahir 1-58-008, congés, avant les congés de paternité et de kafala de 2022',
        value: LEAVE_TYPES.filter(({ type }) => !SINCE_2022.includes(type)),
      },
      {
        validFrom: '2022-01-01',
        reference: 'dahir 1-58-008, congés ; durées non vérifiées à confirmer par la DRH',
        value: LEAVE_TYPES,
      },
    ],
  },
  {
    key: 'hr.leave.annual',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2006-01-01',
        value: { days: 22, firstAfterMonths: 12, carryYears: 1, casualDays: 18 },
        reference:
          'dahir 1-58-008, congé annuel : 22 jours ouvrables, report exceptionnel une fois ; occasionnels 18 jours ouvrables par an, à confirmer',
      },
    ],
  },
  {
    key: 'hr.leave.paternity',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2022-01-01',
        value: { days: 15, windowWeeks: 14, inside: 'start' },
        reference: 'dahir 1-58-008, congé de paternité ; début ou fin dans le délai, à confirmer',
      },
    ],
  },
  {
    key: 'hr.leave.half_days',
    type: 'boolean',
    uncertain: true,
    seeds: [
      { validFrom: '2006-01-01', value: true, reference: 'demi-journées, à confirmer par la DRH' },
    ],
  },
  {
    key: 'hr.leave.minimum_presence',
    type: 'rate',
    unit: 'percent',
    uncertain: true,
    seeds: [
      {
        validFrom: '2006-01-01',
        value: '50',
        reference: 'présence minimale par unité, à fixer par la commune',
      },
    ],
  },
  {
    key: 'hr.leave.certificate_days',
    type: 'integer',
    unit: 'working_days',
    seeds: [
      {
        validFrom: '2000-01-01',
        value: 2,
        reference: 'congés de maladie : certificat sous deux jours ouvrables',
      },
    ],
  },
  {
    key: 'hr.leave.sick_full_pay_months',
    type: 'integer',
    unit: 'months',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        value: 3,
        reference: 'maladie de courte durée : 3 mois entiers, 3 à demi',
      },
    ],
  },
]
