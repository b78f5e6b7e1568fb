import { test } from '@japa/runner'
import { addDays, addMonths } from '#values/civil_date'
import { Money } from '#values/money'
import { Parameters } from '#values/parameters'
import type { PartPayment } from '#tax/rules/late_payment'
import { latePayment, monthsBegun } from '#tax/rules/late_payment'
import { taxSettings } from '#tax/settings'
import { parameters } from '#tests/unit/tax/parameters'

const dh = (text: string) => Money.ofDirhams(text)

function late(principal: string, lastDay: string, on: string, payments: PartPayment[] = []) {
  return latePayment({ principal: dh(principal), lastDay, on, payments }, parameters).value
}

test.group('Months or fractions of lateness', () => {
  const cases: [string, string, number][] = [
    // first day of lateness, asked day, months begun
    ['2026-03-01', '2026-02-28', 0],
    ['2026-03-01', '2026-03-01', 1],
    ['2026-03-01', '2026-03-31', 1],
    ['2026-03-01', '2026-04-01', 2],
    ['2028-03-01', '2028-03-31', 1],
    ['2026-01-31', '2026-02-27', 1],
    ['2026-01-31', '2026-02-28', 2],
    ['2026-01-31', '2026-03-30', 2],
    ['2026-01-31', '2026-03-31', 3],
    ['2028-01-31', '2028-02-28', 1],
    ['2028-01-31', '2028-02-29', 2],
    ['2024-02-29', '2025-02-28', 13],
    ['2024-02-29', '2028-02-29', 49],
    ['2025-12-15', '2026-01-14', 1],
    ['2025-12-15', '2026-01-15', 2],
    ['2026-05-01', '2026-06-05', 2],
    ['2026-03-01', '2026-11-23', 9],
  ]
  for (const [first, on, expected] of cases) {
    test(`${first} to ${on}: ${expected}`, ({ assert }) =>
      assert.equal(monthsBegun(first, on), expected))
  }
})

test.group('Late payment', () => {
  test('nothing is added on or before the last day', ({ assert }) => {
    for (const on of ['2026-01-01', '2026-02-27', '2026-02-28']) {
      assert.equal(late('9390', '2026-02-28', on).totalDue.toDecimal(), '9390.00')
    }
  })

  test('a leap year pays until 29 February', ({ assert }) => {
    assert.equal(late('1000', '2028-02-29', '2028-02-29').late.toDecimal(), '0.00')
    assert.equal(late('1000', '2028-02-29', '2028-03-01').late.toDecimal(), '150.00')
  })

  test('a part payment in time lowers the base of everything', ({ assert }) => {
    const value = late('10000', '2026-02-28', '2026-04-20', [
      { on: '2026-02-20', principal: dh('4000') },
    ])
    assert.equal(value.penalty.toDecimal(), '600.00')
    assert.equal(value.firstMonth.toDecimal(), '300.00')
    assert.equal(value.furtherMonths.toDecimal(), '30.00')
    assert.equal(value.totalDue.toDecimal(), '6930.00')
  })

  test('after a part payment the months that follow count on what remains', ({ assert }) => {
    const value = late('15000', '2026-02-28', '2026-11-23', [
      { on: '2026-06-10', principal: dh('5000') },
    ])
    // 4 months begun on 10/06 with 15,000 (1,500 + 750 + 3 × 75), then 5 further months on 10,000
    assert.deepEqual(
      value.periods.map(({ months, base, amount }) => [
        months,
        base.toDecimal(),
        amount.toDecimal(),
      ]),
      [
        [1, '15000.00', '1500.00'],
        [1, '15000.00', '750.00'],
        [3, '15000.00', '225.00'],
        [5, '10000.00', '250.00'],
      ]
    )
    assert.equal(value.late.toDecimal(), '2725.00')
    assert.equal(value.totalDue.toDecimal(), '12725.00')
  })

  test('a payment on the day a month begins does not avoid that month', ({ assert }) => {
    const value = late('1000', '2026-02-28', '2026-04-01', [
      { on: '2026-04-01', principal: dh('1000') },
    ])
    assert.equal(value.n, 2)
    assert.equal(value.late.toDecimal(), '155.00')
    assert.equal(value.remainingPrincipal.toDecimal(), '0.00')
  })

  test('several part payments given as amounts settle penalties first', ({ assert }) => {
    const value = late('15000', '2026-02-28', '2026-11-23', [
      { on: '2026-03-31', amount: dh('7250') },
      { on: '2026-08-31', amount: dh('5250') },
    ])
    // 31/03: 2,250 of lateness, 5,000 of principal; April to August 5 × 50 = 250, then 5,000 of principal
    assert.equal(value.principalPaid.toDecimal(), '10000.00')
    assert.equal(value.latePaid.toDecimal(), '2500.00')
    // September, October, November: 3 × 25
    assert.equal(value.remainingLate.toDecimal(), '75.00')
    assert.equal(value.totalDue.toDecimal(), '5075.00')
  })

  test('order of the payments in the input does not matter', ({ assert }) => {
    const payments = [
      { on: '2026-08-31', amount: dh('5250') },
      { on: '2026-03-31', amount: dh('7250') },
    ]
    assert.equal(
      late('15000', '2026-02-28', '2026-11-23', payments).totalDue.toDecimal(),
      '5075.00'
    )
  })

  test('more than is owed is said, never lost', ({ assert }) => {
    const value = late('1000', '2026-02-28', '2026-03-10', [
      { on: '2026-03-10', amount: dh('1200') },
    ])
    assert.equal(value.overpaid.toDecimal(), '50.00')
    assert.equal(value.totalDue.toDecimal(), '0.00')
  })

  test('a payment after the asked day is refused', ({ assert }) => {
    assert.throws(
      () => late('1000', '2026-02-28', '2026-03-10', [{ on: '2026-03-11', amount: dh('1') }]),
      /tax.payment_after_date/
    )
  })

  test('a rate that changes between years applies to the months that begin after it', ({
    assert,
  }) => {
    const history = parameters
      .history<string>('tax.late.further_month_rate')
      .map((row) => ({ ...row, validTo: '2026-06-30' }))
    const rows = [...history, { ...history[0], validFrom: '2026-07-01', validTo: null, value: '1' }]
    const all = taxSettings
      .map(({ key }) => key)
      .flatMap((key) => (key === 'tax.late.further_month_rate' ? rows : parameters.history(key)))
    const value = latePayment(
      { principal: dh('10000'), lastDay: '2026-02-28', on: '2026-08-15' },
      new Parameters(all)
    ).value
    // April, May, June at 0.5 %, July and August at 1 %
    assert.equal(value.furtherMonths.toDecimal(), '350.00')
  })

  test('the reduced penalty counts only when it is switched on', ({ assert }) => {
    const on = parameters.with({ 'tax.late.reduced_enabled': true })
    const facts = { principal: dh('1000'), lastDay: '2026-02-28' }
    assert.equal(latePayment({ ...facts, on: '2026-03-30' }, on).value.penalty.toDecimal(), '50.00')
    assert.equal(
      latePayment({ ...facts, on: '2026-03-31' }, on).value.penalty.toDecimal(),
      '100.00'
    )
    assert.equal(
      latePayment({ ...facts, on: '2026-03-30' }, parameters).value.penalty.toDecimal(),
      '100.00'
    )
  })
})

test.group('Late payment, on two thousand random histories', () => {
  test('agrees with a slow recount day by day, never falls, and adds up', ({ assert }) => {
    const random = seeded(20_260_228)
    for (let round = 0; round < 2000; round += 1) {
      const lastDay = addDays('2023-01-01', Math.floor(random() * 1200))
      const principal = Money.ofMinor(100 + Math.floor(random() * 5_000_000))
      const on = addDays(lastDay, Math.floor(random() * 900) - 60)
      const payments = Array.from({ length: Math.floor(random() * 4) }, () => ({
        on: addDays(lastDay, Math.floor(random() * 500) - 40),
        principal: Money.ofMinor(Math.floor(random() * principal.minor)),
      })).filter((payment) => payment.on <= on)
      const value = latePayment({ principal, lastDay, on, payments }, parameters).value
      assert.closeTo(value.late.minor, recount(principal.minor, lastDay, on, payments), 8)
      const before = latePayment(
        {
          principal,
          lastDay,
          on: addDays(on, -1),
          payments: payments.filter((payment) => payment.on < on),
        },
        parameters
      ).value
      assert.isAtLeast(value.late.minor, before.late.minor)
      assert.equal(value.totalDue.minor, value.remainingPrincipal.minor + value.remainingLate.minor)
      assert.equal(value.principalPaid.minor + value.remainingPrincipal.minor, principal.minor)
    }
  })
})

/** The same sum walked one day at a time, in floating centimes. */
function recount(principal: number, lastDay: string, on: string, payments: PartPayment[]): number {
  let owed = principal
  let total = 0
  const first = addDays(lastDay, 1)
  const starts = new Map(Array.from({ length: 60 }, (_, month) => [addMonths(first, month), month]))
  for (let day = addDays(lastDay, -60); day <= on; day = addDays(day, 1)) {
    const month = starts.get(day)
    if (month !== undefined) total += owed * (month === 0 ? 0.15 : 0.005)
    for (const payment of payments)
      if (payment.on === day) owed -= Math.min(owed, payment.principal!.minor)
  }
  return total
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
