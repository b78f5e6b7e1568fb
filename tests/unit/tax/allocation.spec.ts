import { test } from '@japa/runner'
import { Money } from '#values/money'
import { allocatePayment } from '#tax/rules/allocate_payment'
import { collectionCalendar } from '#tax/rules/collection'
import { explain, parameters } from '#tests/unit/tax/parameters'

const dh = (text: string) => Money.ofDirhams(text)
const debt = (
  reference: string,
  dueOn: string,
  fees: string,
  penalties: string,
  principal: string
) => ({
  reference,
  dueOn,
  fees: dh(fees),
  penalties: dh(penalties),
  principal: dh(principal),
})

test.group('Allocation of a payment', () => {
  test('the oldest debt is settled first, whatever the order of the input', ({ assert }) => {
    const debts = [
      debt('2026', '2026-02-28', '0', '150', '1000'),
      debt('2025', '2025-02-28', '20', '210', '1000'),
    ]
    const { value } = allocatePayment({ amount: dh('1300'), debts, on: '2026-04-01' }, parameters)
    assert.deepEqual(
      value.lines.map(({ reference, paid, settled }) => [
        reference,
        paid.total.toDecimal(),
        settled,
      ]),
      [
        ['2025', '1230.00', true],
        ['2026', '70.00', false],
      ]
    )
    assert.equal(value.lines[1].paid.penalties.toDecimal(), '70.00')
    assert.equal(value.lines[1].left.principal.toDecimal(), '1000.00')
  })

  test('what no debt can take is a surplus', ({ assert }) => {
    const debts = [debt('a', '2026-02-28', '0', '0', '100')]
    const { value } = allocatePayment({ amount: dh('150.50'), debts, on: '2026-04-01' }, parameters)
    assert.equal(value.surplus.toDecimal(), '50.50')
  })

  test('another order can be set', ({ assert }) => {
    const principalFirst = parameters.with({
      'tax.imputation_order': ['principal', 'fees', 'penalties'],
    })
    const debts = [debt('a', '2026-02-28', '10', '20', '100')]
    const { value } = allocatePayment(
      { amount: dh('100'), debts, on: '2026-04-01' },
      principalFirst
    )
    assert.equal(value.left.principal.toDecimal(), '0.00')
    assert.equal(value.left.fees.toDecimal(), '10.00')
  })

  test('no centime is lost or made on random debts', ({ assert }) => {
    let state = 7
    const random = (max: number) => {
      state = (state * 48_271) % 2_147_483_647
      return state % max
    }
    for (let round = 0; round < 1000; round += 1) {
      const debts = Array.from({ length: 1 + random(6) }, (_, index) => ({
        reference: String(index),
        dueOn: `20${10 + random(20)}-02-28`,
        fees: Money.ofMinor(random(5000)),
        penalties: Money.ofMinor(random(50_000)),
        principal: Money.ofMinor(random(500_000)),
      }))
      const amount = Money.ofMinor(random(2_000_000))
      const { value } = allocatePayment({ amount, debts, on: '2026-04-01' }, parameters)
      const owed = Money.sum(
        debts.flatMap(({ fees, penalties, principal }) => [fees, penalties, principal])
      )
      assert.equal(value.paid.total.plus(value.surplus).minor, amount.minor)
      assert.equal(value.paid.total.plus(value.left.total).minor, owed.minor)
      const open = value.lines.findIndex(({ settled }) => !settled)
      if (open >= 0)
        assert.isTrue(value.lines.slice(open + 1).every(({ paid }) => paid.total.isZero()))
    }
  })
})

test.group('Calendar of collection', () => {
  test('a roll falls due at the end of the second month after its issue', ({ assert }) => {
    const calendar = collectionCalendar({ issuedOn: '2026-12-31', title: 'roll' }, parameters).value
    assert.equal(calendar.dueOn, '2027-02-28')
    assert.equal(calendar.limitationOn, '2030-12-31')
  })

  test('a demand waits for both delays', ({ assert }) => {
    const facts = { issuedOn: '2026-01-05', title: 'roll' as const }
    const early = collectionCalendar({ ...facts, lastNoticeOn: '2026-04-02' }, parameters).value
    assert.equal(early.dueOn, '2026-03-31')
    assert.equal(early.demandFrom, '2026-04-30')
    const lateNotice = collectionCalendar(
      { ...facts, lastNoticeOn: '2026-04-20' },
      parameters
    ).value
    assert.equal(lateNotice.demandFrom, '2026-05-10')
    assert.equal(
      collectionCalendar({ ...facts, demandOn: '2026-05-10' }, parameters).value.seizureFrom,
      '2026-06-09'
    )
  })
})

test.group('Inputs of rules', () => {
  test('numbers, French decimals and both ways of writing a day are understood', async ({
    assert,
  }) => {
    const { value } = await explain('tax.late_payment', {
      principal: 9390,
      last_day: '28/02/2026',
      paid_on: '2026-04-20',
    })
    assert.equal(value.totalDue, '10845.45')
    const land = await explain('tax.tnb', { area: '1 153,7', zone: 'FAIBLE', year: 2026 })
    assert.equal(land.value.taxedArea, 1154)
  })

  test('what cannot be understood is said at its field', async ({ assert }) => {
    for (const [input, field] of [
      [{ area: 'beaucoup', year: 2026 }, 'area'],
      [{ area: '-4', year: 2026 }, 'area'],
      [{ area: '4', zone: 'inconnue', year: 2026 }, 'zone'],
      [{ area: '4' }, 'year'],
    ] as const) {
      const error = await explain('tax.tnb', input).catch((caught) => caught)
      assert.equal(error.messages?.[0]?.field, field)
    }
    const error = await explain('tax.late_payment', {
      principal: 1,
      last_day: '2026-02-29',
      on: '2026-03-01',
    }).catch((caught) => caught)
    assert.equal(error.messages?.[0]?.field, 'last_day')
  })

  test('every rule answers to its own example', async ({ assert }) => {
    const { taxRules } = await import('#tax/rules/index')
    for (const rule of taxRules) {
      const { steps } = await explain(rule.name, rule.example)
      assert.isAbove(steps.length, 0, rule.name)
    }
  })
})
