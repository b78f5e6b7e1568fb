import { definePreview } from '#documents/previews'
import type { DocumentPreview } from '#documents/previews'
import { drawEmploymentCertificate } from '#hr/documents/employment_certificate'
import { drawInformationSheet } from '#hr/documents/information_sheet'
import { drawLeaveDecision } from '#hr/documents/leave_decision'
import { drawRetirementList } from '#hr/documents/retirement_list'
import { drawSalaryCertificate } from '#hr/documents/salary_certificate'
import { drawStepOrder } from '#hr/documents/step_order'
import {
  certificate,
  decision,
  departures,
  information,
  replacement,
  salary,
  stepOrder,
} from '#hr/documents/samples'

const LANGUAGES = { fr: 'français', ar: 'arabe' } as const

/** The papers of human resources with invented facts, to be looked at in development, in both directions. */
export const hrPreviews: DocumentPreview[] = (['fr', 'ar'] as const).flatMap((language) => {
  const { paper, person } = certificate(language)
  const decided = decision(language)
  const named = (title: string) => `${title} (${LANGUAGES[language]})`
  const options = { language, date: paper.issuedOn, number: paper.number }
  return [
    definePreview({
      key: `hr.leave_decision.${language}`,
      title: named('Décision de congé'),
      options: { language, date: decided.decidedOn, number: decided.number },
      facts: decided,
      draw: drawLeaveDecision,
    }),
    definePreview({
      key: `hr.leave_replacement.${language}`,
      title: named('Décision de congé qui en remplace une autre'),
      options: { language, date: '2026-12-24', number: '0131/2026/DRH' },
      facts: replacement(language),
      draw: drawLeaveDecision,
    }),
    definePreview({
      key: `hr.step_order.${language}`,
      title: named('Arrêté d’avancement d’échelon'),
      options: { language, date: '2026-11-20', number: '0121/2026/DRH' },
      facts: stepOrder(language),
      draw: drawStepOrder,
    }),
    definePreview({
      key: `hr.employment_certificate.${language}`,
      title: named('Attestation de travail'),
      options,
      facts: { paper, person },
      draw: drawEmploymentCertificate,
    }),
    definePreview({
      key: `hr.salary_certificate.${language}`,
      title: named('Attestation de salaire'),
      options,
      facts: { paper, person, salary },
      draw: drawSalaryCertificate,
    }),
    definePreview({
      key: `hr.information_sheet.${language}`,
      title: named('Fiche de renseignements'),
      options,
      facts: { paper, person, information },
      draw: drawInformationSheet,
    }),
    definePreview({
      key: `hr.retirement_list.${language}`,
      title: named('Départs à la retraite'),
      options: { language, date: '2026-11-24', orientation: 'landscape' },
      facts: { language, on: '2026-11-24', years: 5, ...departures },
      draw: drawRetirementList,
    }),
  ]
})
