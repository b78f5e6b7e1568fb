import { Big } from '#values/decimal'
import { Money } from '#values/money'

/** A priced line: a quantity, a unit price without tax and its VAT rate in percent. */
export interface PricedLine {
  quantity: string
  unitPrice: Money
  vatRate: string
}

export interface PurchaseAmounts {
  ht: Money
  vat: Money
  ttc: Money
  /** Tax per rate, highest rate first. */
  byRate: { rate: string; base: Money; vat: Money }[]
}

/** A line's amount without tax, to the centime. */
export function lineAmount(line: Pick<PricedLine, 'quantity' | 'unitPrice'>): Money {
  return Money.ofMinor(
    new Big(line.quantity).times(line.unitPrice.minor).round(0, Big.roundHalfUp).toString()
  )
}

/** Totals of a purchase; the tax is worked out once per rate, on the sum of its lines. */
export function purchaseAmounts(lines: readonly PricedLine[]): PurchaseAmounts {
  const bases = new Map<string, Money>()
  for (const line of lines) {
    const rate = new Big(line.vatRate).toString()
    bases.set(rate, (bases.get(rate) ?? Money.zero).plus(lineAmount(line)))
  }
  const byRate = [...bases]
    .map(([rate, base]) => ({ rate, base, vat: base.percent(rate) }))
    .sort((a, b) => Number(b.rate) - Number(a.rate))
  const ht = Money.sum(byRate.map((part) => part.base))
  const vat = Money.sum(byRate.map((part) => part.vat))
  return { ht, vat, ttc: ht.plus(vat), byRate }
}
