import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { seedParameters } from '#platform/settings/definition'
import { Refusal } from '#values/refusal'
import { hrRules } from '#hr/rules/index'
import { hrSettings } from '#hr/settings'

const parameters = seedParameters(hrSettings)

async function ask(name: string, input: Record<string, unknown>): Promise<any> {
  const rule = hrRules.find((candidate) => candidate.name === name)
  if (!rule) throw new Error(`No rule named ${name}`)
  const checked = await vine.create(rule.input as never).validate(input)
  return JSON.parse(JSON.stringify(rule.explain(checked as never, parameters)))
}

async function refusalOf(name: string, input: Record<string, unknown>): Promise<string> {
  try {
    await ask(name, input)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'accepted'
}

test.group('Rules of human resources, asked with any input', () => {
  const halves: [Record<string, unknown>, number, string][] = [
    [{ start: '2026-11-09', days: 2.5 }, 2.5, '2026-11-11'],
    [{ start: '2026-11-09', days: 2, starts_at_noon: true }, 2, '2026-11-11'],
    [{ start: '2026-11-09', days: 1.5, starts_at_noon: true }, 1.5, '2026-11-10'],
    // A start at noon of a day that does not count leaves nothing out
    [{ start: '2026-11-07', days: 2, starts_at_noon: true }, 2, '2026-11-10'],
    [{ start: '2026-11-06', days: 1.5, starts_at_noon: true }, 1.5, '2026-11-10'],
    [{ start: '2026-11-09', days: 2, starts_at_noon: true, ends_at_noon: true }, 2, '2026-11-11'],
    [{ start: '2026-11-06', end: '2026-11-09', starts_at_noon: true }, 1, '2026-11-09'],
  ]
  for (const [input, days, end] of halves) {
    test(`${JSON.stringify(input)} counts ${days} and ends ${end}`, async ({ assert }) => {
      const { value } = await ask('hr.leave_days', { type: 'annual', ...input })
      assert.deepEqual([value.days, value.end], [days, end])
    })
  }

  test('whole days from a morning do not end at noon', async ({ assert }) => {
    const input = { type: 'annual', start: '2026-11-09', days: 2, ends_at_noon: true }
    assert.equal(await refusalOf('hr.leave_days', input), 'hr.leave_halves_differ')
  })

  test('annual leave of long ago is counted; paternity leave of then is not invented', async ({
    assert,
  }) => {
    const old = { start: '2015-03-02', end: '2015-03-06' }
    assert.equal((await ask('hr.leave_days', { type: 'annual', ...old })).value.days, 5)
    assert.equal(
      await refusalOf('hr.leave_days', { type: 'paternity', ...old }),
      'hr.leave_type_unknown'
    )
  })

  test('a balance over years before 2022', async ({ assert }) => {
    const { value } = await ask('hr.leave_balance', {
      recruitment_date: '2018-06-15',
      on: '2020-12-31',
      entries: [{ kind: 'taken', start: '2020-03-02', end: '2020-03-13' }],
    })
    // 22 of 2019, less ten days of March, and 22 of 2020
    assert.equal(value.balance, 34)
    assert.equal(value.carried, 12)
  })

  test('days taken of which only the year is known come off that year', async ({ assert }) => {
    const { value } = await ask('hr.leave_balance', {
      on: '2026-12-31',
      entries: [
        { kind: 'entitlement', year: 2025, days: 22 },
        { kind: 'taken', year: 2025, days: 15 },
      ],
    })
    assert.equal(value.carried, 7)
    assert.equal(value.carriedLapsesOn, '2026-12-31')
    const { value: young } = await ask('hr.leave_balance', {
      recruitment_date: '2026-03-15',
      on: '2027-12-31',
      entries: [{ kind: 'taken', year: 2027, days: 15 }],
    })
    assert.deepEqual([young.balance, young.short], [7, 0])
  })

  test('the first leave is explained by the text that delays it', async ({ assert }) => {
    const { steps } = await ask('hr.leave_balance', {
      recruitment_date: '2024-02-29',
      on: '2025-06-01',
    })
    assert.equal(steps[0].formula, '29/02/2024 + 12 → 28/02/2025')
    assert.equal(steps[0].parameter.key, 'hr.leave.annual')
  })

  test('an index that contradicts échelle and échelon is refused', async ({ assert }) => {
    const input = { echelle: '10', echelon: 5, on: '2026-11-23' }
    assert.equal((await ask('hr.base_pay', { ...input, index: 377 })).value.monthly, '2118.74')
    assert.equal(await refusalOf('hr.base_pay', { ...input, index: 378 }), 'hr.index_differs')
  })

  test('a leave that ends at noon is over that afternoon', async ({ assert }) => {
    const noon = { type: 'annual', end: '2026-08-04', ends_at_noon: true }
    const cases: [Record<string, unknown>, string][] = [
      [{ ...noon, start: '2026-08-03' }, '2026-08-04'],
      [{ type: 'annual', start: '2026-08-03', days: 1.5 }, '2026-08-04'],
      [{ type: 'annual', start: '2026-08-03', end: '2026-08-04' }, '2026-08-05'],
      // Saturday counts for nothing: noon or not, back on Monday
      [{ ...noon, start: '2026-08-06', end: '2026-08-08' }, '2026-08-10'],
    ]
    for (const [input, back] of cases)
      assert.equal((await ask('hr.leave_days', input)).value.back, back)
  })

  test('a rule of pay asked without a day answers for today', async ({ assert }) => {
    assert.equal((await ask('hr.base_pay', { echelle: 10, echelon: 5 })).value.monthly, '2118.74')
    const { value } = await ask('hr.payslip', { fund: 'RCAR', gross: 5200 })
    assert.equal(value.net, '4758.00')
  })
})
