import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import { hrService } from '#hr/documents/letterhead'
import { bothWords, wordsIn } from '#hr/documents/words'
import type { PaperLanguage } from '#hr/documents/words'
import type { Departure } from '#hr/queries/departures'

export interface RetirementListFacts {
  language: PaperLanguage
  on: CivilDate
  years: number
  counts: { overdue: number; years: { year: number; count: number }[] }
  departures: Departure[]
}

/** Who reaches the age limit in the years to come, with the count by year on top. */
export function drawRetirementList(kit: PdfKit, facts: RetirementListFacts): void {
  const t = wordsIn(facts.language)
  const arabic = facts.language === 'ar'
  kit.letterhead({ service: hrService() })
  kit.title({
    ...bothWords('paper.retirements.title', { years: facts.years }),
    subtitle: bothWords('paper.retirements.subtitle', { on: isolate(formatCivilDate(facts.on)) }),
  })
  const { overdue, years } = facts.counts
  const total = years.reduce((sum, one) => sum + one.count, overdue)
  const counts = [
    { title: t('retirements.overdue'), count: overdue, total: false },
    ...years.map(({ year, count }) => ({ title: isolate(String(year)), count, total: false })),
    { title: t('workforce.total'), count: total, total: true },
  ]
  kit.table(
    {
      columns: counts.map((one) => ({
        title: one.title,
        align: 'center',
        value: () => (one.total ? bold(String(one.count)) : String(one.count)),
      })),
    },
    [facts.counts]
  )
  kit.space(12)
  kit.table(
    {
      size: 8.2,
      columns: [
        {
          title: t('fields.limit_on'),
          share: 1,
          value: (row) => isolate(formatCivilDate(row.limitOn)),
        },
        { title: t('fields.ppr'), share: 0.9, value: (row) => isolate(row.ppr) },
        {
          title: t('fields.name'),
          share: 2,
          value: (row) => isolateName((arabic && row.nameAr) || row.name),
        },
        {
          title: t('fields.birth_on'),
          share: 1,
          value: (row) => isolate(formatCivilDate(row.birthOn)),
        },
        { title: t('fields.grade'), share: 1.7, value: (row) => t(`corps.${row.corps}`) },
        {
          title: t('fields.scale'),
          share: 0.8,
          value: (row) => isolate(`${row.echelle}/${row.echelon}`),
        },
        {
          title: t('fields.unit'),
          share: 2.2,
          value: (row) => isolateName((arabic ? row.unitAr : row.unit) ?? '—'),
        },
        { title: t('fields.fund'), share: 0.7, value: (row) => isolate(row.fund) },
      ],
    },
    facts.departures
  )
}
