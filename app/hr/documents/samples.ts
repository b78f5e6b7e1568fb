import type { CertificatePaper, CertifiedPerson } from '#hr/documents/employment_certificate'
import type { InformationFacts } from '#hr/documents/information_sheet'
import type { LeaveDecisionFacts } from '#hr/documents/leave_decision'
import type { SalaryFacts } from '#hr/documents/salary_certificate'
import type { StepOrderFacts } from '#hr/documents/step_order'
import type { PaperLanguage } from '#hr/documents/words'
import type { Departure } from '#hr/queries/departures'

/** Invented facts, the hardest that happen: long names, half-days, every line of pay, a long family and career. */
const verification = {
  address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
  fingerprint: '4f1c'.padEnd(60, '0') + 'e09a',
}

const FRENCH = {
  name: 'Alaoui Fatima',
  grade: 'Administrateur',
  unit: 'Division des espaces verts',
  interim: 'Bennani Omar',
  endorsedBy: 'J. Bouzidi',
  signedBy: 'L. Berrada',
  delegatedBy: 'N. Chraibi',
}
const ARABIC = {
  name: 'فاطمة العلوي',
  grade: 'متصرف',
  unit: 'قسم المساحات الخضراء',
  interim: 'عمر بناني',
  endorsedBy: 'جمال البوزيدي',
  signedBy: 'لبنى برادة',
  delegatedBy: 'نعيمة الشرايبي',
}

export const decision = (language: PaperLanguage): LeaveDecisionFacts => ({
  language,
  ...(language === 'ar' ? ARABIC : FRENCH),
  number: '0118/2026/DRH',
  decidedOn: '2026-11-20',
  sex: 'F',
  ppr: '1234567',
  type: 'annual',
  counting: 'working',
  start: '2026-12-21',
  end: '2027-01-08',
  back: '2027-01-12',
  days: 13.5,
  balance: { before: 29, after: 15.5, carriedUsed: 7 },
  requestedOn: '2026-11-16',
  endorsedOn: '2026-11-18',
  verification,
})

/** Back on the fourth day: the decision that takes the place of the first. */
export const replacement = (language: PaperLanguage): LeaveDecisionFacts => ({
  ...decision(language),
  number: '0131/2026/DRH',
  decidedOn: '2026-12-24',
  end: '2026-12-23',
  back: '2026-12-24',
  days: 3,
  balance: null,
  replaces: { number: '0118/2026/DRH', decidedOn: '2026-11-20', until: '2027-01-08' },
})

export const stepOrder = (language: PaperLanguage): StepOrderFacts => {
  const { name, grade, unit, signedBy, delegatedBy } = language === 'ar' ? ARABIC : FRENCH
  return {
    language,
    name,
    grade,
    unit,
    signedBy,
    delegatedBy,
    number: '0121/2026/DRH',
    decidedOn: '2026-11-20',
    sex: 'F',
    ppr: '1234567',
    year: 2026,
    echelle: '11',
    from: { echelon: 9, index: 639, since: '2022-11-30' },
    to: { echelon: 10, index: 675 },
    pace: 'rapide',
    effectiveOn: '2026-11-30',
    verification,
  }
}

export function certificate(language: PaperLanguage): {
  paper: CertificatePaper
  person: CertifiedPerson
} {
  const arabic = language === 'ar'
  return {
    paper: {
      language,
      number: '0204/2026/DRH',
      issuedOn: '2026-11-24',
      purpose: arabic ? 'ملف قرض عقاري لدى البنك الشعبي' : 'un dossier de crédit immobilier',
      signedBy: arabic ? 'لبنى برادة' : 'Loubna Berrada',
      verification,
    },
    person: {
      name: 'Benabderrahmane El Idrissi Moulay Abdelhafid',
      nameAr: 'بنعبد الرحمان الإدريسي مولاي عبد الحفيظ',
      sex: 'M',
      ppr: '1234567',
      cin: 'BK573273',
      birthOn: '1968-02-29',
      grade: arabic ? 'مساعد تقني' : 'Adjoint technique',
      echelle: '8',
      echelon: 9,
      index: 353,
      status: 'tenured',
      recruitedOn: '1991-07-01',
      unit: arabic
        ? 'قسم العمل الاجتماعي والرياضي والثقافي'
        : 'Division des affaires sociales, sportives et culturelles',
    },
  }
}

const line = (key: string, calculation: string, minor: number) => ({
  key,
  calculation,
  reference: '',
  minor,
})

export const salary: SalaryFacts = {
  month: '2026-11-30',
  lines: [
    line('base', '24 202,76 ÷ 12', 201_690),
    line('residence', '2 016,90 × 10 %', 20_169),
    line('allowances', '', 1_420_050),
    line('gross', '2 016,90 + 201,69 + 14 200,50', 1_641_909),
    line('pension', '16 419,09 × 14 %', -229_867),
    line('health', '16 419,09 × 2,5 % = 410,48 → 400', -40_000),
    line('mutual', '16 419,09 × 1 %', -16_419),
    line('tax', '(119 474,16 × 34 % − 22 000) ÷ 12 − 125,00', -142_676),
    line('family', '3 × 300 + 2 × 100', 110_000),
  ],
  netMinor: 1_322_947,
  basis: { index: 353, formula: '100 × 98,85 + 50 × 79,62 + 203 × 50,92 = 24 202,76' },
  withoutAllowances: false,
}

const kinds = ['spouse', 'child', 'child', 'child', 'child', 'child']
const names = ['Zineb', 'Yassine', 'Salma', 'Mohamed Amine', 'Fatima Ezzahra', 'Ilyas']

export const information: InformationFacts = {
  maritalStatus: 'married',
  children: 5,
  family: kinds.map((kind, index) => ({
    kind,
    name: `El Idrissi ${names[index]}`,
    birthOn: index === 0 ? '1974-06-12' : `20${String(2 + index * 3).padStart(2, '0')}-04-09`,
  })),
  acts: [
    { on: '1991-07-01', kind: 'recruitment', detail: '6 / 1', reference: 'Arrêté n° 118/91' },
    ...Array.from({ length: 8 }, (_, index) => ({
      on: `${1993 + index * 4}-07-01`,
      kind: 'step',
      detail: `8 / ${index + 2}`,
      reference: `Arrêté n° ${204 + index * 11} du ${10 + index}/05/${1993 + index * 4}`,
    })),
  ],
  fund: 'CMR',
  rib: '007780••••96',
  licences: 'B, C, D',
  limitOn: '2031-02-28',
}

const leaver = (index: number): Departure => ({
  id: index,
  ppr: String(1_000_000 + index * 317),
  name: index % 3 === 0 ? 'Benabderrahmane El Idrissi Abdelhafid' : 'Guessous Latifa',
  nameAr: index % 3 === 0 ? 'بنعبد الرحمان الإدريسي عبد الحفيظ' : 'لطيفة كسوس',
  unit: index % 2 === 0 ? 'Division des affaires sociales et culturelles' : null,
  unitAr: index % 2 === 0 ? 'قسم العمل الاجتماعي والثقافي' : null,
  corps: index % 2 === 0 ? 'administrative_assistant' : 'technician',
  echelle: index % 5 === 0 ? 'HE' : '8',
  echelon: (index % 10) + 1,
  birthOn: `19${62 + (index % 7)}-02-28`,
  recruitedOn: '1991-07-01',
  limitOn: `20${25 + (index % 7)}-02-28`,
  fund: index % 4 === 0 ? 'RCAR' : 'CMR',
  extensions: 0,
})

export const departures = {
  counts: {
    overdue: 230,
    years: [5, 67, 71, 79, 66, 61].map((count, index) => ({ year: 2026 + index, count })),
  },
  departures: Array.from({ length: 40 }, (_, index) => leaver(index)),
}
