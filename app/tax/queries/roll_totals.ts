import db from '@adonisjs/lucid/services/db'

export interface RollTotal {
  arrondissementId: number
  articles: number
  area: string
  principal: number
  /** Of the roll itself, and charged on its debts since. */
  sanction: number
  sanctionSince: number
  paid: number
}

/** Sums of an issued roll by arrondissement, from its articles and the ledgers of their debts. */
export async function rollTotals(rollId: number): Promise<RollTotal[]> {
  const rows = await db
    .from('tax_roll_articles as a')
    .join('tax_debts as d', 'd.article_id', 'a.id')
    .where('a.roll_id', rollId)
    .groupBy('a.arrondissement_id')
    .orderBy('a.arrondissement_id')
    .select('a.arrondissement_id')
    .count('* as articles')
    .sum('a.area as area')
    .sum('a.principal_minor as principal')
    .sum('a.sanction_minor as sanction')
    .select(db.raw('sum(d.sanction_charged_minor - a.sanction_minor) as sanction_since'))
    .sum('d.principal_paid_minor as paid')
  return rows.map((row) => ({
    arrondissementId: row.arrondissement_id,
    articles: Number(row.articles),
    area: String(row.area),
    principal: Number(row.principal),
    sanction: Number(row.sanction),
    sanctionSince: Number(row.sanction_since),
    paid: Number(row.paid),
  }))
}
