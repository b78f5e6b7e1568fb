import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import { findDuplicates } from '#registry/actions/find_duplicates'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { loadTerritory } from '#registry/queries/territories'
import { IDENTIFIER_KINDS } from '#registry/rules/identifiers'
import type { PartyFacts, PartyRoleName } from '#registry/rules/party_facts'
import { readSheet, seedBase } from '#registry/worlds/base'
import type { SheetRow } from '#registry/worlds/base'

/** The demonstration city: what every world has, and a few people and firms, some of them twice. */
export async function seedCasablanca(act: Act): Promise<void> {
  await seedBase(act)
  const places = await loadTerritory()
  const rows = await readSheet('database/worlds/parties.csv')
  const facts = rows.map((row, index) =>
    partyOf(row, index, places.findArrondissement(row.arrondissement)?.id ?? null)
  )
  await transaction((trx) => registerPartiesIn(trx, act, facts))
  await findDuplicates(async () => {})
}

function partyOf(row: SheetRow, index: number, territoryId: number | null): PartyFacts {
  const person = row.kind === 'person'
  return {
    kind: person ? 'person' : 'organisation',
    lastNameFr: row.last_fr,
    firstNameFr: row.first_fr,
    lastNameAr: row.last_ar,
    firstNameAr: row.first_ar,
    nameFr: row.name_fr || null,
    nameAr: row.name_ar || null,
    legalForm: row.legal_form || null,
    sex: row.sex === 'F' || row.sex === 'M' ? row.sex : null,
    birthOn: row.birth_on || null,
    roles: row.roles.split(' ') as PartyRoleName[],
    identifiers: IDENTIFIER_KINDS.flatMap((kind) =>
      row[kind] ? [{ kind, value: row[kind], court: kind === 'rc' ? row.court : null }] : []
    ),
    addresses: [
      { kind: person ? 'residence' : 'head_office', lineFr: row.line, city: row.city, territoryId },
    ],
    contacts: [
      { kind: 'phone', value: row.phone },
      { kind: 'email', value: row.email },
    ],
    rib: row.rib || null,
    requestKey: `world.casablanca:${index}`,
  }
}
