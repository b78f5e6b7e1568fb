import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'
import {
  closeCertificate,
  openCertificate,
  personLines,
} from '#hr/documents/employment_certificate'
import type { CertificatePaper, CertifiedPerson } from '#hr/documents/employment_certificate'
import { wordsIn } from '#hr/documents/words'

export interface SalaryLine {
  /** Key of the line's text under `pay_lines`. */
  key: string
  calculation: string
  reference: string
  minor: number
}

export interface SalaryFacts {
  month: string
  lines: SalaryLine[]
  netMinor: number
  /** Statutory allowances of the corps were not stated: the certificate says so. */
  withoutAllowances: boolean
}

/** "Attestation de salaire": base pay from index and point values, withholdings and net, each with its text. */
export function drawSalaryCertificate(
  kit: PdfKit,
  facts: { paper: CertificatePaper; person: CertifiedPerson; salary: SalaryFacts }
): void {
  const { paper, person, salary } = facts
  const t = wordsIn(paper.language)
  openCertificate(kit, paper, 'salary')
  kit.text(
    t('paper.salary.opening', {
      sex: person.sex ?? 'other',
      month: isolate(monthOf(salary.month)),
    }),
    {
      after: 8,
      leading: 1.6,
    }
  )
  kit.panels([{ lines: personLines(person, paper.language) }])
  kit.space(10)
  const net = Money.ofMinor(salary.netMinor)
  kit.computation({
    lines: salary.lines.map((line) => ({
      label: t(`pay_lines.${line.key}`),
      calculation: isolate(line.calculation),
      reference: line.reference,
      amount: Money.ofMinor(line.minor).format(),
    })),
    total: { label: t('pay_lines.net'), amount: net.format() },
  })
  kit.amountInWords({ amount: net })
  if (salary.withoutAllowances)
    kit.text(t('paper.salary.without_allowances'), { after: 8, leading: 1.4 })
  closeCertificate(kit, paper, person.sex)
}

function monthOf(on: string): string {
  return formatCivilDate(on).slice(3)
}
