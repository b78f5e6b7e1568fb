import { formatCivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { writeWorkbook } from '#documents/excel/write_workbook'
import type { Roll } from '#tax/models/roll'
import { rollArticles } from '#tax/queries/roll_articles'
import type { RollArticleRow } from '#tax/queries/roll_articles'

const ZONES: Record<string, string> = { equipped: 'équipée', medium: 'moyenne', weak: 'faible' }

/** The roll as a workbook: one typed line per article and the totals. Returns the number of lines written. */
export async function writeRollWorkbook(path: string, roll: Roll, author: string): Promise<number> {
  const { rows } = await writeWorkbook<RollArticleRow>(
    path,
    {
      title: `Rôle ${roll.number}`,
      language: 'fr',
      author,
      at: clock.now().toJSDate(),
      filters: [`Exercice : ${roll.year}`, `Émis le ${formatCivilDate(roll.issuedOn!)}`],
      columns: [
        { title: 'Article', kind: 'integer', value: (row) => row.article },
        { title: 'Avis', kind: 'text', value: (row) => row.notice },
        { title: 'Redevable', kind: 'text', value: (row) => row.payer_name },
        { title: 'Nom arabe', kind: 'text', value: (row) => row.payer_name_ar },
        { title: 'CIN ou ICE', kind: 'text', value: (row) => row.payer_identifier },
        { title: 'Adresse', kind: 'text', value: (row) => row.payer_address },
        { title: 'Titre foncier', kind: 'text', value: (row) => row.land_title },
        { title: 'Adresse du terrain', kind: 'text', value: (row) => row.plot_address },
        { title: 'Arrondissement', kind: 'text', value: (row) => row.arrondissement_fr },
        { title: 'Superficie m²', kind: 'decimal', value: (row) => row.area, total: true },
        { title: 'Base m²', kind: 'integer', value: (row) => row.taxed_area, total: true },
        { title: 'Zone', kind: 'text', value: (row) => ZONES[row.zone] },
        { title: 'Classée', kind: 'text', value: (row) => ZONES[row.classed] },
        { title: 'Tarif DH/m²', kind: 'decimal', value: (row) => row.rate },
        {
          title: 'Principal DH',
          kind: 'money',
          value: (row) => Number(row.principal_minor),
          total: true,
        },
        {
          title: 'Sanction DH',
          kind: 'money',
          value: (row) => Number(row.sanction_minor),
          total: true,
        },
        {
          title: 'Total DH',
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
