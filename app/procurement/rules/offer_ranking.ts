import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Step } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'

/** A bidder's total, as corrected. */
export interface Offer {
  bidder: string
  amount: Money
  /** 'cooperative', 'union', 'auto_entrepreneur' go first in a tie. */
  kind?: string
  /** A bidder not established in Morocco bears the national preference. */
  resident?: boolean
  /** Place given by a draw among equals. */
  drawRank?: number
  /** A low offer whose written justification was accepted. */
  justified?: boolean
}

/** An offer with what the ranking looks at. */
export interface Entry {
  offer: Offer
  compared: Money
  priority: number
}

/**
 * Best first: offers not above the reference price from the highest down, then the others from the lowest
 * up. A bidder from abroad is moved away from P by the national preference (art. 147).
 */
export function rankOffers(
  offers: Offer[],
  price: Money,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Entry[] {
  const preference = parameters.on<string>('procurement.reference_price.national_preference', on)
  const tie = parameters.on<string[]>('procurement.award.tie_priority', on)
  const entries = offers.map((offer) => {
    let compared = offer.amount
    if (offer.resident === false) {
      const above = offer.amount.compare(price) > 0
      const factor = new Big(100)
        .plus(new Big(preference.value).times(above ? 1 : -1))
        .div(100)
        .toString()
      compared = offer.amount.times(factor)
      steps.push({
        label: 'procurement.steps.national_preference',
        params: { bidder: offer.bidder },
        formula: `${offer.amount.format()} × ${formatDecimal(factor)} = ${compared.format()}`,
        parameter: preference,
        reference: 'décret 2-22-431, art. 147',
      })
    }
    const favoured = tie.value.indexOf(offer.kind ?? '')
    return { offer, compared, priority: favoured === -1 ? 1 : 0 }
  })
  return entries.sort((a, b) => {
    const aBelow = a.compared.compare(price) <= 0
    const bBelow = b.compared.compare(price) <= 0
    if (aBelow !== bBelow) return aBelow ? -1 : 1
    const distance = aBelow ? b.compared.compare(a.compared) : a.compared.compare(b.compared)
    return distance || a.priority - b.priority || drawn(a) - drawn(b)
  })
}

/** Equal in everything that decides, a draw included. */
export function sameRank(a: Entry, b: Entry): boolean {
  return a.compared.minor === b.compared.minor && a.priority === b.priority && drawn(a) === drawn(b)
}

function drawn(entry: Entry): number {
  return entry.offer.drawRank ?? Number.MAX_SAFE_INTEGER
}

/** '+2.35' or '-7.10': percent by which an amount departs from another, to two decimals. */
export function gap(amount: Money, from: Money): string {
  const percent = new Big(amount.minor - from.minor)
    .times(100)
    .div(from.minor)
    .round(2, Big.roundHalfUp)
  return `${percent.gt(0) ? '+' : ''}${percent.toFixed(2)}`
}

/** '-8.00' as '−8,00'; '+2.26' keeps its sign. */
export function writtenGap(percent: string): string {
  return percent.replace('.', ',').replace('-', '\u2212')
}
