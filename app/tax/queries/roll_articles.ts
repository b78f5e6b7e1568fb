import db from '@adonisjs/lucid/services/db'

export interface RollArticleRow {
  article: number
  notice: string
  payer_name: string
  payer_name_ar: string | null
  payer_identifier: string | null
  payer_address: string | null
  land_title: string
  plot_address: string | null
  arrondissement_id: number
  arrondissement_fr: string
  arrondissement_ar: string
  area: string
  taxed_area: number
  zone: string
  classed: string
  rate: string
  principal_minor: number
  sanction_minor: number
}

const STEP = 1000

/** The articles of a roll in order, read a thousand at a time. */
export async function* rollArticles(rollId: number): AsyncGenerator<RollArticleRow> {
  for (let after = 0; ;) {
    const rows = await db
      .from('tax_roll_articles as a')
      .join('tax_notices as n', 'n.article_id', 'a.id')
      .join('registry_territories as t', 't.id', 'a.arrondissement_id')
      .where('a.roll_id', rollId)
      .where('a.article', '>', after)
      .orderBy('a.article')
      .limit(STEP)
      .select(
        'a.article',
        'n.number as notice',
        'a.payer_name',
        'a.payer_name_ar',
        'a.payer_identifier',
        'a.payer_address',
        'a.land_title',
        'a.plot_address',
        'a.arrondissement_id',
        't.name_fr as arrondissement_fr',
        't.name_ar as arrondissement_ar',
        'a.area',
        'a.taxed_area',
        'a.zone',
        'a.classed',
        'a.rate',
        'a.principal_minor',
        'a.sanction_minor'
      )
    yield* rows as RollArticleRow[]
    if (rows.length < STEP) return
    after = rows.at(-1).article
  }
}
