import type { CivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { type Transaction, transaction } from '#platform/transaction'
import { moveStock } from '#stores/actions/move_stock'
import type { Slip } from '#stores/models/slip'
import { Store } from '#stores/models/store'

export interface TransferFacts {
  fromStoreId: number
  toStoreId: number
  on: CivilDate
  requester: string
  approver: string
  reason?: string | null
  requestKey?: string
  lines: { itemId: number; quantity: string }[]
}

/**
 * Moves stock from one store to another in one transaction: a bon de sortie and a bon d'entrée that carries the
 * value which left. Refuses `stores.transfer_to_itself`, `stores.same_signature` and what a slip refuses.
 */
export async function transferStock(act: Act, facts: TransferFacts): Promise<Slip> {
  if (facts.fromStoreId === facts.toStoreId)
    throw new Refusal('stores.transfer_to_itself', {}, { field: 'to_store_id' })
  if (facts.requester.trim().toLowerCase() === facts.approver.trim().toLowerCase()) {
    throw new Refusal('stores.same_signature', { name: facts.requester }, { field: 'approver' })
  }
  return transaction(async (trx) => {
    const from = await Store.findOrFail(facts.fromStoreId, { client: trx })
    const to = await Store.findOrFail(facts.toStoreId, { client: trx })
    act.authorize('stores.slips.issue', from)
    act.authorize('stores.slips.receive', to)
    await holdBoth(trx, facts)
    const { on, requester, approver, requestKey } = facts
    const note = (way: string) => [way, facts.reason].filter(Boolean).join(' · ')
    const left = await moveStock(trx, act, {
      kind: 'issue',
      storeId: from.id,
      on,
      requester,
      approver,
      reason: note(`→ ${to.code}`),
      requestKey,
      moves: facts.lines.map(({ itemId, quantity }) => ({
        itemId,
        change: { kind: 'issue', quantity },
      })),
    })
    const movements = await trx.from('stores_movements').where('slip_id', left.id).orderBy('id')
    await moveStock(trx, act, {
      kind: 'receipt',
      storeId: to.id,
      on,
      requester,
      approver,
      reason: note(`← ${from.code} ${left.number}`),
      requestKey: requestKey && `${requestKey}:in`.slice(-80),
      moves: movements.map((movement, index) => ({
        itemId: movement.item_id,
        change: {
          kind: 'receipt',
          quantity: facts.lines[index].quantity,
          cost: Money.ofMinor(-movement.value_minor),
        },
      })),
    })
    return left
  })
}

/** Both stores' balances in one order, so that two transfers that cross never wait for each other. */
async function holdBoth(trx: Transaction, facts: TransferFacts): Promise<void> {
  await trx
    .from('stores_balances')
    .whereIn('store_id', [facts.fromStoreId, facts.toStoreId])
    .whereIn(
      'item_id',
      facts.lines.map((line) => line.itemId)
    )
    .orderBy('store_id')
    .orderBy('item_id')
    .forUpdate()
}
