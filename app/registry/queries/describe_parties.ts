import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { maskMiddle } from '#values/text'
import type { IdentifierKind } from '#registry/rules/identifiers'
import type { PartyRoleName } from '#registry/rules/party_facts'

export interface DescribedParty {
  id: number
  kind: 'person' | 'organisation'
  nameFr: string
  nameAr: string | null
  birthOn: string | null
  roles: PartyRoleName[]
  /** Masked ('BE••••21') unless the act holds `registry.identifiers.read`. */
  identifiers: Partial<Record<IdentifierKind, string>>
  address: string | null
}

/** The right that shows CIN, ICE and the rest whole. */
export const READ_IDENTIFIERS = 'registry.identifiers.read'

/** An identifier as this act may see it. Firms' numbers are public, people's are not. */
export function shownIdentifier(act: Act, kind: string, value: string): string {
  const open = kind === 'ice' || kind === 'rc'
  return open || act.can(READ_IDENTIFIERS) ? value : maskMiddle(value)
}

/** What a picker or a search shows of parties, in the order of the ids, merged ones through the one kept. */
export async function describeParties(
  act: Act,
  ids: number[],
  only: { role?: PartyRoleName; kind?: string; limit?: number } = {}
): Promise<DescribedParty[]> {
  if (ids.length === 0) return []
  const found = await db.from('registry_parties').whereIn('id', ids).select('id', 'merged_into_id')
  const kept = new Map<number, number>(found.map((row) => [row.id, row.merged_into_id ?? row.id]))
  const wanted = [...new Set(ids.map((id) => kept.get(id)).filter((id) => id !== undefined))]
  const query = db
    .from('registry_parties as p')
    .whereIn('p.id', wanted)
    .select('p.id', 'p.kind', 'p.name_fr', 'p.name_ar', 'p.birth_on')
    .orderBy('p.name_fr')
    .orderBy('p.id')
    .limit(only.limit ?? wanted.length)
  if (only.kind) query.where('p.kind', only.kind)
  if (only.role) {
    query.whereExists((exists) => {
      exists
        .from('registry_party_roles as r')
        .whereColumn('r.party_id', 'p.id')
        .where('r.role', only.role!)
    })
  }
  const rows = await query
  return withDetails(act, rows)
}

interface PartyRow {
  id: number
  kind: 'person' | 'organisation'
  name_fr: string
  name_ar: string | null
  birth_on: string | null
}

async function withDetails(act: Act, rows: PartyRow[]): Promise<DescribedParty[]> {
  const ids = rows.map((row) => row.id)
  const [identifiers, roles, addresses] = await Promise.all([
    db
      .from('registry_party_identifiers')
      .whereIn('party_id', ids)
      .where('current', true)
      .orderBy('id'),
    db.from('registry_party_roles').whereIn('party_id', ids).orderBy('role'),
    db
      .from('registry_addresses')
      .whereIn('party_id', ids)
      .where('current', true)
      .orderBy('id', 'desc'),
  ])
  return rows.map((row) => {
    const own = <Item extends { party_id: number }>(list: Item[]) =>
      list.filter((item) => item.party_id === row.id)
    return {
      id: row.id,
      kind: row.kind,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      birthOn: row.birth_on,
      roles: own(roles).map((role) => role.role),
      identifiers: Object.fromEntries(
        own(identifiers).map((item) => [item.kind, shownIdentifier(act, item.kind, item.value)])
      ),
      address: own(addresses)[0]?.line_fr ?? null,
    }
  })
}
