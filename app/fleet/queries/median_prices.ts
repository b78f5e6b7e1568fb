import type { Transaction } from '#platform/transaction'
import { Big } from '#values/decimal'
import { addDays } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { dayBounds, localText } from '#fleet/queries/instants'

interface PricedFill {
  id: number
  vehicle_id: number
  filled_at: Date
  product: string
  unit_price: string
}

/** The median price of each product on each local day, read once per day however many vehicles ask. */
export class MedianPrices {
  readonly #trx: Transaction
  readonly #days = new Map<string, PricedFill[]>()
  readonly #medians = new Map<string, string>()

  constructor(trx: Transaction) {
    this.#trx = trx
  }

  /** The price in the middle of that product's fills of that day; null when the day is not known. */
  of(fill: { filled_at: Date; product: string }): string | null {
    return this.#medians.get(keyOf(fill)) ?? null
  }

  /** Reads the days of these instants that are not known yet. */
  async learn(instants: readonly Date[]): Promise<void> {
    const days = instants
      .map(dayOf)
      .filter((day) => !this.#days.has(day))
      .sort()
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) return
    for (let day = first; day <= last; day = addDays(day, 1)) this.#days.set(day, [])
    const fills: PricedFill[] = await this.#trx
      .from('fleet_fuel_transactions')
      .where('filled_at', '>=', dayBounds(first).from.toJSDate())
      .where('filled_at', '<', dayBounds(last).to.toJSDate())
      .select('id', 'vehicle_id', 'filled_at', 'product', 'unit_price')
    const prices = new Map<string, Big[]>()
    for (const fill of fills) {
      this.#days.get(dayOf(fill.filled_at))?.push(fill)
      prices.set(keyOf(fill), [...(prices.get(keyOf(fill)) ?? []), new Big(fill.unit_price)])
    }
    for (const [key, list] of prices) this.#medians.set(key, median(list))
  }

  /**
   * The vehicles whose fills on these days are off the day's median, or were when fewer fills were known: new fills of
   * others move the median, so that these are judged again.
   */
  async vehiclesOff(instants: readonly Date[], parameters: Parameters): Promise<number[]> {
    await this.learn(instants)
    const days = [...new Set(instants.map(dayOf))]
    const fills = days.flatMap((day) => this.#days.get(day) ?? [])
    const flagged = await this.#trx
      .from('fleet_fuel_anomalies')
      .where({ kind: 'price', state: 'open' })
      .select('transaction_id')
    const open = new Set(flagged.map((row) => row.transaction_id))
    const off = fills.filter((fill) => {
      const band = parameters.on<string>('fleet.fuel.price_band_percent', dayOf(fill.filled_at))
      return open.has(fill.id) || isOff(fill.unit_price, this.of(fill), band.value)
    })
    return [...new Set(off.map((fill) => fill.vehicle_id))]
  }
}

const dayOf = (at: Date) => localText(at).slice(0, 10)
const keyOf = (fill: { filled_at: Date; product: string }) =>
  `${dayOf(fill.filled_at)} ${fill.product}`

function isOff(price: string, middle: string | null, band: string): boolean {
  if (middle === null) return false
  return new Big(price).minus(middle).abs().times(100).gt(new Big(middle).times(band))
}

function median(values: Big[]): string {
  const sorted = values.toSorted((a, b) => a.cmp(b))
  const middle = Math.floor(sorted.length / 2)
  const value =
    sorted.length % 2 === 1 ? sorted[middle] : sorted[middle - 1].plus(sorted[middle]).div(2)
  return value.toFixed(3)
}
