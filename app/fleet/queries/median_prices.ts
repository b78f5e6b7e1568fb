import type { Transaction } from '#platform/transaction'
import { Big } from '#values/decimal'
import { dayBounds, localText } from '#fleet/queries/instants'

/** The median price of each product on each local day among these instants: '2026-09-04 diesel' → '11.17'. */
export async function medianPrices(
  trx: Transaction,
  instants: Date[]
): Promise<Map<string, string>> {
  if (instants.length === 0) return new Map()
  const days = instants.map((at) => localText(at).slice(0, 10)).sort()
  const rows = await trx
    .from('fleet_fuel_transactions')
    .where('filled_at', '>=', dayBounds(days[0]).from.toJSDate())
    .where('filled_at', '<', dayBounds(days[days.length - 1]).to.toJSDate())
    .select('filled_at', 'product', 'unit_price')
  const prices = new Map<string, Big[]>()
  for (const row of rows) {
    const key = `${localText(row.filled_at).slice(0, 10)} ${row.product}`
    prices.set(key, [...(prices.get(key) ?? []), new Big(row.unit_price)])
  }
  return new Map([...prices].map(([key, list]) => [key, median(list)]))
}

function median(values: Big[]): string {
  const sorted = values.toSorted((a, b) => a.cmp(b))
  const middle = Math.floor(sorted.length / 2)
  const value =
    sorted.length % 2 === 1 ? sorted[middle] : sorted[middle - 1].plus(sorted[middle]).div(2)
  return value.toFixed(3)
}
