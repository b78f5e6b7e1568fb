import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import type { Party } from '#registry/models/party'
import type { PartyDuplicate } from '#registry/models/party_duplicate'
import { shownIdentifier } from '#registry/queries/describe_parties'

export interface ComparedLine {
  /** Field name; its text is `registry.fields.<field>`. */
  field: string
  party: string
  other: string
  same: boolean
}

/** The two parties of a pair side by side. */
export async function comparedParties(
  pair: PartyDuplicate,
  act: Act
): Promise<{ lines: ComparedLine[] }> {
  const [party, other] = await Promise.all([linesOf(pair.party, act), linesOf(pair.other, act)])
  return {
    lines: Object.keys(party).map((field) => ({
      field,
      party: party[field],
      other: other[field],
      same: party[field] === other[field],
    })),
  }
}

async function linesOf(party: Party, act: Act): Promise<Record<string, string>> {
  const own = (table: string) => db.from(table).where('party_id', party.id).orderBy('id')
  const [identifiers, roles, addresses, contacts, accounts] = await Promise.all([
    own('registry_party_identifiers'),
    own('registry_party_roles'),
    own('registry_addresses'),
    own('registry_contacts'),
    db.from('registry_bank_accounts').where('current_key', party.id),
  ])
  const joined = (texts: (string | null)[]) => texts.filter(Boolean).join(', ') || '—'
  return {
    nameFr: party.nameFr,
    nameAr: party.nameAr ?? '—',
    birthOn: act.can('registry.identifiers.read') ? (party.birthOn ?? '—') : '••••',
    legalForm: party.legalForm ?? '—',
    identifiers: joined(
      identifiers.map(
        (row) => `${row.kind.toUpperCase()} ${shownIdentifier(act, row.kind, row.value)}`
      )
    ),
    roles: joined(roles.map((row) => row.role)),
    addresses: joined(addresses.map((row) => row.line_fr)),
    contacts: joined(contacts.map((row) => row.value)),
    accounts: joined(accounts.map((row) => `••••${row.rib.slice(-6)}`)),
    createdAt: party.createdAt.toFormat('dd/MM/yyyy'),
  }
}
