import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { least, Money } from '#values/money'
import { Refusal } from '#values/refusal'

/** An entry at a unit cost (or a whole cost), or an issue. Quantities are exact decimals. */
export interface StockChange {
  kind: 'receipt' | 'issue'
  quantity: string
  unitCost?: string
  /** Cost of the whole entry, freight and tax included; used instead of the unit cost when given. */
  cost?: Money
}

/** What a store holds of an item. `unitCost` keeps six decimals; an empty store is worth nothing. */
export interface StockPosition {
  quantity: string
  value: Money
  unitCost: string
}

export interface StockLine extends StockPosition {
  kind: 'receipt' | 'issue'
  moved: string
  movedValue: Money
}

export interface Valuation extends StockPosition {
  lines: StockLine[]
  issued: Money
}

export const emptyStock: StockPosition = { quantity: '0', value: Money.zero, unitCost: '0.000000' }

/** Decimals of a unit cost unless a setting says otherwise. */
export const UNIT_COST_DECIMALS = 6

/**
 * The stock after one change at weighted average cost: an entry averages, an issue leaves the average as it
 * is, and what empties the store takes the whole value with it; no rounding takes more than is left. Refuses `stores.insufficient`.
 */
export function applyChange(
  stock: StockPosition,
  change: StockChange,
  decimals: number = UNIT_COST_DECIMALS
): StockLine {
  const moved = new Big(change.quantity)
  if (!moved.gt(0)) throw new Refusal('stores.quantity_not_positive', { quantity: change.quantity })
  if (change.kind === 'receipt') {
    const movedValue = costOf(change, moved)
    const quantity = new Big(stock.quantity).plus(moved)
    const value = stock.value.plus(movedValue)
    return {
      kind: 'receipt',
      moved: moved.toString(),
      movedValue,
      quantity: quantity.toString(),
      value,
      unitCost: new Big(value.minor)
        .div(100)
        .div(quantity)
        .round(decimals, Big.roundHalfUp)
        .toFixed(decimals),
    }
  }
  const quantity = new Big(stock.quantity).minus(moved)
  if (quantity.lt(0)) {
    throw new Refusal('stores.insufficient', { asked: moved.toString(), held: stock.quantity })
  }
  const empty = quantity.eq(0)
  const movedValue = empty
    ? stock.value
    : least(Money.ofDirhams(moved.times(stock.unitCost)), stock.value)
  return {
    kind: 'issue',
    moved: moved.toString(),
    movedValue,
    quantity: quantity.toString(),
    value: stock.value.minus(movedValue),
    unitCost: stock.unitCost,
  }
}

/** The stock belongs to the commune's accounts. */
const DECREE = 'décret 2-17-451'

/** A whole history at weighted average cost, every movement explained. */
export function weightedAverage(
  changes: StockChange[],
  initial: StockPosition = emptyStock,
  decimals: number = UNIT_COST_DECIMALS
): Explained<Valuation> {
  const steps: Step[] = []
  const lines: StockLine[] = []
  let stock = initial
  let issued = Money.zero
  for (const change of changes) {
    const before = stock
    const line = applyChange(before, change, decimals)
    stock = { quantity: line.quantity, value: line.value, unitCost: line.unitCost }
    lines.push(line)
    if (line.kind === 'issue') issued = issued.plus(line.movedValue)
    steps.push(...stepsOf(before, line))
  }
  return { value: { ...stock, lines, issued }, steps }
}

function stepsOf(before: StockPosition, line: StockLine): Step[] {
  if (line.kind === 'receipt') {
    return [
      {
        label: 'stores.steps.receipt',
        params: { quantity: line.moved },
        formula: `(${before.value.format()} + ${line.movedValue.format()}) ÷ (${formatDecimal(before.quantity)} + ${formatDecimal(line.moved)}) = ${formatDecimal(line.unitCost, 6)}`,
        reference: DECREE,
      },
    ]
  }
  if (new Big(line.quantity).eq(0)) {
    const exact = Money.ofDirhams(new Big(line.moved).times(before.unitCost))
    return [
      {
        label: 'stores.steps.emptied',
        params: { rounding: line.movedValue.minus(exact).format() },
        formula: `${formatDecimal(line.moved)} × ${formatDecimal(before.unitCost, 6)} = ${exact.format()} → ${line.movedValue.format()}`,
        reference: DECREE,
      },
    ]
  }
  return [
    {
      label: 'stores.steps.issue',
      params: { quantity: line.quantity, value: line.value.format() },
      formula: `${formatDecimal(line.moved)} × ${formatDecimal(before.unitCost, 6)} = ${line.movedValue.format()}`,
      reference: DECREE,
    },
  ]
}

export function costOf(change: StockChange, moved: Big): Money {
  if (change.cost) return change.cost
  if (change.unitCost === undefined || new Big(change.unitCost).lt(0)) {
    throw new Refusal('stores.unit_cost_missing', { quantity: moved.toString() })
  }
  return Money.ofDirhams(moved.times(change.unitCost))
}
