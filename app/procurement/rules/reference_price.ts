import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { type Category, rowOf } from '#procurement/rules/categories'
import { gap, type Offer, rankOffers, sameRank } from '#procurement/rules/offer_ranking'

export interface ReferencePriceFacts {
  on: CivilDate
  category: Category
  estimate: Money
  offers: Offer[]
  /** 'exclude' or 'justify', when the tender rules differ from the setting. */
  lowOffers?: 'exclude' | 'justify'
}

export interface RankedOffer {
  rank: number
  bidder: string
  amount: Money
  /** What the ranking looks at; differs from the amount under national preference only. */
  compared: Money
  gapToEstimate: string
  gapToReference: string
}

export interface ReferencePrice {
  estimate: Money
  lowBound: Money
  highBound: Money
  excluded: { bidder: string; amount: Money; reason: 'too_low' | 'excessive' }[]
  retained: string[]
  mean: Money | null
  referencePrice: Money | null
  ranking: RankedOffer[]
  award: { bidder: string; amount: Money } | null
  /** Bidders tied for the award; a draw decides when no priority does. */
  tied: string[]
  drawNeeded: boolean
  outcome: 'award' | 'draw' | 'unsuccessful'
}

const ARTICLE = 'décret 2-22-431, art. 44'

interface Band {
  category: string
  below: string
  above: string
}

/**
 * Reference price and ranking: offers beyond the bounds leave, P is the mean of the estimate and of the
 * mean of the retained offers, the highest offer not above P wins, else the lowest above it. Bounds
 * themselves are kept; one rounding, at the end, on whole centimes (décret 2-22-431, art. 44).
 */
export function referencePrice(
  facts: ReferencePriceFacts,
  parameters: Parameters
): Explained<ReferencePrice> {
  if (!facts.estimate.isPositive()) {
    throw new Refusal('procurement.estimate_not_positive', {}, { field: 'estimate' })
  }
  const names = facts.offers.map((offer) => offer.bidder)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined)
    throw new Refusal('procurement.bidder_twice', { bidder: twice }, { field: 'offers' })

  const steps: Step[] = []
  const { row: band, parameter } = rowOf<Band>(
    parameters,
    'procurement.reference_price.bands',
    facts.category,
    facts.on
  )
  const lowExact = new Big(facts.estimate.minor).times(new Big(100).minus(band.below)).div(100)
  const highExact = new Big(facts.estimate.minor).times(new Big(100).plus(band.above)).div(100)
  const lowBound = Money.ofMinor(lowExact.round(0, Big.roundHalfUp).toString())
  const highBound = Money.ofMinor(highExact.round(0, Big.roundHalfUp).toString())
  steps.push({
    label: 'procurement.steps.bounds',
    params: { below: band.below, above: band.above, category: facts.category },
    formula: `${facts.estimate.format()} × [1 − ${formatDecimal(band.below)} % ; 1 + ${formatDecimal(band.above)} %] = [${lowBound.format()} ; ${highBound.format()}]`,
    parameter,
    reference: ARTICLE,
  })

  const lowMode = parameters.on<string>('procurement.reference_price.low_offers', facts.on)
  const mode = facts.lowOffers ?? lowMode.value
  const excluded: ReferencePrice['excluded'] = []
  const retained: Offer[] = []
  for (const offer of facts.offers) {
    const { bidder, amount } = offer
    if (new Big(amount.minor).gt(highExact)) {
      excluded.push({ bidder, amount, reason: 'excessive' })
      steps.push({
        label: 'procurement.steps.excessive',
        params: { bidder },
        formula: `${amount.format()} > ${highBound.format()}`,
        reference: ARTICLE,
      })
    } else if (
      new Big(amount.minor).lt(lowExact) &&
      !(mode === 'justify' && offer.justified === true)
    ) {
      excluded.push({ bidder, amount, reason: 'too_low' })
      steps.push({
        label: 'procurement.steps.too_low',
        params: { bidder },
        formula: `${amount.format()} < ${lowBound.format()}`,
        parameter: lowMode,
        reference: ARTICLE,
      })
    } else retained.push(offer)
  }

  const base = {
    estimate: facts.estimate,
    lowBound,
    highBound,
    excluded,
    retained: retained.map((o) => o.bidder),
  }
  if (retained.length === 0) {
    steps.push({ label: 'procurement.steps.no_offer_left', reference: 'décret 2-22-431, art. 45' })
    return {
      value: {
        ...base,
        mean: null,
        referencePrice: null,
        ranking: [],
        award: null,
        tied: [],
        drawNeeded: false,
        outcome: 'unsuccessful',
      },
      steps,
    }
  }

  const total = Money.sum(retained.map((offer) => offer.amount))
  const mean = Money.ofMinor(
    new Big(total.minor).div(retained.length).round(0, Big.roundHalfUp).toString()
  )
  const price = priceOf(facts.estimate, total, retained.length)
  steps.push({
    label: 'procurement.steps.mean',
    params: { count: retained.length },
    formula: `${total.format()} ÷ ${retained.length} = ${mean.format()}`,
    reference: ARTICLE,
  })
  steps.push({
    label: 'procurement.steps.reference_price',
    formula: `(${facts.estimate.format()} + ${total.format()} ÷ ${retained.length}) ÷ 2 = ${price.format()}`,
    reference: ARTICLE,
  })

  const ranked = rankOffers(retained, price, facts.on, parameters, steps)
  const first = ranked[0]
  const tied = ranked.filter((entry) => sameRank(entry, first))
  const drawNeeded = tied.length > 1
  steps.push({
    label: drawNeeded ? 'procurement.steps.draw' : 'procurement.steps.award',
    params: {
      bidder: tied.map((entry) => entry.offer.bidder).join(', '),
      amount: first.offer.amount.format(),
    },
    formula: `${first.compared.format()} ${first.compared.compare(price) <= 0 ? '≤' : '>'} P = ${price.format()}`,
    reference: ARTICLE,
  })
  return {
    value: {
      ...base,
      mean,
      referencePrice: price,
      ranking: ranked.map((entry) => ({
        rank: ranked.findIndex((other) => sameRank(other, entry)) + 1,
        bidder: entry.offer.bidder,
        amount: entry.offer.amount,
        compared: entry.compared,
        gapToEstimate: gap(entry.offer.amount, facts.estimate),
        gapToReference: gap(entry.offer.amount, price),
      })),
      award: drawNeeded ? null : { bidder: first.offer.bidder, amount: first.offer.amount },
      tied: drawNeeded ? tied.map((entry) => entry.offer.bidder) : [],
      drawNeeded,
      outcome: drawNeeded ? 'draw' : 'award',
    },
    steps,
  }
}

/** (E + S/n) / 2, rounded once, half up, on whole centimes. */
function priceOf(estimate: Money, total: Money, count: number): Money {
  const numerator = BigInt(estimate.minor) * BigInt(count) + BigInt(total.minor)
  const denominator = 2n * BigInt(count)
  return Money.ofMinor((2n * numerator + denominator) / (2n * denominator))
}
