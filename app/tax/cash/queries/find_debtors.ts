import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { normaliseLandTitle } from '#values/identifiers'
import { describeParties } from '#registry/queries/describe_parties'
import type { DescribedParty } from '#registry/queries/describe_parties'
import { findParties } from '#registry/queries/find_parties'

const LIMIT = 15

/**
 * The debtors a cashier may mean, from whatever the person at the counter has: a notice number, a land title, a
 * CIN, an ICE, or the beginning of a name in Latin or Arabic letters.
 */
export async function findDebtors(act: Act, term: string): Promise<DescribedParty[]> {
  const typed = term.trim()
  if (typed.length < 2) return []
  const byPaper = [...(await byNotice(typed)), ...(await byLandTitle(typed))]
  if (byPaper.length) return describeParties(act, byPaper, { limit: LIMIT })
  return findParties(act, { term: typed, role: 'taxpayer', limit: LIMIT })
}

async function byNotice(term: string): Promise<number[]> {
  if (!/^AV[-\s]?\d/i.test(term)) return []
  const number = term.toUpperCase().replace(/\s+/g, '-')
  const rows = await db
    .from('tax_notices')
    .where('number', 'like', `${number}%`)
    .limit(LIMIT)
    .select('party_id')
  return rows.map((row) => row.party_id)
}

async function byLandTitle(term: string): Promise<number[]> {
  const title = normaliseLandTitle(term)
  if (!/^\d+\/\w*$/.test(title)) return []
  const rows = await db
    .from('tax_plots as p')
    .join('tax_plot_owners as o', 'o.plot_id', 'p.id')
    .where('p.land_title', 'like', `${title}%`)
    .limit(LIMIT)
    .select('o.party_id')
  return rows.map((row) => row.party_id)
}
