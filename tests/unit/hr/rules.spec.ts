import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { seedParameters } from '#platform/settings/definition'
import { Refusal } from '#values/refusal'
import { Money } from '#values/money'
import { basePay } from '#hr/rules/base_pay'
import { incomeTax } from '#hr/rules/income_tax'
import { hrRules } from '#hr/rules/index'
import { leaveBalance } from '#hr/rules/leave_balance'
import { leaveDays } from '#hr/rules/leave_days'
import { payslip } from '#hr/rules/payslip'
import { retirement } from '#hr/rules/retirement'
import { stepAdvancement } from '#hr/rules/step_advancement'
import { hrSettings } from '#hr/settings'

const parameters = seedParameters(hrSettings)
const ON = '2026-11-30'
const languages = ['fr', 'ar', 'en'].map((language) =>
  JSON.parse(
    readFileSync(new URL(`../../../resources/lang/${language}/hr.json`, import.meta.url), 'utf8')
  )
)

function refusalOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

test.group('HR rules: counting leave', () => {
  test('a leave over a weekend and a bridge counts only working days', ({ assert }) => {
    const { value } = leaveDays(
      { type: 'annual', start: '2026-10-30', end: '2026-11-02' },
      parameters
    )
    assert.equal(value.days, 2)
    assert.equal(value.weekendDays, 2)
    assert.lengthOf(value.holidays, 0)
  })

  test('Aïd Al Wahda counts from 2025, the Amazigh year from 2024', ({ assert }) => {
    const days = (start: string) =>
      leaveDays({ type: 'annual', start, end: start }, parameters).value.days
    assert.equal(days('2025-10-31'), 0)
    assert.equal(days('2024-10-31'), 1)
    assert.equal(days('2026-01-14'), 0)
    assert.equal(days('2022-01-14'), 1)
  })

  test('half-days at either end', ({ assert }) => {
    const value = (more: object) =>
      leaveDays({ type: 'annual', start: '2026-11-23', ...more }, parameters).value
    assert.equal(value({ end: '2026-11-25', startsAtNoon: true }).days, 2.5)
    assert.equal(value({ end: '2026-11-25', startsAtNoon: true, endsAtNoon: true }).days, 2)
    assert.equal(value({ days: 2.5 }).end, '2026-11-25')
    assert.equal(value({ days: 2.5 }).days, 2.5)
    assert.equal(value({ days: 2.5, startsAtNoon: true }).end, '2026-11-25')
    assert.equal(value({ days: 0.5 }).days, 0.5)
  })

  test('the calendar given replaces the settings', ({ assert }) => {
    const holidays = [{ on: '2026-11-03', name: 'pont' }]
    const { value } = leaveDays(
      { type: 'annual', start: '2026-11-02', end: '2026-11-06', holidays },
      parameters
    )
    assert.equal(value.days, 4)
  })

  test('pilgrimage is two months by law', ({ assert }) => {
    assert.equal(
      leaveDays({ type: 'pilgrimage', start: '2026-04-15' }, parameters).value.end,
      '2026-06-14'
    )
  })

  test('refuses {code}')
    .with([
      {
        code: 'hr.leave_ends_before_start',
        facts: { type: 'annual', start: '2026-11-20', end: '2026-11-02' },
      },
      { code: 'hr.leave_without_end', facts: { type: 'sick', start: '2026-11-20' } },
      {
        code: 'hr.leave_two_lengths',
        facts: { type: 'annual', start: '2026-11-02', end: '2026-11-03', days: 2 },
      },
      {
        code: 'hr.leave_too_long',
        facts: { type: 'annual', start: '2026-11-02', end: '9999-12-31' },
      },
      { code: 'hr.leave_half_days', facts: { type: 'sick', start: '2026-11-02', days: 1.5 } },
      {
        code: 'hr.leave_type_unknown',
        facts: { type: 'sabbatical', start: '2026-11-02', days: 1 },
      },
    ])
    .run(({ assert }, { code, facts }) => {
      assert.equal(
        refusalOf(() => leaveDays(facts, parameters)),
        code
      )
    })
})

test.group('HR rules: leave balance', () => {
  const since2025 = { kind: 'entitlement' as const, year: 2025, days: 7 }

  test('exceptional leave is never deducted', ({ assert }) => {
    const movements = [since2025, { kind: 'other' as const, start: '2026-02-02', days: 4 }]
    assert.equal(leaveBalance({ on: '2026-06-01', movements }, parameters).value.balance, 29)
  })

  test('a leave over new year draws the lapsing days only before they lapse', ({ assert }) => {
    const movements = [
      since2025,
      { kind: 'taken' as const, start: '2026-12-28', end: '2027-01-08' },
    ]
    const { value } = leaveBalance({ on: '2027-01-31', movements }, parameters)
    const years = Object.fromEntries(value.years.map((year) => [year.year, year]))
    assert.equal(years[2025].taken, 4)
    assert.equal(years[2025].lapsed, 3)
    assert.equal(years[2026].taken, 5)
    assert.equal(value.balance, 17 + 22)
  })

  test('days given back return to their own year and lapse with it', ({ assert }) => {
    const movements = [
      since2025,
      { kind: 'taken' as const, start: '2026-12-14', days: 5 },
      { kind: 'returned' as const, start: '2026-12-16', end: '2026-12-18' },
    ]
    assert.equal(leaveBalance({ on: '2026-12-31', movements }, parameters).value.balance, 22 + 5)
    assert.equal(leaveBalance({ on: '2027-01-01', movements }, parameters).value.balance, 22 + 22)
  })

  test('beyond what is granted is told as short', ({ assert }) => {
    const movements = [
      { kind: 'entitlement' as const, year: 2026, days: 22 },
      { kind: 'taken' as const, start: '2026-02-02', days: 25 },
    ]
    const { value } = leaveBalance({ on: '2026-06-01', movements }, parameters)
    assert.equal(value.short, 3)
    assert.equal(value.balance, -3)
  })

  test('without recruitment or opening there is nothing to count from', ({ assert }) => {
    assert.equal(
      refusalOf(() => leaveBalance({ on: ON, movements: [] }, parameters)),
      'hr.balance_without_start'
    )
  })
})

test.group('HR rules: career and pay', () => {
  test('base pay of échelle {0} échelon {1} is {2}')
    .with([
      ['10', 5, '2118.74'],
      ['6', 1, '1159.74'],
      ['11', 13, '3506.31'],
    ] as const)
    .run(({ assert }, [echelle, echelon, monthly]) => {
      assert.equal(
        basePay({ echelle, echelon, on: ON }, parameters).value.monthly.toDecimal(),
        monthly
      )
    })

  test('an index below a hundred has one slice only', ({ assert }) => {
    assert.equal(basePay({ index: 100, on: ON }, parameters).value.annual.toDecimal(), '9885.00')
  })

  test('échelle 7 ended with 2022', ({ assert }) => {
    assert.equal(
      basePay({ echelle: '7', echelon: 1, on: '2022-12-31' }, parameters).value.index,
      177
    )
    assert.equal(
      refusalOf(() => basePay({ echelle: '7', echelon: 1, on: '2023-01-01' }, parameters)),
      'hr.scale_unknown'
    )
    assert.equal(
      refusalOf(() => basePay({ echelle: '10', echelon: 11, on: ON }, parameters)),
      'hr.step_unknown'
    )
  })

  test('the top of échelle 11 advances by itself, other tops do not', ({ assert }) => {
    const facts = { echelle: '11', echelon: 10, since: '2024-02-29' }
    assert.equal(stepAdvancement(facts, parameters).value.rapide, '2027-02-28')
    assert.equal(
      refusalOf(() => stepAdvancement({ ...facts, echelle: '10' }, parameters)),
      'hr.step_last'
    )
    assert.equal(
      stepAdvancement({ echelon: 3, since: '2024-01-01', mark: '15.99' }, parameters).value.pace,
      'moyen'
    )
  })

  test('alerts and extensions of the age limit', ({ assert }) => {
    const { value } = retirement({ birth: '1964-03-10', on: '2026-11-23' }, parameters)
    assert.deepEqual(
      value.alerts.map((alert) => [alert.on, alert.passed]),
      [
        ['2026-03-10', true],
        ['2026-09-10', true],
        ['2026-12-10', false],
      ]
    )
    assert.deepEqual(value.extendedTo, ['2029-03-10', '2031-03-10'])
    assert.equal(
      retirement({ birth: '1964-03-10', extensions: 2 }, parameters).value.limit,
      '2031-03-10'
    )
    assert.equal(
      refusalOf(() => retirement({ birth: '1964-03-10', extensions: 3 }, parameters)),
      'hr.extensions_too_many'
    )
  })

  test('income tax at the edge of each bracket')
    .with([
      ['40000', '0.00'],
      ['60000', '2000.00'],
      ['80000', '6000.00'],
      ['100000', '12000.00'],
      ['180000', '39200.00'],
      ['180001', '39200.37'],
      ['40001', '0.10'],
    ])
    .run(({ assert }, [net, tax]) => {
      const facts = {
        netTaxable: Money.ofDirhams(net),
        period: 'year' as const,
        dependants: 0,
        on: ON,
      }
      assert.equal(incomeTax(facts, parameters).value.tax.toDecimal(), tax)
    })

  test('the credit counts six dependants at most and never gives money', ({ assert }) => {
    const facts = { netTaxable: Money.ofDirhams('12163.33'), period: 'month' as const, on: ON }
    assert.equal(
      incomeTax({ ...facts, dependants: 9 }, parameters).value.credit.toDecimal(),
      '250.00'
    )
    const poor = { ...facts, netTaxable: Money.ofDirhams('3400'), dependants: 3 }
    assert.equal(incomeTax(poor, parameters).value.tax.toDecimal(), '0.00')
  })

  test('half pay halves the gross and never the family allowances', ({ assert }) => {
    const facts = {
      on: ON,
      fund: 'CMR' as const,
      gross: Money.ofDirhams('10000'),
      allowances: Money.zero,
      mutualRate: '0',
      married: true,
      children: 5,
      unjustifiedHalfDays: 0,
      payRate: '50',
    }
    const { value } = payslip(facts, parameters)
    assert.equal(value.gross.toDecimal(), '5000.00')
    assert.equal(value.familyAllowances.toDecimal(), '1100.00')
  })
})

test.group('HR rules: registry', () => {
  test('every rule answers its own example, with labelled steps')
    .with(hrRules)
    .run(async ({ assert }, rule) => {
      const input = await vine.create(rule.input as never).validate(rule.example)
      const { value, steps } = rule.explain(input as never, parameters)
      assert.exists(value)
      assert.isNotEmpty(steps)
      for (const step of steps) assert.match(step.label, /^hr\.steps\.[a-z_]+$/)
      for (const texts of languages) {
        assert.property(texts.rules, rule.name.replace('hr.', ''))
        for (const step of steps) assert.property(texts.steps, step.label.replace('hr.steps.', ''))
      }
      assert.isString(JSON.stringify(value))
    })
})
