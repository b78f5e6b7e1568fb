import type { CivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'

export const ANSWERS = ['confirmed', 'declined', 'silent', 'pending'] as const
export type Answer = (typeof ANSWERS)[number]

export interface Quote {
  supplier: string
  amountTtc: Money
  kind?: string
  /** Place given by a draw among equals. */
  drawRank?: number
  /** Why the commission sets it aside, when it does. */
  rejected?: string
  /** The answer to the invitation to confirm; none when not invited yet. */
  answer?: Answer
}

const ARTICLE = 'décret 2-22-431, art. 91'

export interface OrderRankingFacts {
  on: CivilDate
  quotes: Quote[]
}

export interface OrderRanking {
  ranking: { rank: number; supplier: string; amountTtc: Money; answer: Answer | null }[]
  rejected: { supplier: string; reason: string }[]
  invitationsAllowed: number
  invitationsUsed: number
  /** Who is asked to confirm now, when somebody is. */
  invite: string | null
  award: { supplier: string; amountTtc: Money } | null
  drawNeeded: string[]
  outcome: 'invite' | 'waiting' | 'award' | 'draw' | 'unsuccessful'
}

/**
 * Quotes of a purchase order by price with tax; the lowest is invited to confirm, silence passes to the
 * next, at most five are invited, then the notice is unsuccessful (décret 2-22-431, art. 91).
 */
export function orderRanking(
  facts: OrderRankingFacts,
  parameters: Parameters
): Explained<OrderRanking> {
  const steps: Step[] = []
  const tie = parameters.on<string[]>('procurement.award.tie_priority', facts.on)
  const most = parameters.on<number>('procurement.order.invitations', facts.on)
  const rejected = facts.quotes.flatMap((quote) =>
    quote.rejected === undefined ? [] : [{ supplier: quote.supplier, reason: quote.rejected }]
  )
  for (const quote of facts.quotes) {
    if (!quote.amountTtc.isPositive()) {
      throw new Refusal(
        'procurement.quote_not_positive',
        { supplier: quote.supplier },
        { field: 'quotes' }
      )
    }
  }
  const favoured = (quote: Quote) => (tie.value.includes(quote.kind ?? '') ? 0 : 1)
  const drawn = (quote: Quote) => quote.drawRank ?? Number.MAX_SAFE_INTEGER
  const kept = facts.quotes
    .filter((quote) => quote.rejected === undefined)
    .sort(
      (a, b) => a.amountTtc.compare(b.amountTtc) || favoured(a) - favoured(b) || drawn(a) - drawn(b)
    )
  for (const entry of rejected) {
    steps.push({
      label: 'procurement.steps.quote_rejected',
      params: { ...entry },
      reference: ARTICLE,
    })
  }
  kept.forEach((quote, index) =>
    steps.push({
      label: 'procurement.steps.quote_ranked',
      params: { rank: index + 1, supplier: quote.supplier },
      formula: quote.amountTtc.format(),
      reference: ARTICLE,
    })
  )

  const ranking = kept.map((quote, index) => ({
    rank: index + 1,
    supplier: quote.supplier,
    amountTtc: quote.amountTtc,
    answer: quote.answer ?? null,
  }))
  const base = { ranking, rejected, invitationsAllowed: most.value, drawNeeded: [] as string[] }
  let used = 0
  for (const [index, quote] of kept.entries()) {
    if (quote.answer === 'confirmed') {
      steps.push({
        label: 'procurement.steps.order_awarded',
        params: { supplier: quote.supplier },
        formula: quote.amountTtc.format(),
        reference: ARTICLE,
      })
      const award = { supplier: quote.supplier, amountTtc: quote.amountTtc }
      return {
        value: { ...base, invitationsUsed: used + 1, invite: null, award, outcome: 'award' },
        steps,
      }
    }
    if (quote.answer === 'declined' || quote.answer === 'silent') {
      used += 1
      steps.push({
        label: `procurement.steps.confirmation_${quote.answer}`,
        params: { supplier: quote.supplier, used, most: most.value },
        parameter: most,
      })
      if (used >= most.value) break
      continue
    }
    if (quote.answer === 'pending') {
      steps.push({
        label: 'procurement.steps.confirmation_pending',
        params: { supplier: quote.supplier },
      })
      return {
        value: {
          ...base,
          invitationsUsed: used + 1,
          invite: quote.supplier,
          award: null,
          outcome: 'waiting',
        },
        steps,
      }
    }
    const tied = kept
      .slice(index)
      .filter(
        (other) => other.answer === undefined && other.amountTtc.minor === quote.amountTtc.minor
      )
      .filter((other) => favoured(other) === favoured(quote) && drawn(other) === drawn(quote))
      .map((other) => other.supplier)
    if (tied.length > 1) {
      steps.push({
        label: 'procurement.steps.draw',
        params: { bidder: tied.join(', '), amount: quote.amountTtc.format() },
      })
      return {
        value: {
          ...base,
          drawNeeded: tied,
          invitationsUsed: used,
          invite: null,
          award: null,
          outcome: 'draw',
        },
        steps,
      }
    }
    steps.push({
      label: 'procurement.steps.invited_to_confirm',
      params: { supplier: quote.supplier },
      formula: quote.amountTtc.format(),
      parameter: most,
    })
    return {
      value: {
        ...base,
        invitationsUsed: used,
        invite: quote.supplier,
        award: null,
        outcome: 'invite',
      },
      steps,
    }
  }
  steps.push({
    label: 'procurement.steps.order_unsuccessful',
    params: { used, most: most.value },
    parameter: most,
  })
  return {
    value: { ...base, invitationsUsed: used, invite: null, award: null, outcome: 'unsuccessful' },
    steps,
  }
}
