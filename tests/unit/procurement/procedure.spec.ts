import { test } from '@japa/runner'
import { Money } from '#values/money'
import { seedParameters } from '#platform/settings/definition'
import { adviseProcedure, type ProcedureFacts, withoutTax } from '#procurement/rules/procedure'
import { procurementSettings } from '#procurement/settings'

const parameters = seedParameters(procurementSettings)
const dh = (text: string) => Money.ofDirhams(text)
const advise = (amount: string, more: Partial<ProcedureFacts> = {}) =>
  adviseProcedure(
    {
      on: '2026-11-23',
      amount: dh(amount),
      vatRate: '20',
      committed: Money.zero,
      inFlight: Money.zero,
      requested: 'purchase_order',
      ...more,
    },
    parameters
  ).value

test.group('Procedure advice', () => {
  test('case 1: 410,000 without tax fits a purchase order', ({ assert }) => {
    const advice = advise('410000')
    assert.equal(advice.verdict, 'allowed')
    assert.equal(advice.amountTtc.toDecimal(), '492000.00')
    assert.equal(advice.procedure, 'purchase_order')
    assert.deepEqual(advice.options[0].notice, { delay: 48, unit: 'hours' })
  })

  test('case 1: 420,000 is refused and the simplified tender proposed', ({ assert }) => {
    const advice = advise('420000')
    assert.equal(advice.amountTtc.toDecimal(), '504000.00')
    assert.equal(advice.verdict, 'refused')
    assert.equal(advice.procedure, 'simplified_tender')
    assert.isFalse(advice.splitting)
  })

  test('case 1: 250,000 after 300,000 of the same nature is blocked as a split', ({ assert }) => {
    const ttc = dh('250000')
    const advice = advise('0', {
      amount: withoutTax(ttc, '20'),
      amountTtc: ttc,
      committed: dh('300000'),
    })
    assert.equal(advice.verdict, 'blocked')
    assert.isTrue(advice.splitting)
    assert.equal(advice.cumulatedTtc.toDecimal(), '550000.00')
    assert.equal(advice.options[0].left?.toDecimal(), '-50000.00')
  })

  test('requests in flight count as much as commitments', ({ assert }) => {
    assert.equal(advise('100000', { inFlight: dh('380000') }).verdict, 'allowed')
    assert.equal(advise('100000', { inFlight: dh('380000.01') }).verdict, 'blocked')
  })

  test('exactly the ceiling is allowed', ({ assert }) => {
    assert.equal(advise('416666.67', { amountTtc: dh('500000') }).verdict, 'allowed')
  })

  test('the ceiling is the one of the day', ({ assert }) => {
    assert.equal(advise('200000', { on: '2023-09-01' }).verdict, 'allowed')
    assert.throws(() => advise('1', { on: '2012-01-01' }), /settings.missing/)
  })

  test('above a million an open tender; restricted only for few able firms', ({ assert }) => {
    assert.equal(advise('1000000.01').procedure, 'open_tender')
    assert.equal(advise('2000000', { capableOperators: 3 }).procedure, 'restricted_tender')
    assert.equal(advise('2000000', { capableOperators: 2 }).procedure, 'open_tender')
    assert.equal(advise('5000000', { capableOperators: 3 }).procedure, 'open_tender')
  })

  test('a long notice above the threshold the commune sets', ({ assert }) => {
    const set = parameters.with({ 'procurement.open_tender.long_notice_threshold': '3000000' })
    const facts = {
      on: '2026-11-23',
      vatRate: '20',
      committed: Money.zero,
      inFlight: Money.zero,
      requested: 'open_tender' as const,
    }
    const noticeOf = (amount: string) =>
      adviseProcedure({ ...facts, amount: dh(amount) }, set).value.options[3].notice.delay
    assert.equal(noticeOf('2999999'), 21)
    assert.equal(noticeOf('3000000'), 40)
  })

  test('nothing or less is not an estimate', ({ assert }) => {
    assert.throws(() => advise('0'), /amount_not_positive/)
  })
})
