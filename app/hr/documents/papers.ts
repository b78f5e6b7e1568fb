import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawEmploymentCertificate } from '#hr/documents/employment_certificate'
import type { CertificatePaper, CertifiedPerson } from '#hr/documents/employment_certificate'
import { drawInformationSheet } from '#hr/documents/information_sheet'
import type { InformationFacts } from '#hr/documents/information_sheet'
import { drawLeaveDecision } from '#hr/documents/leave_decision'
import type { LeaveDecisionFacts } from '#hr/documents/leave_decision'
import { drawSalaryCertificate } from '#hr/documents/salary_certificate'
import type { SalaryFacts } from '#hr/documents/salary_certificate'
import { drawStepOrder } from '#hr/documents/step_order'
import type { StepOrderFacts } from '#hr/documents/step_order'
import { wordsIn } from '#hr/documents/words'

export interface Paper {
  name: string
  bytes: Buffer
}

/** The paper of a decision, drawn from what was kept when it was made: the same bytes each time. */
export async function decisionPaper(facts: LeaveDecisionFacts): Promise<Paper> {
  const { language, number, decidedOn, verification } = facts
  const title = `${wordsIn(language)('documents.leave_decision')} ${number}`
  const options = {
    title,
    language,
    date: decidedOn,
    number,
    fingerprint: verification.fingerprint,
  }
  return {
    name: fileName('decision', number),
    bytes: await pdfBytes(options, (kit) => drawLeaveDecision(kit, facts)),
  }
}

/** The paper of an order of step advancement. */
export async function stepOrderPaper(facts: StepOrderFacts): Promise<Paper> {
  const { language, number, decidedOn, verification } = facts
  const title = `${wordsIn(language)('documents.step_order')} ${number}`
  const options = {
    title,
    language,
    date: decidedOn,
    number,
    fingerprint: verification.fingerprint,
  }
  return {
    name: fileName('arrete', number),
    bytes: await pdfBytes(options, (kit) => drawStepOrder(kit, facts)),
  }
}

export interface CertificateSaid {
  paper: CertificatePaper
  person: CertifiedPerson
  salary: SalaryFacts | null
  information: InformationFacts | null
}

/** The paper of a certificate, drawn from what it attested on its day. */
export async function certificatePaper(kind: string, said: CertificateSaid): Promise<Paper> {
  const { paper, person, salary, information } = said
  const title = `${wordsIn(paper.language)(`certificate_kinds.${kind}`)} ${paper.number}`
  const { language, number, issuedOn: date, verification } = paper
  const options = { title, language, date, number, fingerprint: verification.fingerprint }
  const bytes = await pdfBytes(options, (kit) => {
    if (salary) drawSalaryCertificate(kit, { paper, person, salary })
    else if (information) drawInformationSheet(kit, { paper, person, information })
    else drawEmploymentCertificate(kit, { paper, person })
  })
  return { name: fileName(kind, number), bytes }
}

function fileName(kind: string, number: string): string {
  return `${kind}-${number.replaceAll('/', '-')}.pdf`
}
