import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate } from '#documents/text/inline'
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
  /** How the base was found from the index: '100 × 98,85 + 50 × 79,62 = 13 866,00'. */
  basis?: { index: number; formula: string } | null
  /** Statutory allowances of the corps were not stated: the certificate says so. */
  withoutAllowances: boolean
}

/** "Attestation de salaire": base pay from index and point values, withholdings and net, each with its calculation. */
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
  const lines = personLines(person, paper.language)
  kit.panels([{ lines: lines.slice(0, 5), share: 1.15 }, { lines: lines.slice(5) }])
  const net = Money.ofMinor(salary.netMinor)
  kit.table(
    {
      size: 8.8,
      rowStyle: (line) => (line.key === 'gross' ? 'strong' : 'normal'),
      columns: [
        { title: t('paper.salary.line'), share: 2.4, value: (line) => t(`pay_lines.${line.key}`) },
        {
          title: t('paper.salary.calculation'),
          share: 2.6,
          value: (line) => isolate(line.calculation),
        },
        {
          title: t('paper.salary.amount'),
          share: 1.2,
          align: 'number',
          value: (line) => Money.ofMinor(line.minor).format(),
        },
      ],
      last: {
        label: bold(t('pay_lines.net')),
        values: [undefined, undefined, bold(net.format())],
        plain: true,
      },
    },
    salary.lines
  )
  if (salary.basis) {
    const { index, formula } = salary.basis
    const said = { index: isolate(String(index)), formula: isolate(formula) }
    kit.text(t('paper.salary.basis', said), { size: 8, after: 6, leading: 1.4 })
  }
  kit.amountInWords({ amount: net })
  if (salary.withoutAllowances)
    kit.text(t('paper.salary.without_allowances'), { after: 8, leading: 1.4 })
  closeCertificate(kit, paper, person.sex)
}

function monthOf(on: string): string {
  return formatCivilDate(on).slice(3)
}
