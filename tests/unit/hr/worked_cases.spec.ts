import { test } from '@japa/runner'
import { seedParameters } from '#platform/settings/definition'
import { Money } from '#values/money'
import { absenceDeduction } from '#hr/rules/absence_deduction'
import { leaveBalance } from '#hr/rules/leave_balance'
import { leaveDays } from '#hr/rules/leave_days'
import { paternityWindow } from '#hr/rules/paternity_window'
import type { PayslipFacts } from '#hr/rules/payslip'
import { payslip } from '#hr/rules/payslip'
import { retirement } from '#hr/rules/retirement'
import { stepAdvancement } from '#hr/rules/step_advancement'
import { hrSettings } from '#hr/settings'

const parameters = seedParameters(hrSettings)
const money = (text: string) => Money.ofDirhams(text)
const ON = '2026-11-30'

function slip(facts: Partial<PayslipFacts>) {
  return payslip(
    {
      on: ON,
      fund: 'CMR',
      allowances: Money.zero,
      mutualRate: '0',
      married: false,
      children: 0,
      unjustifiedHalfDays: 0,
      payRate: '100',
      ...facts,
    },
    parameters
  ).value
}

const A: Partial<PayslipFacts> = {
  echelle: '10',
  echelon: 5,
  allowances: money('6100'),
  mutualRate: '1',
  married: true,
  children: 2,
}

test.group('HR worked cases of the domain reference', () => {
  test('1: annual leave over two holidays counts 13 days', ({ assert }) => {
    const { value } = leaveDays(
      { type: 'annual', start: '2026-11-02', end: '2026-11-20' },
      parameters
    )
    assert.equal(value.days, 13)
    assert.deepEqual(
      value.holidays.map((holiday) => holiday.on),
      ['2026-11-06', '2026-11-18']
    )
  })

  test('2: 22 days from 03/08/2026 end on 08/09, back on 09/09', ({ assert }) => {
    const { value } = leaveDays({ type: 'annual', start: '2026-08-03', days: 22 }, parameters)
    assert.equal(value.end, '2026-09-08')
    assert.equal(value.back, '2026-09-09')
    assert.equal(value.days, 22)
  })

  test('3: first leave after twelve months; what is left of a year is carried once', ({
    assert,
  }) => {
    const recruited = { recruitment: '2026-03-15', movements: [] }
    assert.equal(leaveBalance({ ...recruited, on: '2027-03-14' }, parameters).value.balance, 0)
    const first = leaveBalance({ ...recruited, on: '2027-03-15' }, parameters).value
    assert.equal(first.firstLeaveOn, '2027-03-15')
    assert.equal(first.balance, 22)

    const movements = [
      { kind: 'entitlement' as const, year: 2025, days: 22 },
      { kind: 'taken' as const, start: '2025-08-04', days: 15 },
    ]
    const carried = leaveBalance(
      { recruitment: '2010-01-04', on: '2026-01-01', movements },
      parameters
    ).value
    assert.equal(carried.carried, 7)
    assert.equal(carried.carriedLapsesOn, '2026-12-31')
    assert.equal(carried.balance, 29)
    const last = leaveBalance(
      { recruitment: '2010-01-04', on: '2026-12-31', movements },
      parameters
    ).value
    const after = leaveBalance(
      { recruitment: '2010-01-04', on: '2027-01-01', movements },
      parameters
    ).value
    assert.equal(last.balance, 29)
    assert.equal(after.balance, 44)
    assert.equal(after.carried, 22)
  })

  test('4: maternity from 01/12/2026 lasts 98 days, to 08/03/2027', ({ assert }) => {
    const { value } = leaveDays({ type: 'maternity', start: '2026-12-01' }, parameters)
    assert.equal(value.days, 98)
    assert.equal(value.end, '2027-03-08')
  })

  test('5: paternity from 12/11 ends 26/11; the window closes 16/02/2027', ({ assert }) => {
    const { value } = paternityWindow({ birth: '2026-11-10', start: '2026-11-12' }, parameters)
    assert.equal(value.end, '2026-11-26')
    assert.equal(value.windowCloses, '2027-02-16')
    assert.isTrue(value.allowed)
    assert.isFalse(
      paternityWindow({ birth: '2026-11-10', start: '2027-02-16' }, parameters).value.allowed
    )
    assert.isTrue(
      paternityWindow({ birth: '2026-11-10', start: '2027-02-15' }, parameters).value.allowed
    )
  })

  test('6: échelon 3 since 01/01/2024 reaches échelon 4 at three paces', ({ assert }) => {
    const { value } = stepAdvancement({ echelon: 3, since: '2024-01-01' }, parameters)
    assert.equal(value.to, 4)
    assert.equal(value.rapide, '2026-01-01')
    assert.equal(value.moyen, '2026-07-01')
    assert.equal(value.lent, '2027-01-01')
  })

  test('7: age limits {$self}')
    .with([
      ['1961-05-15', '2023-11-15'],
      ['1964-03-10', '2027-03-10'],
      ['1956-08-20', '2016-08-20'],
      ['1957-08-31', '2018-02-28'],
      ['1962-01-01', '2025-01-01'],
      ['1961-12-31', '2024-06-30'],
    ])
    .run(({ assert }, [birth, limit]) => {
      assert.equal(retirement({ birth }, parameters).value.limit, limit)
    })

  test('8: pay of 18,000 under the CMR, single', ({ assert }) => {
    const value = slip({ gross: money('18000') })
    assert.equal(value.pension.toDecimal(), '2520.00')
    assert.equal(value.health.toDecimal(), '400.00')
    assert.equal(value.professionalExpenses.toDecimal(), '2916.67')
    assert.equal(value.netTaxable.toDecimal(), '12163.33')
    assert.equal(value.tax.toDecimal(), '2302.20')
    assert.equal(value.net.toDecimal(), '12777.80')
  })

  test('9: one dirham above 6,500 costs forty-six', ({ assert }) => {
    const low = slip({ gross: money('6500') })
    assert.equal(low.professionalExpenses.toDecimal(), '2275.00')
    assert.equal(low.tax.toDecimal(), '0.00')
    assert.equal(low.net.toDecimal(), '5427.50')
    const high = slip({ gross: money('6501') })
    assert.equal(high.professionalExpenses.toDecimal(), '1625.25')
    assert.equal(high.tax.toDecimal(), '46.97')
    assert.equal(high.net.toDecimal(), '5381.36')
  })

  test('10: three unjustified half-days leave family allowances whole', ({ assert }) => {
    const { value } = absenceDeduction(
      { monthlyPay: money('8430.61'), halfDays: 3, on: ON },
      parameters
    )
    assert.equal(value.deduction.toDecimal(), '421.53')
    const absent = slip({ ...A, unjustifiedHalfDays: 3 })
    assert.equal(absent.absence.toDecimal(), '421.53')
    assert.equal(absent.familyAllowances.toDecimal(), '600.00')
    assert.equal(absent.net.toDecimal(), '7107.28')
  })
})

test.group('HR payslips of the domain reference', () => {
  test('A: échelle 10/5 with spouse and two children', ({ assert }) => {
    const value = slip(A)
    const lines = Object.fromEntries(
      Object.entries(value).map(([key, line]) => [
        key,
        line instanceof Money ? line.toDecimal() : line,
      ])
    )
    assert.deepEqual(lines, {
      base: '2118.74',
      residence: '211.87',
      allowances: '6100.00',
      gross: '8430.61',
      pension: '1180.29',
      health: '210.77',
      mutual: '84.31',
      professionalExpenses: '2107.65',
      netTaxable: '4847.59',
      tax: '26.43',
      familyAllowances: '600.00',
      absence: '0.00',
      net: '7528.81',
      employerPension: '1180.29',
      employerHealth: '210.77',
      cost: '10421.67',
      belowMinimum: false,
    })
  })

  test('B: contract pay of 5,200 under the RCAR, single', ({ assert }) => {
    const value = slip({ fund: 'RCAR', gross: money('5200') })
    assert.equal(value.pension.toDecimal(), '312.00')
    assert.equal(value.health.toDecimal(), '130.00')
    assert.equal(value.professionalExpenses.toDecimal(), '1820.00')
    assert.equal(value.netTaxable.toDecimal(), '2938.00')
    assert.equal(value.tax.toDecimal(), '0.00')
    assert.equal(value.net.toDecimal(), '4758.00')
    assert.equal(value.employerPension.toDecimal(), '624.00')
    assert.equal(value.cost.toDecimal(), '5954.00')
  })
})
