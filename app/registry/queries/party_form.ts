import db from '@adonisjs/lucid/services/db'
import type { Party } from '#registry/models/party'

/** What the form of a party begins with, by field name. */
export async function partyForm(party: Party): Promise<Record<string, unknown>> {
  const current = { party_id: party.id, current: true }
  const [identifiers, address, contacts, roles] = await Promise.all([
    db.from('registry_party_identifiers').where(current).orderBy('id', 'desc'),
    db.from('registry_addresses').where(current).orderBy('id', 'desc').first(),
    db.from('registry_contacts').where(current).orderBy('id', 'desc'),
    db.from('registry_party_roles').where('party_id', party.id).whereNull('until_on'),
  ])
  const values: Record<string, unknown> = {
    kind: party.kind,
    lastNameFr: party.lastNameFr ?? (party.kind === 'person' ? party.nameFr : null),
    firstNameFr: party.firstNameFr,
    lastNameAr: party.lastNameAr,
    firstNameAr: party.firstNameAr,
    nameFr: party.nameFr,
    nameAr: party.nameAr,
    legalForm: party.legalForm,
    sex: party.sex,
    birthOn: party.birthOn,
    birthPlace: party.birthPlace,
    language: party.language,
    lineFr: address?.line_fr,
    lineAr: address?.line_ar,
    postalCode: address?.postal_code,
    city: address?.city,
    territoryId: address?.territory_id,
    phone: contacts.find((row) => row.kind === 'phone')?.value,
    email: contacts.find((row) => row.kind === 'email')?.value,
    roles: roles.map((row) => row.role),
  }
  for (const row of identifiers) {
    values[row.kind] = row.value
    if (row.kind === 'rc') values.court = row.court
  }
  return values
}
