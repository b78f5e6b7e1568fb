import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { type Transaction, transaction } from '#platform/transaction'
import { moveStock, type SlipFacts } from '#stores/actions/move_stock'
import type { Slip } from '#stores/models/slip'
import { Store } from '#stores/models/store'

/**
 * Bon de sortie: a service takes items out at the average cost of the day. Whoever approves is not whoever asks.
 * Refuses `stores.insufficient_item`, `stores.same_signature`.
 */
export async function issueStock(
  act: Act,
  facts: Omit<SlipFacts, 'kind'>,
  trx?: Transaction
): Promise<Slip> {
  if (!trx) return transaction((inner) => issueStock(act, facts, inner))
  act.authorize('stores.slips.issue', await Store.findOrFail(facts.storeId, { client: trx }))
  const { requester, approver } = facts
  if (!requester || !approver)
    throw new Refusal('stores.signatures_missing', {}, { field: 'requester' })
  if (requester.trim().toLowerCase() === approver.trim().toLowerCase()) {
    throw new Refusal('stores.same_signature', { name: requester }, { field: 'approver' })
  }
  return moveStock(trx, act, { ...facts, kind: 'issue' })
}
