import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
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

const CANDIDATES = 60
const BEARERS = 4_000

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

/**
 * Those whose name has exactly these words, then those whose words begin so. The second search starts from the
 * rarest word, of which it looks at a few thousand bearers at most: two letters typed need no complete answer.
 */
async function byName(tokens: string[], search: PartySearch): Promise<number[]> {
  if (tokens.length === 0) return []
  const whole = await withWords(tokens, search)
  if (whole.length >= CANDIDATES) return whole
  return [...new Set([...whole, ...(await withBeginnings(tokens, search))])]
}

async function withWords(tokens: string[], search: PartySearch): Promise<number[]> {
  const query = db.from('registry_party_tokens as t').where('t.token', tokens[0])
  tokens.slice(1).forEach((token, index) => {
    const alias = `t${index}`
    query
      .join(`registry_party_tokens as ${alias}`, `${alias}.party_id`, 't.party_id')
      .where(`${alias}.token`, token)
  })
  const rows = await inRole(query, search).limit(CANDIDATES).select('t.party_id')
  return rows.map((row) => row.party_id)
}

async function withBeginnings(tokens: string[], search: PartySearch): Promise<number[]> {
  const bearers = await Promise.all(tokens.map(countBearers))
  const rarest = bearers.indexOf(Math.min(...bearers))
  const driving = db
    .from('registry_party_tokens')
    .whereBetween('token', beginning(tokens[rarest]))
    .limit(BEARERS)
    .select('party_id')
    .as('t')
  const query = db.from(driving as never)
  for (const [index, token] of tokens.entries()) {
    if (index === rarest) continue
    query.whereExists((exists) => {
      exists
        .from(`registry_party_tokens as t${index}`)
        .whereColumn(`t${index}.party_id`, 't.party_id')
        .whereBetween(`t${index}.token`, beginning(token))
    })
  }
  const rows = await inRole(query, search).limit(CANDIDATES).select('t.party_id')
  return rows.map((row) => row.party_id)
}

/** How many bear a word that begins so, counted no further than matters. */
async function countBearers(token: string): Promise<number> {
  const some = db
    .from('registry_party_tokens')
    .whereBetween('token', beginning(token))
    .limit(BEARERS)
    .select('party_id')
    .as('some')
  const row = await db
    .from(some as never)
    .count('* as total')
    .first()
  return Number(row.total)
}

function inRole(
  query: DatabaseQueryBuilderContract,
  search: PartySearch
): DatabaseQueryBuilderContract {
  if (!search.role) return query
  return query.whereExists((exists) => {
    exists
      .from('registry_party_roles as r')
      .whereColumn('r.party_id', 't.party_id')
      .where('r.role', search.role!)
  })
}

/** Everything that begins with a word, as a range of the binary order. */
function beginning(token: string): [string, string] {
  return [token, `${token}\u{10FFFF}`]
}
