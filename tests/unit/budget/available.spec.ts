import { test } from '@japa/runner'
import { Money } from '#values/money'
import { seedParameters } from '#platform/settings/definition'
import { availableCredit, type CreditFacts } from '#budget/rules/available'
import { budgetSettings } from '#budget/settings'

const parameters = seedParameters(budgetSettings)
const dh = (text: string) => Money.ofDirhams(text)
const available = (more: Partial<CreditFacts>) =>
  availableCredit(
    {
      on: '2026-11-23',
      voted: dh('2000000'),
      transfers: Money.zero,
      amendments: Money.zero,
      carriedOver: Money.zero,
      preCommitted: Money.zero,
      committed: dh('1450000'),
      mandated: Money.zero,
      paid: Money.zero,
      ...more,
    },
    parameters
  ).value

test.group('Available credit', () => {
  test('case 10: refused, then accepted after a transfer', ({ assert }) => {
    const before = available({ request: dh('600000') })
    assert.isFalse(before.accepted)
    assert.equal(before.available.toDecimal(), '550000.00')
    assert.equal(before.shortfall?.toDecimal(), '50000.00')
    const after = available({ request: dh('600000'), transfers: dh('100000') })
    assert.isTrue(after.accepted)
    assert.equal(after.availableAfter?.toDecimal(), '50000.00')
  })

  test('case 10: what is committed and not mandated is carried over in equipment only', ({
    assert,
  }) => {
    const yearEnd = {
      transfers: dh('100000'),
      committed: dh('2050000'),
      mandated: dh('1700000'),
    }
    assert.equal(
      available({ ...yearEnd, section: 'equipment' }).carriedOver?.toDecimal(),
      '350000.00'
    )
    const operating = available({ ...yearEnd, section: 'operating' })
    assert.equal(operating.carriedOver?.toDecimal(), '0.00')
    assert.equal(operating.lapsing?.toDecimal(), '350000.00')
  })

  test('pre-commitments count; a request of exactly what is left fits', ({ assert }) => {
    assert.isTrue(available({ preCommitted: dh('550000'), request: Money.zero }).accepted)
    assert.isFalse(available({ preCommitted: dh('500000'), request: dh('50000.01') }).accepted)
    assert.isTrue(available({ preCommitted: dh('500000'), request: dh('50000') }).accepted)
  })

  test('paid beyond mandated, or committed beyond opened, is not a state of a credit', ({
    assert,
  }) => {
    assert.throws(() => available({ mandated: dh('10'), paid: dh('11') }), /chain_broken/)
    assert.throws(() => available({ committed: dh('2000000.01') }), /chain_broken/)
  })
})
