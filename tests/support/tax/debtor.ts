import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { systemAct } from '#platform/act'
import { registerParty } from '#registry/actions/register_party'

const dh = (amount: string) => Money.ofDirhams(amount)
let serial = Date.now() % 1_000_000

export interface Debtor {
  partyId: number
  debtId: number
  /** In its CIN, BE<serial>, and its name, Redevable<serial>. */
  serial: number
}

/** A taxpayer with one debt of 9 390,00 DH for 2026, last day 28/02/2026. */
export async function debtor(principal = '9390'): Promise<Debtor> {
  serial += 1
  const place = await db.from('registry_territories').where('kind', 'arrondissement').firstOrFail()
  const { party } = await registerParty(systemAct('test'), {
    kind: 'person',
    lastNameFr: `Redevable${serial}`,
    firstNameFr: 'Mohamed',
    roles: ['taxpayer'],
    identifiers: [{ kind: 'cin', value: `BE${serial}` }],
  })
  const stamp = '2026-01-05 08:00:00'
  const [debtId] = await db.table('tax_debts').insert({
    tax: 'tnb',
    year: 2026,
    party_id: party.id,
    arrondissement_id: place.id,
    state: 'issued',
    issued_on: '2026-01-05',
    payment_last_on: '2026-02-28',
    due_on: '2026-03-31',
    limitation_on: '2030-01-05',
    principal_charged_minor: dh(principal).minor,
    created_at: stamp,
    updated_at: stamp,
  })
  await db.table('tax_ledger_entries').insert({
    debt_id: debtId,
    side: 'charge',
    kind: 'issue',
    part: 'principal',
    amount_minor: dh(principal).minor,
    effective_on: '2026-01-05',
    recorded_at: stamp,
  })
  return { partyId: party.id, debtId, serial }
}
