import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { writeWorkbook } from '#documents/excel/write_workbook'
import { wordsIn } from '#hr/documents/words'
import type { Departure } from '#hr/queries/departures'

/** The retirement list as a workbook with typed cells, in the reader's language. */
export async function writeDepartures(
  path: string,
  act: Act,
  departures: Departure[],
  years: number
): Promise<number> {
  const language = act.locale === 'ar' || act.locale === 'en' ? act.locale : 'fr'
  const t = wordsIn(language)
  const arabic = language === 'ar'
  const { rows } = await writeWorkbook(
    path,
    {
      title: t('paper.retirements.title', { years }),
      language,
      author: act.actor.name,
      at: clock.now().toJSDate(),
      filters: [],
      columns: [
        { title: t('fields.limit_on'), kind: 'date', value: (row: Departure) => row.limitOn },
        { title: t('fields.ppr'), kind: 'text', value: (row) => row.ppr },
        {
          title: t('fields.name'),
          kind: 'text',
          width: 30,
          value: (row) => (arabic && row.nameAr) || row.name,
        },
        { title: t('fields.birth_on'), kind: 'date', value: (row) => row.birthOn },
        { title: t('fields.recruited_on'), kind: 'date', value: (row) => row.recruitedOn },
        { title: t('fields.grade'), kind: 'text', value: (row) => t(`corps.${row.corps}`) },
        { title: t('fields.echelle'), kind: 'text', value: (row) => row.echelle },
        { title: t('fields.echelon'), kind: 'integer', value: (row) => row.echelon },
        {
          title: t('fields.unit'),
          kind: 'text',
          width: 36,
          value: (row) => (arabic ? row.unitAr : row.unit),
        },
        { title: t('fields.fund'), kind: 'text', value: (row) => row.fund },
      ],
    },
    departures
  )
  return rows
}
