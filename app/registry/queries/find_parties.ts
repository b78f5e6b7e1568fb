import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { isCin, isIce, normaliseCin, normaliseDigits } from '#values/identifiers'
import { queryTokens } from '#registry/rules/name_tokens'
import type { PartyRoleName } from '#registry/rules/party_facts'
import { describeParties } from '#registry/queries/describe_parties'
import type { DescribedParty } from '#registry/queries/describe_parties'

export interface PartySearch {
  /** A CIN, ICE, IF, PPR or the beginning of the words of a name, Latin or Arabic, in any order. */
  term: string
  role?: PartyRoleName
  kind?: 'person' | 'organisation'
  /** At most 50. */
  limit?: number
}

const CANDIDATES = 400

/**
 * The parties a clerk may mean, best first: those with that identifier, else those whose name has words
 * beginning so. Merged parties answer through the one kept. Identifiers are masked unless the act may read them.
 */
export async function findParties(act: Act, search: PartySearch): Promise<DescribedParty[]> {
  const limit = Math.min(search.limit ?? 20, 50)
  const ids = await candidateIds(search)
  return describeParties(act, ids, { role: search.role, kind: search.kind, limit })
}

async function candidateIds(search: PartySearch): Promise<number[]> {
  const term = search.term.trim()
  if (/\d/.test(term)) {
    const ids = await byIdentifier(term)
    if (ids.length || !/\p{L}{2}/u.test(term)) return ids
  }
  return byName(queryTokens(term), search)
}

async function byIdentifier(term: string): Promise<number[]> {
  const values = [...new Set([normaliseCin(term), normaliseDigits(term)])].filter(Boolean)
  const whole = isCin(term) || isIce(term)
  const exact = await db
    .from('registry_party_identifiers')
    .whereIn('value', values)
    .limit(CANDIDATES)
    .select('party_id')
  if (exact.length || whole) return exact.map((row) => row.party_id)
  if (values[0].length < 3) return []
  const starting = await db
    .from('registry_party_identifiers')
    .where('value', 'like', `${values[0].replace(/[%_\\]/g, '')}%`)
    .limit(CANDIDATES)
    .select('party_id')
  return starting.map((row) => row.party_id)
}

/** Drives from the longest word, the rarest as a rule, and looks the others up party by party. */
async function byName(tokens: string[], search: PartySearch): Promise<number[]> {
  if (tokens.length === 0) return []
  const [first, ...others] = [...tokens].sort((a, b) => b.length - a.length)
  const query = db
    .from('registry_party_tokens as t')
    .whereBetween('t.token', range(first))
    .limit(CANDIDATES)
    .select('t.party_id')
  others.forEach((token, index) => {
    const alias = `t${index}`
    query.whereExists((exists) => {
      exists
        .from(`registry_party_tokens as ${alias}`)
        .whereColumn(`${alias}.party_id`, 't.party_id')
        .whereBetween(`${alias}.token`, range(token))
    })
  })
  if (search.role) {
    query.whereExists((exists) => {
      exists
        .from('registry_party_roles as r')
        .whereColumn('r.party_id', 't.party_id')
        .where('r.role', search.role!)
    })
  }
  const rows = await query
  return rows.map((row) => row.party_id)
}

/** Everything that begins with a word, as a range of the binary order. */
function range(token: string): [string, string] {
  return [token, `${token}\u{10FFFF}`]
}
