import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { Party } from '#registry/models/party'
import type { KeptIdentifier } from '#registry/rules/identifiers'
import { keepParty } from '#registry/rules/party_facts'
import type { KeptParty, PartyFacts } from '#registry/rules/party_facts'
import { requireVersion } from '#values/stale_edit'

/**
 * Corrects who a party is: names, identifiers, address, contacts, roles. Values replaced stay in the journal and,
 * for identifiers and addresses, as former ones. The account is not touched.
 * Refuses what `keepParty` refuses, `registry.identifier_taken` when another party holds an identifier,
 * `registry.party_merged`; StaleEdit when somebody saved in between.
 */
export async function updateParty(
  act: Act,
  id: number,
  facts: PartyFacts,
  lockVersion: number
): Promise<Party> {
  act.authorize('registry.parties.edit')
  const kept = keepParty({ ...facts, rib: null })
  return transaction(async (trx) => {
    const party = await Party.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (party.mergedIntoId)
      throw new Refusal('registry.party_merged', { name: party.nameFr }, { status: 409 })
    requireVersion(party, lockVersion, comparison(party, kept))
    const before = { ...snapshot(party), ...(await detailsOf(trx, id)) }
    const columns = kept.columns
    party.merge({
      nameFr: columns.name_fr,
      nameAr: columns.name_ar,
      lastNameFr: columns.last_name_fr,
      firstNameFr: columns.first_name_fr,
      lastNameAr: columns.last_name_ar,
      firstNameAr: columns.first_name_ar,
      foldedName: columns.folded_name,
      sex: facts.sex ?? null,
      birthOn: columns.birth_on,
      birthPlace: columns.birth_place,
      legalForm: columns.legal_form,
      language: columns.language,
      mainIdentifier: columns.main_identifier,
      matchName: columns.match_name,
      lockVersion: party.lockVersion + 1,
    })
    await party.save()
    await replaceTokens(trx, id, kept.tokens)
    await replaceIdentifiers(trx, id, kept.identifiers)
    await replaceAddresses(trx, id, kept.addresses)
    await replaceContacts(trx, id, kept.contacts)
    await replaceRoles(trx, id, kept.roles)
    await journal.record(trx, act, {
      action: 'registry.party.changed',
      subject: party,
      before,
      after: { ...snapshot(party), ...(await detailsOf(trx, id)) },
    })
    return party
  })
}

function comparison(party: Party, kept: KeptParty): Record<string, [unknown, unknown]> {
  return {
    nameFr: [party.nameFr, kept.columns.name_fr],
    nameAr: [party.nameAr, kept.columns.name_ar],
    sex: [party.sex, kept.columns.sex],
    birthOn: [party.birthOn, kept.columns.birth_on],
    birthPlace: [party.birthPlace, kept.columns.birth_place],
    legalForm: [party.legalForm, kept.columns.legal_form],
  }
}

/** What the journal compares besides the party's own fields. */
async function detailsOf(trx: Transaction, id: number) {
  const current = (table: string) =>
    trx.from(table).where({ party_id: id, current: true }).orderBy('id')
  const [identifiers, addresses, contacts, roles] = await Promise.all([
    current('registry_party_identifiers'),
    current('registry_addresses'),
    current('registry_contacts'),
    trx.from('registry_party_roles').where('party_id', id).whereNull('until_on').orderBy('role'),
  ])
  return {
    identifiers: identifiers
      .map((row) => `${row.kind} ${row.value} ${row.court}`.trim())
      .join(', '),
    addresses: addresses.map((row) => `${row.kind} ${row.line_fr}`).join(', '),
    contacts: contacts.map((row) => row.value).join(', '),
    roles: roles.map((row) => row.role).join(', '),
  }
}

async function replaceTokens(trx: Transaction, id: number, tokens: string[]): Promise<void> {
  await trx.from('registry_party_tokens').where('party_id', id).delete()
  if (tokens.length) {
    await trx
      .table('registry_party_tokens')
      .multiInsert(tokens.map((token) => ({ token, party_id: id })))
  }
}

async function replaceIdentifiers(
  trx: Transaction,
  id: number,
  identifiers: KeptIdentifier[]
): Promise<void> {
  await trx.from('registry_party_identifiers').where('party_id', id).update({ current: false })
  for (const identifier of identifiers) {
    if (identifier.uniqueKey) await refuseTaken(trx, id, identifier)
    const key = {
      party_id: id,
      kind: identifier.kind,
      value: identifier.value,
      court: identifier.court,
    }
    const known = await trx.from('registry_party_identifiers').where(key).first()
    if (known)
      await trx.from('registry_party_identifiers').where('id', known.id).update({ current: true })
    else {
      await trx
        .table('registry_party_identifiers')
        .insert({ ...key, unique_key: identifier.uniqueKey, created_at: clock.now().toJSDate() })
    }
  }
}

async function refuseTaken(
  trx: Transaction,
  id: number,
  identifier: KeptIdentifier
): Promise<void> {
  const holder = await trx
    .from('registry_party_identifiers as i')
    .join('registry_parties as p', 'p.id', 'i.party_id')
    .where('i.unique_key', identifier.uniqueKey!)
    .whereNot('p.id', id)
    .forShare()
    .select('p.name_fr')
    .first()
  if (holder) {
    throw new Refusal(
      'registry.identifier_taken',
      { kind: identifier.kind, value: identifier.value, name: holder.name_fr },
      { field: identifier.kind }
    )
  }
}

async function replaceAddresses(
  trx: Transaction,
  id: number,
  addresses: KeptParty['addresses']
): Promise<void> {
  const now = clock.now().toJSDate()
  await trx
    .from('registry_addresses')
    .where({ party_id: id, current: true })
    .update({ current: false, updated_at: now })
  for (const address of addresses) {
    const values = {
      line_ar: address.lineAr ?? null,
      postal_code: address.postalCode ?? null,
      city: address.city ?? null,
      territory_id: address.territoryId ?? null,
      current: true,
      updated_at: now,
    }
    const key = { party_id: id, kind: address.kind, line_fr: address.lineFr }
    const known = await trx.from('registry_addresses').where(key).first()
    if (known) await trx.from('registry_addresses').where('id', known.id).update(values)
    else {
      await trx
        .table('registry_addresses')
        .insert({ ...key, ...values, folded_line: address.foldedLine, created_at: now })
    }
  }
}

async function replaceContacts(
  trx: Transaction,
  id: number,
  contacts: KeptParty['contacts']
): Promise<void> {
  const now = clock.now().toJSDate()
  await trx
    .from('registry_contacts')
    .where({ party_id: id, current: true })
    .update({ current: false, updated_at: now })
  for (const contact of contacts) {
    const key = { party_id: id, kind: contact.kind, folded_value: contact.foldedValue }
    const known = await trx.from('registry_contacts').where(key).first()
    const values = { value: contact.value, current: true, updated_at: now }
    if (known) await trx.from('registry_contacts').where('id', known.id).update(values)
    else await trx.table('registry_contacts').insert({ ...key, ...values, created_at: now })
  }
}

async function replaceRoles(trx: Transaction, id: number, roles: readonly string[]): Promise<void> {
  const known = await trx.from('registry_party_roles').where('party_id', id)
  for (const row of known) {
    const until = roles.includes(row.role) ? null : (row.until_on ?? clock.today())
    await trx.from('registry_party_roles').where('id', row.id).update({ until_on: until })
  }
  const missing = roles.filter((role) => !known.some((row) => row.role === role))
  for (const role of missing) {
    await trx
      .table('registry_party_roles')
      .insert({ party_id: id, role, since_on: clock.today(), created_at: clock.now().toJSDate() })
  }
}
