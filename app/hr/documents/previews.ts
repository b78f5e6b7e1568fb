import { definePreview } from '#documents/previews'
import {
  drawEmploymentCertificate,
  type CertificatePaper,
  type CertifiedPerson,
} from '#hr/documents/employment_certificate'
import { drawLeaveDecision, type LeaveDecisionFacts } from '#hr/documents/leave_decision'
import { drawSalaryCertificate, type SalaryFacts } from '#hr/documents/salary_certificate'

/** Invented facts, so that each paper can be looked at in development. */
const verification = {
  address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
  fingerprint: `4f1c${'0'.repeat(56)}e09a`,
}

const decision: LeaveDecisionFacts = {
  language: 'fr',
  number: '0118/2026/DRH',
  decidedOn: '2026-06-20',
  name: 'Fatima Alaoui',
  sex: 'F',
  ppr: '1204417',
  grade: 'Administrateur 2e grade',
  unit: 'Division des ressources humaines',
  type: 'annual',
  counting: 'working',
  start: '2026-07-06',
  end: '2026-07-24',
  back: '2026-07-27',
  days: 15,
  interim: 'Omar Bennani',
  balance: { before: 22, after: 7, carriedUsed: 0 },
  requestedOn: '2026-06-12',
  endorsedBy: 'Hicham Naciri',
  endorsedOn: '2026-06-15',
  signedBy: 'Nadia Chraibi',
  delegatedBy: null,
  verification,
}

const person: CertifiedPerson = {
  name: 'Fatima Alaoui',
  nameAr: 'فاطمة العلوي',
  sex: 'F',
  ppr: '1204417',
  cin: 'BE123421',
  birthOn: '1984-03-12',
  grade: 'Administrateur 2e grade',
  echelle: '11',
  echelon: 6,
  index: 564,
  status: 'tenured',
  recruitedOn: '2009-09-01',
  unit: 'Division des ressources humaines',
}

const paper: CertificatePaper = {
  language: 'fr',
  number: '0231/2026/DRH',
  issuedOn: '2026-06-20',
  purpose: 'Dossier de logement',
  signedBy: 'Nadia Chraibi',
  verification,
}

const salary: SalaryFacts = {
  month: '2026-05-01',
  lines: [
    { key: 'base', calculation: '564 × 4,20', reference: 'décret 2-73-722', minor: 236_880 },
    { key: 'pension', calculation: '−14 %', reference: 'loi 43-95', minor: -33_163 },
  ],
  netMinor: 203_717,
  withoutAllowances: true,
}

export const hrPreviews = [
  definePreview({
    key: 'hr.leave_decision',
    title: 'Décision de congé',
    options: { language: 'fr', date: decision.decidedOn, number: decision.number },
    facts: decision,
    draw: drawLeaveDecision,
  }),
  definePreview({
    key: 'hr.leave_decision.ar',
    title: 'مقرر إجازة',
    options: { language: 'ar', date: decision.decidedOn, number: decision.number },
    facts: {
      ...decision,
      language: 'ar' as const,
      name: 'فاطمة العلوي',
      grade: 'متصرف من الدرجة الثانية',
      unit: 'قسم الموارد البشرية',
    },
    draw: drawLeaveDecision,
  }),
  definePreview({
    key: 'hr.employment_certificate',
    title: 'Attestation de travail',
    options: { language: 'fr', date: paper.issuedOn, number: paper.number },
    facts: { paper, person },
    draw: drawEmploymentCertificate,
  }),
  definePreview({
    key: 'hr.salary_certificate',
    title: 'Attestation de salaire',
    options: { language: 'fr', date: paper.issuedOn, number: paper.number },
    facts: { paper, person, salary },
    draw: drawSalaryCertificate,
  }),
]
