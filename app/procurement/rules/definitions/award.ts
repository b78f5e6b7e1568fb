import vine from '@vinejs/vine'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import { amountInput, choiceInput, dayInput } from '#platform/rules/inputs'
import { categoryInput } from '#procurement/rules/inputs'
import { ANSWERS, orderRanking } from '#procurement/rules/order_ranking'
import { referencePrice } from '#procurement/rules/reference_price'
import {
  orderRankingFields,
  referencePriceAnswer,
  referencePriceFields,
} from '#procurement/rules/definitions/meanings'

/** A plain amount is an offer of its own: 780000 → { bidder: '1', amount: 780000 }. */
function named(
  list: unknown,
  name: 'bidder' | 'supplier',
  amount: 'amount' | 'amount_ttc'
): unknown {
  if (!Array.isArray(list)) return list
  return list.map((entry: unknown, index) => {
    if (typeof entry !== 'object' || entry === null)
      return { [name]: String(index + 1), [amount]: entry }
    return name in entry ? entry : { [name]: String(index + 1), ...entry }
  })
}

const kindInput = () =>
  choiceInput(['company', 'cooperative', 'union', 'auto_entrepreneur'], {
    'coopérative': 'cooperative',
    'auto-entrepreneur': 'auto_entrepreneur',
  })

export const referencePriceRule = defineRule({
  name: 'procurement.reference_price',
  input: vine.object({
    category: categoryInput(),
    estimate: amountInput(),
    offers: vine
      .array(
        vine.object({
          bidder: vine.string().trim().minLength(1),
          amount: amountInput(),
          kind: kindInput().optional(),
          resident: vine.boolean().optional(),
          justified: vine.boolean().optional(),
        })
      )
      .parse((list) => named(list, 'bidder', 'amount')),
    low_offers: choiceInput(['exclude', 'justify']).optional(),
    on: dayInput().optional(),
  }),
  fields: referencePriceFields,
  answer: referencePriceAnswer,
  example: {
    category: 'works',
    estimate: '1000000.00',
    offers: [
      { bidder: 'A', amount: '780000.00' },
      { bidder: 'B', amount: '850000.00' },
      { bidder: 'C', amount: '920000.00' },
      { bidder: 'D', amount: '980000.00' },
      { bidder: 'E', amount: '1210000.00' },
    ],
    on: '2026-11-23',
  },
  explain: (input, parameters) =>
    referencePrice(
      {
        on: input.on ?? clock.today(),
        category: input.category,
        estimate: input.estimate,
        offers: input.offers,
        lowOffers: input.low_offers,
      },
      parameters
    ),
})

export const orderRankingRule = defineRule({
  name: 'procurement.order_ranking',
  input: vine.object({
    quotes: vine
      .array(
        vine.object({
          supplier: vine.string().trim().minLength(1),
          amount_ttc: amountInput(),
          kind: kindInput().optional(),
          rejected: vine.string().optional(),
          answer: choiceInput(ANSWERS).optional(),
        })
      )
      .parse((list) => named(list, 'supplier', 'amount_ttc')),
    on: dayInput().optional(),
  }),
  fields: orderRankingFields,
  answer: {
    ranking: 'Quotes kept, lowest first, with rank and answer.',
    rejected: 'Quotes set aside, with the reason.',
    invitationsAllowed: 'Suppliers that may be invited to confirm, at most.',
    invitationsUsed: 'Invitations sent so far.',
    drawNeeded: 'Suppliers between whom a draw decides.',
    invite: 'Supplier to invite now, or null.',
    award: 'Supplier who confirmed, or null.',
    outcome: 'What comes next: invite, waiting, award, draw or unsuccessful.',
  },
  example: {
    quotes: [
      { supplier: 'A', amount_ttc: '118800.00', answer: 'silent' },
      { supplier: 'B', amount_ttc: '121200.00' },
      { supplier: 'C', amount_ttc: '99000.00', rejected: 'échantillon non conforme' },
    ],
    on: '2026-11-23',
  },
  explain: (input, parameters) =>
    orderRanking(
      {
        on: input.on ?? clock.today(),
        quotes: input.quotes.map(({ amount_ttc: amountTtc, ...quote }) => ({
          ...quote,
          amountTtc,
        })),
      },
      parameters
    ),
})
