import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import { paperWords } from '#documents/paper_words'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'
import type { YearEndLine } from '#budget/queries/year_end_result'
import { SECTIONS } from '#budget/rules/available'

export interface YearEndStatementFacts {
  year: number
  on: CivilDate
  preparedBy: string
  pronouncedBy: string
  carried: Money
  lapsed: Money
  cancelled: Money
  lines: YearEndLine[]
}

/** État de clôture: of each line what was opened, committed, mandated, carried over, cancelled, by section. */
export function drawYearEndStatement(kit: PdfKit, facts: YearEndStatementFacts): void {
  const t = paperWords(kit.language, 'budget.papers')
  const section = paperWords(kit.language, 'budget.sections')
  kit.letterhead({
    service: [
      { fr: 'Division financière · Service du budget', ar: 'قسم المالية · مصلحة الميزانية' },
    ],
  })
  kit.title({
    fr: 'État de clôture des crédits',
    ar: 'بيان حصر الاعتمادات',
    subtitle: { fr: [`Exercice ${facts.year}`], ar: [`السنة المالية ${facts.year}`] },
  })
  for (const key of SECTIONS) {
    const lines = facts.lines.filter((line) => line.section === key)
    if (lines.length === 0) continue
    kit.heading(section(key))
    kit.table(
      {
        total: true,
        columns: [
          { title: t('code'), share: 2, value: (line) => isolate(line.code) },
          { title: t('line'), share: 4, value: (line) => isolateName(line.label) },
          { title: t('opened'), share: 2, amount: (line) => line.opened },
          { title: t('committed'), share: 2, amount: (line) => line.committed },
          { title: t('mandated'), share: 2, amount: (line) => line.mandated },
          { title: t('carried'), share: 2, amount: (line) => line.carried },
          { title: t('lapsed'), share: 2, amount: (line) => line.lapsed },
          { title: t('cancelled'), share: 2, amount: (line) => line.cancelled },
        ],
      },
      lines
    )
  }
  // The signatures do not stand alone on a page
  kit.keepTogether(() => {
    kit.computation({
      lines: [
        {
          label: t('carried_total', { next: String(facts.year + 1) }),
          amount: facts.carried.format(),
        },
        { label: t('lapsed_total'), amount: facts.lapsed.format() },
      ],
      total: { label: t('cancelled_total'), amount: facts.cancelled.format() },
    })
    kit.signatures(
      { capacity: t('budget_service'), name: isolateName(facts.preparedBy), date: facts.on },
      { capacity: t('authoriser'), name: isolateName(facts.pronouncedBy) }
    )
  })
}
