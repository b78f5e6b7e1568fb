import { foldText, tidyText } from '#values/text'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'

export type AddressKind = 'postal' | 'residence' | 'head_office'

export interface AddressFacts {
  kind: AddressKind
  lineFr: string
  lineAr?: string | null
  postalCode?: string | null
  city?: string | null
  territoryId?: number | null
}

/** Makes an address the current one of its kind; the former one stays readable. Answers what changed. */
export async function putAddress(
  trx: Transaction,
  act: Act,
  partyId: number,
  address: AddressFacts
): Promise<'created' | 'updated' | 'unchanged'> {
  act.authorize('registry.parties.import')
  const party = await trx.from('registry_parties').where('id', partyId).forUpdate().firstOrFail()
  const now = clock.now().toJSDate()
  const line = tidyText(address.lineFr)
  const facts = {
    line_ar: address.lineAr ?? null,
    postal_code: address.postalCode ?? null,
    city: address.city ?? null,
    territory_id: address.territoryId ?? null,
  }
  const current = await trx
    .from('registry_addresses')
    .where({ party_id: partyId, kind: address.kind, current: true })
    .orderBy('id')
    .first()
  const same =
    current?.folded_line === foldText(line) &&
    Object.entries(facts).every(([column, value]) => value === null || value === current[column])
  if (same) return 'unchanged'
  await trx
    .from('registry_addresses')
    .where({ party_id: partyId, kind: address.kind, current: true })
    .update({ current: false, updated_at: now })
  await trx.table('registry_addresses').insert({
    party_id: partyId,
    kind: address.kind,
    line_fr: line,
    ...facts,
    folded_line: foldText(line),
    current: true,
    created_at: now,
    updated_at: now,
  })
  await journal.record(trx, act, {
    action: 'registry.party.changed',
    subject: { type: 'registry.party', id: partyId, label: party.name_fr },
    before: { addresses: current ? current.line_fr : null },
    after: { addresses: line },
  })
  return current ? 'updated' : 'created'
}
