import { test } from '@japa/runner'
import { Money } from '#values/money'
import { seedParameters } from '#platform/settings/definition'
import { guarantees } from '#procurement/rules/guarantees'
import { lateInterest, paymentClock } from '#budget/rules/late_interest'
import { latePenalty, type LatePenaltyFacts } from '#procurement/rules/late_penalty'
import { priceRevision } from '#procurement/rules/price_revision'
import { statementOfAccount } from '#procurement/rules/statement_of_account'
import { withholding, type WithholdingFacts } from '#procurement/rules/withholding'
import { budgetSettings } from '#budget/settings'
import { procurementSettings } from '#procurement/settings'

const parameters = seedParameters([...procurementSettings, ...budgetSettings])
const on = '2026-11-23'
const dh = (text: string) => Money.ofDirhams(text)

test.group('Guarantees and statements', () => {
  test('case 4: guarantee up to the dirham, retention until its cap', ({ assert }) => {
    const { value } = guarantees(
      {
        on,
        contractAmount: dh('5191974.00'),
        amendments: Money.zero,
        instalments: ['2000000', '2000000', '500000'].map(dh),
      },
      parameters
    )
    assert.equal(value.definitiveGuarantee.toDecimal(), '155760.00')
    assert.equal(value.retentionCap.toDecimal(), '363438.18')
    assert.deepEqual(
      value.retentions.map((retention) => retention.toDecimal()),
      ['200000.00', '163438.18', '0.00']
    )
  })

  test('case 6: the second statement pays the difference of the two nets', ({ assert }) => {
    const facts = {
      on,
      cumulativeHt: dh('1500000'),
      vatRate: '20',
      contractTtc: dh('2400000'),
      previousTtc: dh('900000'),
      previousRetention: dh('90000'),
      penalties: Money.zero,
      previousPenalties: Money.zero,
      advance: Money.zero,
      previousAdvanceRecovery: Money.zero,
    }
    const { value } = statementOfAccount(facts, parameters)
    assert.equal(value.cumulativeTtc.toDecimal(), '1800000.00')
    assert.equal(value.retention.toDecimal(), '168000.00')
    assert.equal(value.cumulativeNet.toDecimal(), '1632000.00')
    assert.equal(value.previousNet.toDecimal(), '810000.00')
    assert.equal(value.net.toDecimal(), '822000.00')
    assert.throws(
      () => statementOfAccount({ ...facts, previousTtc: dh('1800000.01') }, parameters),
      /statement_goes_back/
    )
    const advanced = { ...facts, advance: dh('200000') }
    assert.equal(
      statementOfAccount(advanced, parameters).value.advanceRecovery.toDecimal(),
      '40000.00'
    )
    const nearlyDone = {
      ...advanced,
      cumulativeHt: dh('1600000'),
      previousAdvanceRecovery: dh('40000'),
    }
    assert.equal(
      statementOfAccount(nearlyDone, parameters).value.advanceRecovery.toDecimal(),
      '160000.00'
    )
  })

  test('extra: revision to four decimals', ({ assert }) => {
    const terms = [
      { name: 'a', weight: '0.30', ratio: '1.04' },
      { name: 'b', weight: '0.35', index: '106', baseIndex: '100' },
      { name: 'c', weight: '0.20', ratio: '0.98' },
    ]
    const { value } = priceRevision({ on, amount: dh('400000'), terms }, parameters)
    assert.equal(value.coefficient, '1.0290')
    assert.equal(value.revised.toDecimal(), '411600.00')
    assert.throws(
      () => priceRevision({ on, amount: dh('1'), terms: terms.slice(1) }, parameters),
      /weights_not_one/
    )
  })
})

test.group('Lateness', () => {
  const late = (days: number, more: Partial<LatePenaltyFacts> = {}) =>
    latePenalty(
      {
        on,
        category: 'works',
        amount: dh('3600000'),
        additions: Money.zero,
        days,
        suspendedDays: 0,
        ...more,
      },
      parameters
    ).value

  test('case 5: one per mille a day, capped at eight per cent', ({ assert }) => {
    assert.equal(late(45).penalty.toDecimal(), '162000.00')
    assert.isFalse(late(45).terminationPossible)
    const longest = late(100)
    assert.equal(longest.uncapped.toDecimal(), '360000.00')
    assert.equal(longest.penalty.toDecimal(), '288000.00')
    assert.equal(longest.capReachedOnDay, 80)
    assert.isTrue(longest.capped)
    assert.isTrue(longest.terminationPossible)
    assert.isFalse(late(80).capped)
    assert.isTrue(late(80).terminationPossible)
  })

  test('studies are capped higher; suspended days do not count', ({ assert }) => {
    assert.equal(late(100, { category: 'studies' }).penalty.toDecimal(), '360000.00')
    const dates = {
      days: undefined,
      dueOn: '2026-03-01',
      completedOn: '2026-03-31',
      suspendedDays: 10,
    }
    assert.equal(late(0, dates).days, 20)
    assert.throws(() => late(0, { days: undefined }), /lateness_unknown/)
  })

  test('case 8: interest from the day after the sixtieth', ({ assert }) => {
    const facts = {
      principal: dh('1632000'),
      serviceDoneOn: '2026-03-02',
      paidOn: '2026-06-15',
      suspendedDays: 0,
    }
    const { value } = lateInterest(facts, parameters)
    assert.equal(value.dueOn, '2026-05-01')
    assert.equal(value.days, 45)
    assert.equal(value.rate, '3.25')
    assert.equal(value.interest.toDecimal(), '6630.00')
    const on365 = lateInterest({ ...facts, dayBasis: 365 }, parameters)
    assert.equal(on365.value.interest.toDecimal(), '6539.18')
    const inTime = lateInterest({ ...facts, paidOn: '2026-05-01' }, parameters)
    assert.equal(inTime.value.interest.toDecimal(), '0.00')
    const suspended = lateInterest({ ...facts, suspendedDays: 45 }, parameters)
    assert.equal(suspended.value.days, 0)
  })

  test('forty-five days are the authorising officer’s, fifteen the accountant’s', ({ assert }) => {
    const { value } = paymentClock({ serviceDoneOn: '2026-03-02', suspendedDays: 0 }, parameters)
    assert.deepEqual(value, { authorisingDueOn: '2026-04-16', dueOn: '2026-05-01' })
  })
})

test.group('Withholding', () => {
  const withhold = (more: Partial<WithholdingFacts> = {}) =>
    withholding(
      {
        on,
        amountHt: dh('100000'),
        vatRate: '20',
        category: 'studies',
        creditor: 'company',
        listedService: true,
        fees: true,
        ...more,
      },
      parameters
    ).value

  test('case 7: studies by a company, then by a person', ({ assert }) => {
    const company = withhold()
    assert.equal(company.vatWithheld.toDecimal(), '15000.00')
    assert.equal(company.incomeTaxWithheld.toDecimal(), '5000.00')
    assert.equal(company.supplier.toDecimal(), '100000.00')
    assert.equal(company.treasury.toDecimal(), '20000.00')
    const person = withhold({ creditor: 'individual' })
    assert.equal(person.incomeTaxWithheld.toDecimal(), '10000.00')
    assert.equal(person.incomeTax, 'IR')
    assert.equal(person.supplier.toDecimal(), '95000.00')
  })

  test('nothing on goods, before the text, or below the floor', ({ assert }) => {
    assert.equal(withhold({ category: 'supplies', fees: false }).treasury.toDecimal(), '0.00')
    assert.equal(withhold({ on: '2024-06-30', fees: false }).vatWithheld.toDecimal(), '0.00')
    assert.equal(
      withhold({ monthTotalTtc: dh('5000'), fees: false }).vatWithheld.toDecimal(),
      '0.00'
    )
    assert.equal(withhold({ monthTotalTtc: dh('5000.01') }).vatWithheld.toDecimal(), '15000.00')
  })
})
