import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'
import { moveStock, type SlipFacts } from '#stores/actions/move_stock'
import type { Slip } from '#stores/models/slip'
import { Store } from '#stores/models/store'

/** Bon d'entrée: what a receiving commission accepted enters a store. Called inside the reception's transaction. */
export async function receiveStock(
  trx: Transaction,
  act: Act,
  facts: Omit<SlipFacts, 'kind'>
): Promise<Slip> {
  act.authorize('stores.slips.receive', await Store.findOrFail(facts.storeId, { client: trx }))
  return moveStock(trx, act, { ...facts, kind: 'receipt' })
}
