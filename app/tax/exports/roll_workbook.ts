import { formatCivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { paperWords } from '#documents/paper_words'
import type { Language } from '#documents/wording'
import { writeWorkbook } from '#documents/excel/write_workbook'
import type { Roll } from '#tax/models/roll'
import { rollArticles } from '#tax/queries/roll_articles'
import type { RollArticleRow } from '#tax/queries/roll_articles'

/** The roll as a workbook: one typed line per article and the totals. Returns the number of lines written. */
export async function writeRollWorkbook(
  path: string,
  roll: Roll,
  { actor, locale }: { actor: { name: string }; locale: string }
): Promise<number> {
  const t = paperWords(locale, 'tax.papers')
  const zone = paperWords(locale, 'tax.zones')
  const { rows } = await writeWorkbook<RollArticleRow>(
    path,
    {
      title: t('roll_title', { number: roll.number! }),
      language: locale as Language,
      author: actor.name,
      at: clock.now().toJSDate(),
      filters: [
        t('year', { year: String(roll.year) }),
        t('issued_on', { on: formatCivilDate(roll.issuedOn!) }),
      ],
      columns: [
        { title: t('article_long'), kind: 'integer', value: (row) => row.article },
        { title: t('notice'), kind: 'text', value: (row) => row.notice },
        { title: t('payer'), kind: 'text', value: (row) => row.payer_name },
        { title: t('payer_ar'), kind: 'text', value: (row) => row.payer_name_ar },
        { title: t('identifier'), kind: 'text', value: (row) => row.payer_identifier },
        { title: t('address'), kind: 'text', value: (row) => row.payer_address },
        { title: t('title'), kind: 'text', value: (row) => row.land_title },
        { title: t('plot_address'), kind: 'text', value: (row) => row.plot_address },
        {
          title: t('arrondissement'),
          kind: 'text',
          value: (row) => (locale === 'ar' ? row.arrondissement_ar : row.arrondissement_fr),
        },
        { title: t('area'), kind: 'decimal', value: (row) => row.area, total: true },
        { title: t('base'), kind: 'integer', value: (row) => row.taxed_area, total: true },
        { title: t('zone'), kind: 'text', value: (row) => zone(row.zone) },
        { title: t('classed'), kind: 'text', value: (row) => zone(row.classed) },
        { title: t('rate_unit'), kind: 'decimal', value: (row) => row.rate },
        {
          title: t('principal'),
          kind: 'money',
          value: (row) => Number(row.principal_minor),
          total: true,
        },
        {
          title: t('sanction'),
          kind: 'money',
          value: (row) => Number(row.sanction_minor),
          total: true,
        },
        {
          title: t('total'),
          kind: 'money',
          value: (row) => Number(row.principal_minor) + Number(row.sanction_minor),
          total: true,
        },
      ],
    },
    rollArticles(roll.id)
  )
  return rows
}
