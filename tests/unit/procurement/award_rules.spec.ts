import { test } from '@japa/runner'
import { Money } from '#values/money'
import { seedParameters } from '#platform/settings/definition'
import { orderRanking, type Quote } from '#procurement/rules/order_ranking'
import type { Offer } from '#procurement/rules/offer_ranking'
import { type ReferencePriceFacts, referencePrice } from '#procurement/rules/reference_price'
import { procurementSettings } from '#procurement/settings'

const parameters = seedParameters(procurementSettings)
const on = '2026-11-23'
const dh = (text: string) => Money.ofDirhams(text)
const offers = (...amounts: string[]): Offer[] =>
  amounts.map((amount) => ({ bidder: amount, amount: dh(amount) }))
const price = (facts: Omit<ReferencePriceFacts, 'on'>) =>
  referencePrice({ on, ...facts }, parameters)

test.group('Reference price', () => {
  test('case 2: works, the low and the excessive offers leave, the highest not above P wins', ({
    assert,
  }) => {
    const { value, steps } = price({
      category: 'works',
      estimate: dh('1000000'),
      offers: offers('780000', '850000', '920000', '980000', '1210000'),
    })
    assert.deepEqual(
      value.excluded.map((entry) => [entry.bidder, entry.reason]),
      [
        ['780000', 'too_low'],
        ['1210000', 'excessive'],
      ]
    )
    assert.equal(value.mean?.toDecimal(), '916666.67')
    assert.equal(value.referencePrice?.toDecimal(), '958333.33')
    assert.equal(value.award?.bidder, '920000')
    assert.deepEqual(
      value.ranking.map((entry) => entry.bidder),
      ['920000', '850000', '980000']
    )
    assert.isTrue(steps.every((step) => step.label.startsWith('procurement.steps.')))
  })

  test('case 2: an offer exactly on a bound is kept', ({ assert }) => {
    const { value } = price({
      category: 'works',
      estimate: dh('1000000'),
      offers: offers('800000', '799999.99', '1200000', '1200000.01'),
    })
    assert.deepEqual(value.retained, ['800000', '1200000'])
  })

  test('case 3: supplies, a quarter below is kept, P decides', ({ assert }) => {
    const { value } = price({
      category: 'supplies',
      estimate: dh('400000'),
      offers: offers('299999', '300000', '390000', '480000', '480001'),
    })
    assert.deepEqual(
      value.excluded.map((entry) => entry.bidder),
      ['299999', '480001']
    )
    assert.equal(value.referencePrice?.toDecimal(), '395000.00')
    assert.equal(value.award?.amount.toDecimal(), '390000.00')
  })

  test('case 3: when every offer is above P the lowest of them wins', ({ assert }) => {
    const { value } = price({
      category: 'supplies',
      estimate: dh('400000'),
      offers: offers('450000', '455000'),
    })
    assert.equal(value.referencePrice?.toDecimal(), '426250.00')
    assert.equal(value.award?.bidder, '450000')
  })

  test('P is rounded once, from the exact mean', ({ assert }) => {
    const { value } = price({
      category: 'works',
      estimate: dh('1.00'),
      offers: offers('1.00', '1.00', '1.01').map((offer, index) => ({
        ...offer,
        bidder: String(index),
      })),
    })
    assert.equal(value.referencePrice?.toDecimal(), '1.00')
  })

  test('a cooperative wins a tie, other ties are drawn', ({ assert }) => {
    const tie = (kind?: string) =>
      price({
        category: 'works',
        estimate: dh('1000'),
        offers: [
          { bidder: 'A', amount: dh('900') },
          { bidder: 'B', amount: dh('900'), kind },
        ],
      }).value
    assert.equal(tie('cooperative').award?.bidder, 'B')
    assert.equal(tie().outcome, 'draw')
    assert.deepEqual(tie().tied, ['A', 'B'])
    assert.isNull(tie().award)
  })

  test('a bidder from abroad is moved away from P, its price is not', ({ assert }) => {
    const { value } = price({
      category: 'works',
      estimate: dh('1000000'),
      offers: [
        { bidder: 'home', amount: dh('900000') },
        { bidder: 'abroad', amount: dh('940000'), resident: false },
      ],
    })
    assert.equal(value.award?.bidder, 'home')
    const abroad = value.ranking.find((entry) => entry.bidder === 'abroad')
    assert.equal(abroad?.compared.toDecimal(), '799000.00')
    assert.equal(abroad?.amount.toDecimal(), '940000.00')
  })

  test('a low offer whose justification is accepted stays when the rules ask for one', ({
    assert,
  }) => {
    const facts = {
      category: 'works' as const,
      estimate: dh('1000'),
      offers: [
        { bidder: 'A', amount: dh('700'), justified: true },
        { bidder: 'B', amount: dh('900') },
      ],
    }
    assert.deepEqual(price(facts).value.retained, ['B'])
    assert.deepEqual(price({ ...facts, lowOffers: 'justify' }).value.retained, ['A', 'B'])
  })

  test('no offer left is unsuccessful; a bidder twice is refused', ({ assert }) => {
    assert.equal(
      price({ category: 'works', estimate: dh('1000'), offers: offers('100') }).value.outcome,
      'unsuccessful'
    )
    assert.throws(
      () => price({ category: 'works', estimate: dh('1000'), offers: offers('900', '900') }),
      /bidder_twice/
    )
  })
})

test.group('Ranking of a purchase order', () => {
  const rank = (quotes: Quote[]) => orderRanking({ on, quotes }, parameters).value
  const quote = (supplier: string, amount: string, more: Partial<Quote> = {}): Quote => ({
    supplier,
    amountTtc: dh(amount),
    ...more,
  })

  test('the lowest with tax is invited; silence passes to the next', ({ assert }) => {
    const quotes = [
      quote('A', '1300'),
      quote('B', '1200'),
      quote('C', '1100', { rejected: 'late' }),
    ]
    assert.equal(rank(quotes).invite, 'B')
    quotes[1].answer = 'pending'
    assert.equal(rank(quotes).outcome, 'waiting')
    quotes[1].answer = 'silent'
    assert.equal(rank(quotes).invite, 'A')
    quotes[0].answer = 'confirmed'
    const done = rank(quotes)
    assert.equal(done.award?.supplier, 'A')
    assert.equal(done.invitationsUsed, 2)
    assert.deepEqual(done.rejected, [{ supplier: 'C', reason: 'late' }])
  })

  test('after five invitations the notice is unsuccessful, whoever is left', ({ assert }) => {
    const quotes = ['1', '2', '3', '4', '5'].map((name) => quote(name, name, { answer: 'silent' }))
    quotes.push(quote('6', '6'))
    const done = rank(quotes)
    assert.equal(done.outcome, 'unsuccessful')
    assert.equal(done.invitationsUsed, 5)
  })

  test('no quote at all is unsuccessful; equal quotes are drawn unless one is favoured', ({
    assert,
  }) => {
    assert.equal(rank([]).outcome, 'unsuccessful')
    assert.deepEqual(rank([quote('A', '10'), quote('B', '10')]).drawNeeded, ['A', 'B'])
    assert.equal(rank([quote('A', '10'), quote('B', '10', { kind: 'cooperative' })]).invite, 'B')
  })
})
