import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { describeParties } from '#registry/queries/describe_parties'
import type { DescribedParty } from '#registry/queries/describe_parties'

export interface OwnerLine {
  party: DescribedParty
  share: string
  quality: string
  addressee: boolean
  validFrom: string
  validTo: string | null
  actReference: string | null
}

/** Everything a plot's page shows, in plain rows; newest first. */
export async function plotRecord(act: Act, plotId: number) {
  const [versions, owners, exemptions, declarations, origins, debts, articles] = await Promise.all([
    db.from('tax_plot_versions').where('plot_id', plotId).orderBy('valid_from', 'desc'),
    db
      .from('tax_plot_owners')
      .where('plot_id', plotId)
      .orderBy('valid_from', 'desc')
      .orderBy('addressee', 'desc'),
    db.from('tax_exemptions').where('plot_id', plotId).orderBy('starts_on', 'desc'),
    db
      .from('tax_declarations')
      .where('plot_id', plotId)
      .orderBy('filed_on', 'desc')
      .orderBy('id', 'desc'),
    relatives(plotId),
    db
      .from('tax_debts as d')
      .leftJoin('tax_notices as n', 'n.debt_id', 'd.id')
      .where('d.plot_id', plotId)
      .orderBy('d.year', 'desc')
      .select('d.*', 'n.number', 'n.id as notice_id'),
    db.from('tax_roll_articles').where('plot_id', plotId).orderBy('id', 'desc').limit(1),
  ])
  return {
    versions,
    owners: await ownerLines(act, owners),
    exemptions,
    declarations,
    origins,
    debts,
    lastArticle: articles[0] ?? null,
  }
}

async function ownerLines(act: Act, rows: Record<string, never>[]): Promise<OwnerLine[]> {
  const parties = await describeParties(
    act,
    rows.map((row) => row.party_id as number)
  )
  const byId = new Map(parties.map((party) => [party.id, party]))
  const kept = await keptIds(rows.map((row) => row.party_id as number))
  return rows.flatMap((row) => {
    const party = byId.get(kept.get(row.party_id) ?? row.party_id)
    if (!party) return []
    const together = rows.filter((other) => other.valid_from === row.valid_from)
    const weight = together.reduce((sum, other) => sum + Number(other.share), 0)
    return [
      {
        party,
        share: `${row.share}/${weight}`,
        quality: row.quality,
        addressee: Boolean(row.addressee),
        validFrom: row.valid_from,
        validTo: row.valid_to,
        actReference: row.act_reference,
      },
    ]
  })
}

async function keptIds(ids: number[]): Promise<Map<number, number>> {
  const rows = await db.from('registry_parties').whereIn('id', ids).whereNotNull('merged_into_id')
  return new Map(rows.map((row) => [row.id, row.merged_into_id]))
}

/** Plots that this one came from or became. */
async function relatives(plotId: number) {
  const from = await db
    .from('tax_plot_origins as o')
    .join('tax_plots as p', 'p.id', 'o.origin_id')
    .where('o.plot_id', plotId)
    .select(
      'p.id',
      'p.land_title',
      'o.kind',
      'o.effective_on',
      'o.reference',
      db.raw(`'from' as direction`)
    )
  const into = await db
    .from('tax_plot_origins as o')
    .join('tax_plots as p', 'p.id', 'o.plot_id')
    .where('o.origin_id', plotId)
    .select(
      'p.id',
      'p.land_title',
      'o.kind',
      'o.effective_on',
      'o.reference',
      db.raw(`'into' as direction`)
    )
  return [...from, ...into]
}
