import type { CivilDate } from '#values/civil_date'
import { Big } from '#values/decimal'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'
import { Slip } from '#stores/models/slip'
import { applyChange, type StockChange, type StockPosition } from '#stores/rules/weighted_average'

export type SlipKind = Slip['kind']

export interface StockMove {
  itemId: number
  change: StockChange
}

export interface SlipFacts {
  kind: SlipKind
  storeId: number
  on: CivilDate
  unitId?: number | null
  partyId?: number | null
  orderNumber?: string | null
  deliveryNote?: string | null
  requester?: string | null
  approver?: string | null
  reason?: string | null
  subject?: Subject
  /** The same key makes one slip. */
  requestKey?: string
  moves: StockMove[]
}

const SERIES: Record<SlipKind, string> = {
  receipt: 'stores.receipt_slip',
  issue: 'stores.issue_slip',
  return: 'stores.receipt_slip',
  adjustment: 'stores.adjustment_slip',
}

/**
 * Writes a slip and its movements at weighted average cost. Balances are locked item by item in one order, so
 * that two slips never wait for each other; the database refuses what would leave less than nothing.
 * Refuses `stores.insufficient_item`, `stores.slip_empty`, `stores.slip_backdated`, `stores.store_frozen`.
 */
export async function moveStock(trx: Transaction, act: Act, facts: SlipFacts): Promise<Slip> {
  if (facts.moves.length === 0) throw new Refusal('stores.slip_empty')
  if (facts.requestKey) {
    const known = await Slip.findBy({ requestKey: facts.requestKey }, { client: trx })
    if (known) throw new Refusal('stores.slip_known', { number: known.number }, { status: 409 })
  }
  await refuseFrozen(trx, act, facts)
  const parameters = await loadParameters()
  const decimals = parameters.on<number>('stores.valuation.unit_cost_decimals', facts.on).value
  const itemIds = [...new Set(facts.moves.map((move) => move.itemId))].sort((a, b) => a - b)
  const positions = await lockBalances(trx, facts.storeId, itemIds)
  await refuseBackdating(trx, facts, itemIds)

  const number = await numbers.issue(trx, SERIES[facts.kind], clock.today())
  const slip = await Slip.create(
    {
      number: number.text,
      kind: facts.kind,
      storeId: facts.storeId,
      movedOn: facts.on,
      unitId: facts.unitId ?? null,
      partyId: facts.partyId ?? null,
      orderNumber: facts.orderNumber ?? null,
      deliveryNote: facts.deliveryNote ?? null,
      requester: facts.requester ?? null,
      approver: facts.approver ?? null,
      reason: facts.reason ?? null,
      subjectType: facts.subject?.type ?? null,
      subjectId: facts.subject ? Number(facts.subject.id) : null,
      requestKey: facts.requestKey ?? null,
      storekeeperId: act.actor.userId,
      storekeeperName: act.actor.name,
    },
    { client: trx }
  )
  const rows = []
  for (const { itemId, change } of facts.moves) {
    const before = positions.get(itemId)!
    const after = await applied(trx, itemId, before, change, decimals)
    positions.set(itemId, after)
    rows.push({
      slip_id: slip.id,
      store_id: facts.storeId,
      item_id: itemId,
      kind: change.kind,
      moved_on: facts.on,
      quantity: new Big(after.quantity).minus(before.quantity).toString(),
      value_minor: after.value.minus(before.value).minor,
      balance_quantity: after.quantity,
      balance_value_minor: after.value.minor,
      unit_cost: after.unitCost,
      created_at: clock.now().toJSDate(),
    })
  }
  await trx.table('stores_movements').multiInsert(rows)
  await journal.record(trx, act, {
    action: `stores.slip.${facts.kind}`,
    subject: slip,
    after: {
      number: slip.number,
      moves: rows.map((row) => ({
        item: row.item_id,
        quantity: row.quantity,
        value: row.value_minor,
      })),
    },
    reason: facts.reason,
  })
  return slip
}

/** While a store is counted only the count itself moves its stock. The store is held, as when a count opens. */
async function refuseFrozen(trx: Transaction, act: Act, facts: SlipFacts): Promise<void> {
  const store = await trx.from('stores_stores').where('id', facts.storeId).forShare().firstOrFail()
  const count = await trx.from('stores_counts').where('open_key', facts.storeId).first()
  if (!count) return
  if (facts.subject?.type === 'stores.count' && Number(facts.subject.id) === count.id) return
  throw new Refusal('stores.store_frozen', {
    store: act.locale === 'ar' && store.name_ar ? store.name_ar : store.name_fr,
    number: count.number,
  })
}

async function lockBalances(trx: Transaction, storeId: number, itemIds: number[]) {
  const values = itemIds.map(() => '(?, ?)').join(', ')
  await trx.rawQuery(
    `insert into stores_balances (store_id, item_id) values ${values} on duplicate key update item_id = values(item_id)`,
    itemIds.flatMap((id) => [storeId, id])
  )
  const rows = await trx
    .from('stores_balances')
    .where('store_id', storeId)
    .whereIn('item_id', itemIds)
    .orderBy('item_id')
    .forUpdate()
  return new Map<number, StockPosition>(
    rows.map((row) => [
      row.item_id,
      { quantity: row.quantity, value: Money.ofMinor(row.value_minor), unitCost: row.unit_cost },
    ])
  )
}

async function applied(
  trx: Transaction,
  itemId: number,
  before: StockPosition,
  change: StockChange,
  decimals: number
): Promise<StockPosition> {
  try {
    return applyChange(before, change, decimals)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'stores.insufficient') throw error
    const item = await trx.from('stores_items').where('id', itemId).firstOrFail()
    throw new Refusal('stores.insufficient_item', {
      item: `${item.code} ${item.name_fr}`,
      asked: error.params.asked,
      held: new Big(before.quantity).toString(),
      unit: item.unit,
    })
  }
}

/** An average is made of what came before it: nothing is written before the last movement of an item. */
async function refuseBackdating(
  trx: Transaction,
  facts: SlipFacts,
  itemIds: number[]
): Promise<void> {
  const last = await trx
    .from('stores_movements')
    .where('store_id', facts.storeId)
    .whereIn('item_id', itemIds)
    .max('moved_on as latest')
    .first()
  if (last?.latest && facts.on < last.latest) {
    throw new Refusal(
      'stores.slip_backdated',
      { on: facts.on, latest: last.latest },
      { field: 'moved_on' }
    )
  }
}
