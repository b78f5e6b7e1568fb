import { Big } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import {
  costOf,
  emptyStock,
  type StockChange,
  type StockLine,
  type StockPosition,
  UNIT_COST_DECIMALS,
  type Valuation,
} from '#stores/rules/weighted_average'

interface Layer {
  quantity: Big
  value: Money
}

/** The same history when the oldest entries leave first; an option of a store, never of an item. */
export function firstInFirstOut(
  changes: StockChange[],
  initial: StockPosition = emptyStock
): Explained<Valuation> {
  const layers: Layer[] = new Big(initial.quantity).gt(0)
    ? [{ quantity: new Big(initial.quantity), value: initial.value }]
    : []
  const steps: Step[] = []
  const lines: StockLine[] = []
  let issued = Money.zero
  for (const change of changes) {
    const moved = new Big(change.quantity)
    if (!moved.gt(0))
      throw new Refusal('stores.quantity_not_positive', { quantity: change.quantity })
    const movedValue =
      change.kind === 'receipt' ? enter(layers, change, moved) : leave(layers, moved, steps)
    if (change.kind === 'issue') issued = issued.plus(movedValue)
    lines.push({ kind: change.kind, moved: moved.toString(), movedValue, ...position(layers) })
  }
  return { value: { ...position(layers), lines, issued }, steps }
}

function enter(layers: Layer[], change: StockChange, moved: Big): Money {
  const value = costOf(change, moved)
  layers.push({ quantity: moved, value })
  return value
}

function leave(layers: Layer[], moved: Big, steps: Step[]): Money {
  const held = position(layers).quantity
  if (moved.gt(held)) throw new Refusal('stores.insufficient', { asked: moved.toString(), held })
  let left = moved
  let value = Money.zero
  const parts: string[] = []
  while (left.gt(0)) {
    const layer = layers[0]
    if (layer.quantity.lte(left)) {
      layers.shift()
      left = left.minus(layer.quantity)
      value = value.plus(layer.value)
      parts.push(layer.value.format())
    } else {
      const taken = Money.ofMinor(
        new Big(layer.value.minor)
          .times(left)
          .div(layer.quantity)
          .round(0, Big.roundHalfUp)
          .toString()
      )
      layer.quantity = layer.quantity.minus(left)
      layer.value = layer.value.minus(taken)
      left = new Big(0)
      value = value.plus(taken)
      parts.push(taken.format())
    }
  }
  steps.push({
    label: 'stores.steps.oldest_first',
    params: { quantity: moved.toString() },
    formula: `${parts.join(' + ')} = ${value.format()}`,
  })
  return value
}

function position(layers: Layer[]): StockPosition {
  const quantity = layers.reduce((sum, layer) => sum.plus(layer.quantity), new Big(0))
  const value = Money.sum(layers.map((layer) => layer.value))
  const unitCost = quantity.eq(0)
    ? new Big(0)
    : new Big(value.minor).div(100).div(quantity).round(UNIT_COST_DECIMALS, Big.roundHalfUp)
  return { quantity: quantity.toString(), value, unitCost: unitCost.toFixed(UNIT_COST_DECIMALS) }
}
