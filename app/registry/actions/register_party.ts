import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { registerPartiesIn } from '#registry/actions/register_parties'
import type { Registered } from '#registry/actions/register_parties'
import { Party } from '#registry/models/party'
import type { PartyFacts } from '#registry/rules/party_facts'

/**
 * Registers a person or an organisation, or finds the one already known by CIN, ICE, PPR or RC: fifty at once
 * with the same CIN make one party. A known party gains the roles, identifiers, contacts and address it lacked;
 * its names are left alone and `nameDiffers` says when those stated are others.
 * Pass `trx` to do it inside a larger fact.
 * Refuses what `keepParty` refuses.
 */
export async function registerParty(
  act: Act,
  facts: PartyFacts,
  trx?: Transaction
): Promise<Registered & { party: Party }> {
  if (!trx) return transaction((inner) => registerParty(act, facts, inner))
  const [registered] = await registerPartiesIn(trx, act, [facts])
  // a locking read, to see a party committed since this transaction began
  const party = await Party.query({ client: trx })
    .where('id', registered.partyId)
    .forShare()
    .firstOrFail()
  return { ...registered, party }
}
