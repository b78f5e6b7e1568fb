import { definePreview } from '#documents/previews'
import { drawLeaveDecision } from '#hr/documents/leave_decision'
import type { LeaveDecisionFacts } from '#hr/documents/leave_decision'

const decision: Omit<LeaveDecisionFacts, 'language'> = {
  number: '0118/2026/DRH',
  decidedOn: '2026-11-20',
  name: 'Alaoui Fatima',
  sex: 'F',
  ppr: '1234567',
  grade: 'Administrateur',
  unit: 'Division des espaces verts',
  type: 'annual',
  counting: 'working',
  start: '2026-12-21',
  end: '2027-01-08',
  back: '2027-01-12',
  days: 13.5,
  interim: 'Bennani Omar',
  balance: { before: 29, after: 15.5, carriedUsed: 7 },
  requestedOn: '2026-11-16',
  endorsedBy: 'J. Bouzidi',
  endorsedOn: '2026-11-18',
  signedBy: 'L. Berrada',
  delegatedBy: 'N. Chraibi',
  verification: {
    address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
    fingerprint: '4f1c'.padEnd(60, '0') + 'e09a',
  },
}

/** The papers of human resources with invented facts, to be looked at in development. */
export const hrPreviews = (['fr', 'ar'] as const).map((language) =>
  definePreview({
    key: `hr.leave_decision.${language}`,
    title: `Décision de congé (${language})`,
    options: { language, date: decision.decidedOn, number: decision.number },
    facts: { ...decision, language },
    draw: drawLeaveDecision,
  })
)
