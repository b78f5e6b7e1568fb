import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import type { KeptParty } from '#registry/rules/party_facts'

export interface DetailsToAdd {
  partyId: number
  kept: KeptParty
  created: boolean
}

/**
 * Adds what a party lacks: search words, roles, identifiers, contacts, an address of a kind it has none of, a
 * first bank account. What is there already is never changed. Journals roles gained by a known party.
 */
export async function addPartyDetails(
  trx: Transaction,
  act: Act,
  details: DetailsToAdd[]
): Promise<void> {
  const now = clock.now().toJSDate()
  const created = details.filter((item) => item.created)
  await lockKnown(trx, details)
  await addMissing(
    trx,
    'registry_party_tokens',
    created.flatMap(({ partyId, kept }) =>
      kept.tokens.map((token) => ({ token, party_id: partyId }))
    )
  )
  await addRoles(trx, act, details, now)
  await addIdentifiers(trx, details, now)
  await addMissing(
    trx,
    'registry_contacts',
    details.flatMap(({ partyId, kept }) =>
      kept.contacts.map((contact) => ({
        party_id: partyId,
        kind: contact.kind,
        value: contact.value,
        folded_value: contact.foldedValue,
        created_at: now,
        updated_at: now,
      }))
    )
  )
  await addAddresses(trx, details, now)
  await addFirstAccounts(trx, details, now)
}

async function addRoles(
  trx: Transaction,
  act: Act,
  details: DetailsToAdd[],
  now: Date
): Promise<void> {
  const wanted = details.flatMap(({ partyId, kept }) =>
    kept.roles.map((role) => ({
      party_id: partyId,
      role,
      since_on: clock.today(),
      created_at: now,
    }))
  )
  const known = await knownKeys(trx, 'registry_party_roles', details, ['party_id', 'role'])
  const missing = unknownOnly(wanted, known, (row) => `${row.party_id}:${row.role}`)
  await addMissing(trx, 'registry_party_roles', missing)
  const labels = new Map(details.map((item) => [item.partyId, item]))
  await journal.recordAll(
    trx,
    act,
    missing
      .filter((row) => !labels.get(row.party_id)!.created)
      .map((row) => ({
        action: 'registry.party.role_added',
        subject: {
          type: 'registry.party',
          id: row.party_id,
          label: labels.get(row.party_id)!.kept.columns.name_fr,
        },
        after: { role: row.role },
      }))
  )
}

async function addIdentifiers(trx: Transaction, details: DetailsToAdd[], now: Date): Promise<void> {
  const wanted = details.flatMap(({ partyId, kept }) =>
    kept.identifiers.map((identifier) => ({
      party_id: partyId,
      kind: identifier.kind,
      value: identifier.value,
      court: identifier.court,
      unique_key: identifier.uniqueKey,
      created_at: now,
    }))
  )
  const known = await knownKeys(trx, 'registry_party_identifiers', details, [
    'party_id',
    'kind',
    'value',
  ])
  await addMissing(
    trx,
    'registry_party_identifiers',
    unknownOnly(wanted, known, (row) => `${row.party_id}:${row.kind}:${row.value}`)
  )
}

async function addAddresses(trx: Transaction, details: DetailsToAdd[], now: Date): Promise<void> {
  const wanted = details.flatMap(({ partyId, kept }) =>
    kept.addresses.map((address) => ({
      party_id: partyId,
      kind: address.kind,
      line_fr: address.lineFr,
      line_ar: address.lineAr ?? null,
      postal_code: address.postalCode ?? null,
      city: address.city ?? null,
      territory_id: address.territoryId ?? null,
      folded_line: address.foldedLine,
      created_at: now,
      updated_at: now,
    }))
  )
  const known = await knownKeys(trx, 'registry_addresses', details, ['party_id', 'kind'])
  await addMissing(
    trx,
    'registry_addresses',
    unknownOnly(wanted, known, (row) => `${row.party_id}:${row.kind}`)
  )
}

/** An account is taken as stated only while the party never had one; afterwards it takes two people. */
async function addFirstAccounts(
  trx: Transaction,
  details: DetailsToAdd[],
  now: Date
): Promise<void> {
  const wanted = details
    .filter(({ kept }) => kept.rib !== null)
    .map(({ partyId, kept }) => ({
      party_id: partyId,
      rib: kept.rib,
      origin: 'first',
      since_at: now,
      current_key: partyId,
      first_key: partyId,
    }))
  const known = await knownKeys(trx, 'registry_bank_accounts', details, ['party_id'])
  await addMissing(
    trx,
    'registry_bank_accounts',
    unknownOnly(wanted, known, (row) => String(row.party_id))
  )
}

/** Two requests that complete the same party take turns. */
async function lockKnown(trx: Transaction, details: DetailsToAdd[]): Promise<void> {
  const known = [
    ...new Set(details.filter((item) => !item.created).map((item) => item.partyId)),
  ].sort((a, b) => a - b)
  if (known.length)
    await trx.from('registry_parties').whereIn('id', known).orderBy('id').forUpdate().select('id')
}

async function knownKeys(
  trx: Transaction,
  table: string,
  details: DetailsToAdd[],
  columns: string[]
): Promise<Set<string>> {
  const known = details.filter((item) => !item.created).map((item) => item.partyId)
  if (known.length === 0) return new Set()
  const rows = await trx
    .from(table)
    .whereIn('party_id', [...new Set(known)])
    .forShare()
    .select(...columns)
  return new Set(rows.map((row) => columns.map((column) => row[column]).join(':')))
}

function unknownOnly<Item>(rows: Item[], known: Set<string>, keyOf: (row: Item) => string): Item[] {
  return rows.filter((row) => {
    const key = keyOf(row)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

/** Inserts rows, leaving those that are there already as they are. */
async function addMissing(
  trx: Transaction,
  table: string,
  rows: Record<string, unknown>[]
): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    const insert = trx
      .knexQuery()
      .table(table)
      .insert(rows.slice(start, start + 1000))
      .toSQL()
    const column = table === 'registry_party_tokens' ? 'party_id' : 'id'
    await trx.rawQuery(
      `${insert.sql} on duplicate key update ${column} = ${column}`,
      insert.bindings as never
    )
  }
}
