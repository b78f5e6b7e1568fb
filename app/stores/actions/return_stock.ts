import { Big, formatDecimal } from '#values/decimal'
import { Refusal } from '#values/refusal'
import type { CivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'
import { type Transaction, transaction } from '#platform/transaction'
import { moveStock } from '#stores/actions/move_stock'
import type { Slip } from '#stores/models/slip'
import { Store } from '#stores/models/store'

export interface ReturnFacts {
  storeId: number
  /** The service that brings back what it was given. */
  unitId: number
  on: CivilDate
  requester: string
  approver: string
  reason: string
  requestKey?: string
  lines: { itemId: number; quantity: string }[]
}

/**
 * A service brings back what it did not use: it enters at the average cost of the day, which it leaves as it is.
 * Refuses `stores.return_beyond_issued`: nobody brings back more than they were given.
 */
export async function returnStock(act: Act, facts: ReturnFacts): Promise<Slip> {
  return transaction(async (trx) => {
    act.authorize('stores.slips.receive', await Store.findOrFail(facts.storeId, { client: trx }))
    const balances = await trx
      .from('stores_balances')
      .where('store_id', facts.storeId)
      .whereIn(
        'item_id',
        facts.lines.map((line) => line.itemId)
      )
      .orderBy('item_id')
      .forUpdate()
    for (const line of facts.lines) await refuseBeyond(trx, facts, line)
    return moveStock(trx, act, {
      ...facts,
      kind: 'return',
      moves: facts.lines.map(({ itemId, quantity }) => ({
        itemId,
        change: {
          kind: 'receipt',
          quantity,
          unitCost: balances.find((balance) => balance.item_id === itemId)?.unit_cost,
        },
      })),
    })
  })
}

async function refuseBeyond(
  trx: Transaction,
  facts: ReturnFacts,
  line: ReturnFacts['lines'][number]
): Promise<void> {
  const out = await trx
    .from('stores_movements as m')
    .join('stores_slips as s', 's.id', 'm.slip_id')
    .where({ 'm.store_id': facts.storeId, 'm.item_id': line.itemId, 's.unit_id': facts.unitId })
    .whereIn('s.kind', ['issue', 'return'])
    .sum('m.quantity as total')
    .first()
  const given = new Big(out?.total ?? 0).times(-1)
  if (new Big(line.quantity).lte(given)) return
  const item = await trx.from('stores_items').where('id', line.itemId).firstOrFail()
  const unit = await trx.from('registry_units').where('id', facts.unitId).firstOrFail()
  throw new Refusal(
    'stores.return_beyond_issued',
    {
      item: `${item.code} ${item.name_fr}`,
      service: unit.name_fr,
      asked: formatDecimal(line.quantity),
      given: formatDecimal(given.toString()),
      unit: item.unit,
    },
    { field: 'lines' }
  )
}
