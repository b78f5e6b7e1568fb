import { Big } from '#values/decimal'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import { type Transaction, transaction } from '#platform/transaction'
import { StockCount } from '#stores/models/stock_count'
import { Store } from '#stores/models/store'

/** Freezes a store and lists what its register says. Refuses `stores.count_running`, `stores.count_empty`. */
export async function openCount(act: Act, storeId: number): Promise<StockCount> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const store = await Store.query({ client: trx }).where('id', storeId).forUpdate().firstOrFail()
    act.authorize('stores.counts.enter', store)
    const running = await StockCount.query({ client: trx }).where('openKey', store.id).first()
    if (running) {
      throw new Refusal('stores.count_running', {
        store: store.nameIn(act.locale),
        number: running.number,
      })
    }
    const balances = await trx
      .from('stores_balances')
      .where('store_id', store.id)
      .orderBy('item_id')
      .forUpdate()
    if (balances.length === 0)
      throw new Refusal('stores.count_empty', { store: store.nameIn(act.locale) })
    const on = clock.today()
    const number = await numbers.issue(trx, 'stores.count', on)
    const count = await StockCount.create(
      {
        number: number.text,
        storeId: store.id,
        state: 'open',
        openedOn: on,
        openedById: act.actor.userId,
        openedByName: act.actor.name,
        secondGap: parameters.on<string>('stores.count.second_count_gap', on).value,
        openKey: store.id,
      },
      { client: trx }
    )
    await trx.table('stores_count_lines').multiInsert(
      balances.map((balance) => ({
        count_id: count.id,
        item_id: balance.item_id,
        expected: balance.quantity,
        unit_cost: balance.unit_cost,
      }))
    )
    await journal.record(trx, act, {
      action: 'stores.count.opened',
      subject: count,
      after: { store: store.code, items: balances.length },
    })
    return count
  })
}

export interface CountedQuantity {
  lineId: number
  quantity: string
}

/**
 * Keeps what somebody counted. A first quantity far from the register is counted again by another person.
 * Refuses `stores.count_over`, `stores.count_nothing`, `stores.same_counter`.
 */
export async function enterCount(
  act: Act,
  countId: number,
  counted: CountedQuantity[]
): Promise<StockCount> {
  return transaction(async (trx) => {
    const count = await lockCount(trx, act, 'stores.counts.enter', countId)
    if (counted.length === 0) throw new Refusal('stores.count_nothing', { number: count.number })
    for (const { lineId, quantity } of counted) {
      const line = count.lines.find((candidate) => candidate.id === lineId)
      if (!line) throw new Refusal('not_found', {}, { status: 404 })
      if (new Big(quantity).lt(0))
        throw new Refusal('stores.quantity_not_positive', { quantity }, { field: 'lines' })
      const by = { id: act.actor.userId, name: act.actor.name }
      if (line.firstQuantity === null) {
        line.merge({ firstQuantity: quantity, firstById: by.id, firstByName: by.name })
      } else if (line.gapIn(count).needsSecond) {
        if (line.firstById === by.id) {
          throw new Refusal('stores.same_counter', {
            item: `${line.item.code} ${line.item.nameIn(act.locale)}`,
            name: by.name,
          })
        }
        line.merge({ secondQuantity: quantity, secondById: by.id, secondByName: by.name })
      }
      await line.save()
    }
    await journal.record(trx, act, {
      action: 'stores.count.entered',
      subject: count,
      after: { items: counted.length },
    })
    return count
  })
}

/** Gives an inventory up: nothing is adjusted, the store moves again. */
export async function cancelCount(act: Act, countId: number, reason: string): Promise<StockCount> {
  return transaction(async (trx) => {
    const count = await lockCount(trx, act, 'stores.counts.enter', countId)
    count.merge({
      state: 'cancelled',
      openKey: null,
      reason,
      closedOn: clock.today(),
      closedById: act.actor.userId,
      closedByName: act.actor.name,
    })
    await count.save()
    await journal.record(trx, act, {
      action: 'stores.count.cancelled',
      subject: count,
      before: { state: 'open' },
      after: { state: count.state },
      reason,
    })
    return count
  })
}

/** The open inventory, held, with its lines. */
export async function lockCount(
  trx: Transaction,
  act: Act,
  permission: string,
  countId: number
): Promise<StockCount> {
  const count = await StockCount.query({ client: trx })
    .where('id', countId)
    .forUpdate()
    .preload('store')
    .preload('lines', (query) => query.preload('item').orderBy('id'))
    .firstOrFail()
  act.authorize(permission, count.store)
  if (count.state !== 'open')
    throw new Refusal('stores.count_over', { number: count.number }, { status: 409 })
  return count
}
