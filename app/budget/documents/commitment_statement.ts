import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'

export interface CommitmentStatementFacts {
  number: string
  on: CivilDate
  year: number
  line: { code: string; labelFr: string; labelAr: string | null }
  creditor: { name: string; ice: string | null }
  object: string
  opened: Money
  before: Money
  amount: Money
  left: Money
  proposedBy: string
  visas: { outcome: string; by: string; on: CivilDate; reason: string | null }[]
}

const SERVICE = [
  { fr: 'Division financière · Service du budget', ar: 'قسم المالية · مصلحة الميزانية' },
]

/** État d'engagement: the line's credits, what was committed before, this one, what is left, the visa. */
export function drawCommitmentStatement(kit: PdfKit, facts: CommitmentStatementFacts): void {
  const t = paperWords(kit.language, 'budget.papers')
  const { labelFr, labelAr } = facts.line
  const labels = (kit.language === 'ar' ? [labelAr, labelFr] : [labelFr, labelAr]).filter(
    (label) => label !== null
  )
  kit.letterhead({ service: SERVICE })
  kit.title({
    fr: 'État d’engagement',
    ar: 'بيان الالتزام',
    subtitle: {
      fr: ['N° ', isolate(facts.number), ` · exercice ${facts.year}`],
      ar: ['رقم ', isolate(facts.number), ` · السنة المالية ${facts.year}`],
    },
  })
  kit.panels([
    {
      title: { fr: 'Imputation', ar: 'الإدراج في الميزانية' },
      lines: [{ label: t('code'), value: isolate(facts.line.code) }, ...labels],
    },
    {
      title: { fr: 'Créancier', ar: 'الدائن' },
      lines: [
        isolateName(facts.creditor.name),
        ...(facts.creditor.ice ? [{ label: 'ICE', value: isolate(facts.creditor.ice) }] : []),
      ],
    },
  ])
  kit.text(t('object', { object: isolateName(facts.object) }), { after: 8 })
  kit.computation({
    lines: [
      { label: t('opened'), amount: facts.opened.format() },
      { label: t('before'), amount: facts.before.format() },
      { label: t('this'), amount: facts.amount.format() },
    ],
    total: { label: t('left'), amount: facts.left.format() },
  })
  kit.amountInWords({ amount: facts.amount })
  if (facts.visas.length > 0) {
    kit.heading(t('visas'))
    kit.table(
      {
        columns: [
          { title: t('date'), value: (visa) => isolate(formatCivilDate(visa.on)) },
          { title: t('answer'), value: (visa) => visa.outcome },
          { title: t('by'), share: 2, value: (visa) => isolateName(visa.by) },
          { title: t('reason'), share: 3, value: (visa) => visa.reason ?? '' },
        ],
      },
      facts.visas
    )
  }
  kit.signatures(
    { capacity: t('budget_service'), name: isolateName(facts.proposedBy), date: facts.on },
    { capacity: t('accountant') }
  )
}
