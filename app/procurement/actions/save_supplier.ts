import { isIce, isRib, normaliseDigits } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { type Transaction, transaction } from '#platform/transaction'
import { registerParty } from '#registry/actions/register_party'
import type { PartyFacts } from '#registry/rules/party_facts'
import { type SUPPLIER_KINDS, Supplier } from '#procurement/models/supplier'

export interface SupplierFacts {
  name: string
  /** Legal form as it is written: 'SARL AU'. */
  legalForm?: string | null
  kind: (typeof SUPPLIER_KINDS)[number]
  ice: string
  taxNumber?: string | null
  tradeRegister?: string | null
  court?: string | null
  cnss?: string | null
  /** Taxe professionnelle. */
  businessTax?: string | null
  rib: string
  address?: string | null
  phone?: string | null
  email?: string | null
  smallFirm: boolean
}

/**
 * Registers a supplier: an organisation of the registry, once per ICE. Refuses `procurement.ice_invalid`,
 * `procurement.rib_invalid`.
 */
export async function saveSupplier(
  act: Act,
  facts: SupplierFacts,
  trx?: Transaction
): Promise<Supplier> {
  act.authorize('procurement.suppliers.edit')
  if (!isIce(facts.ice))
    throw new Refusal('procurement.ice_invalid', { ice: facts.ice }, { field: 'ice' })
  if (!isRib(facts.rib))
    throw new Refusal('procurement.rib_invalid', { rib: facts.rib }, { field: 'rib' })
  if (!trx) return transaction((inner) => saveSupplier(act, facts, inner))
  const ice = normaliseDigits(facts.ice)
  const { party } = await registerParty(act, partyOf(facts), trx)
  const known = await Supplier.query({ client: trx }).where('ice', ice).forUpdate().first()
  if (known) return known
  const supplier = await Supplier.create(
    {
      partyId: party.id,
      ice,
      kind: facts.kind,
      smallFirm: facts.smallFirm,
      state: 'active',
      lockVersion: 1,
    },
    { client: trx }
  )
  await journal.record(trx, act, {
    action: 'procurement.supplier.registered',
    subject: { type: 'procurement.supplier', id: supplier.id, label: party.nameFr },
    after: { ice, kind: facts.kind, smallFirm: facts.smallFirm },
  })
  return supplier
}

/** A supplier's facts as the registry takes them. */
export function partyOf(facts: SupplierFacts): PartyFacts {
  const { tradeRegister, court } = facts
  return {
    kind: 'organisation',
    nameFr: facts.name,
    legalForm: facts.legalForm,
    roles: ['supplier'],
    identifiers: [
      { kind: 'ice', value: facts.ice },
      ...(facts.taxNumber ? [{ kind: 'if' as const, value: facts.taxNumber }] : []),
      ...(tradeRegister && court ? [{ kind: 'rc' as const, value: tradeRegister, court }] : []),
      ...(facts.cnss ? [{ kind: 'cnss' as const, value: facts.cnss }] : []),
      ...(facts.businessTax ? [{ kind: 'tp' as const, value: facts.businessTax }] : []),
    ],
    addresses: facts.address ? [{ kind: 'head_office', lineFr: facts.address }] : [],
    contacts: [
      ...(facts.phone ? [{ kind: 'phone' as const, value: facts.phone }] : []),
      ...(facts.email ? [{ kind: 'email' as const, value: facts.email }] : []),
    ],
    rib: facts.rib,
  }
}
