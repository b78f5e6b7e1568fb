import { Big } from '#values/decimal'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { subjectOf } from '#platform/subjects/subject'
import { transaction } from '#platform/transaction'
import { lockCount } from '#stores/actions/count_stock'
import { moveStock, type StockMove } from '#stores/actions/move_stock'
import type { StockCount } from '#stores/models/stock_count'

/**
 * Somebody who neither opened nor counted accepts the inventory: its variances become one adjustment slip at the
 * average cost. Refuses `stores.count_unfinished`, `stores.count_own`.
 */
export async function validateCount(act: Act, countId: number): Promise<StockCount> {
  return transaction(async (trx) => {
    const count = await lockCount(trx, act, 'stores.counts.validate', countId)
    const { lines } = count
    const left = lines.filter(
      (line) => line.firstQuantity === null || line.gapIn(count).needsSecond
    )
    if (left.length > 0) {
      throw new Refusal('stores.count_unfinished', {
        number: count.number,
        left: left.length,
        total: lines.length,
        item: `${left[0].item.code} ${left[0].item.nameIn(act.locale)}`,
      })
    }
    const took = [
      { id: count.openedById, name: count.openedByName },
      ...lines.map((line) => ({ id: line.firstById, name: line.firstByName })),
      ...lines.map((line) => ({ id: line.secondById, name: line.secondByName })),
    ]
    if (act.actor.userId !== null && took.some(({ id }) => id === act.actor.userId))
      throw new Refusal('stores.count_own', { number: count.number, name: act.actor.name })
    const moves = lines.flatMap((line): StockMove[] => {
      const variance = new Big(line.gapIn(count).variance)
      if (variance.eq(0)) return []
      const quantity = variance.abs().toString()
      return [
        {
          itemId: line.itemId,
          change: variance.gt(0)
            ? { kind: 'receipt', quantity, unitCost: line.unitCost }
            : { kind: 'issue', quantity },
        },
      ]
    })
    const on = clock.today()
    const slip =
      moves.length === 0
        ? null
        : await moveStock(trx, act, {
            kind: 'adjustment',
            storeId: count.storeId,
            on,
            approver: act.actor.name,
            reason: count.number,
            subject: subjectOf(count),
            moves,
          })
    count.merge({
      state: 'validated',
      openKey: null,
      slipId: slip?.id ?? null,
      closedOn: on,
      closedById: act.actor.userId,
      closedByName: act.actor.name,
    })
    await count.save()
    await journal.record(trx, act, {
      action: 'stores.count.validated',
      subject: count,
      before: { state: 'open' },
      after: { state: count.state, slip: slip?.number ?? null },
    })
    return count
  })
}
