import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import type { Explained } from '#values/explanation'
import { articleExplanation } from '#tax/rules/article_explanation'
import type { LedgerEntry } from '#tax/rules/debt_position'
import { debtPosition } from '#tax/rules/debt_position'
import { latePayment } from '#tax/rules/late_payment'
import { Money } from '#values/money'
import { taxRules } from '#tax/rules/index'
import { explain, parameters } from '#tests/unit/tax/parameters'

async function refused(name: string, input: Record<string, unknown>): Promise<string> {
  try {
    await explain(name, input)
  } catch (error) {
    const { field, messages } = error as { field?: string; messages?: { field: string }[] }
    return field ?? messages?.[0].field ?? String(error)
  }
  return 'accepted'
}

const formulas = ({ steps }: Explained<unknown>) => steps.map(({ formula }) => formula ?? '')
const land = { area: '1000', year: 2026 }
const late = { principal: '9390', last_day: '2026-02-28' }

test.group('Rules of tax, asked with any input', () => {
  const refusals: [string, string, Record<string, unknown>, string][] = [
    [
      'an exemption that no article knows',
      'tax.tnb',
      { ...land, exemptions: [{ code: 'NIMPORTE', from: '2020-01-01' }] },
      'exemptions.0.code',
    ],
    [
      'a permit without end',
      'tax.tnb',
      { ...land, exemptions: [{ code: 'PERMIS', from: '2023-01-01' }] },
      'exemptions.0.to',
    ],
    [
      'an exemption that ends before it begins',
      'tax.tnb',
      { ...land, exemptions: [{ code: 'RESEAU', from: '2025-03-01', to: '2024-01-01' }] },
      'exemptions.0.to',
    ],
    [
      'a share of nothing',
      'tax.tnb',
      { ...land, owners: [{ name: 'Ali', share: '1/0' }] },
      'owners.0.share',
    ],
    ['a tenth of a centime', 'tax.minimum', { amount: '199.999' }, 'amount'],
    ['a tax nobody knows', 'tax.minimum', { amount: '200', tax: 'taxe' }, 'tax'],
    [
      'a payment that says neither principal nor amount',
      'tax.late_payment',
      { ...late, on: '2026-06-01', payments: [{ on: '2026-03-15' }] },
      'payments.0',
    ],
    [
      'a payment that says both',
      'tax.late_payment',
      {
        ...late,
        on: '2026-06-01',
        payments: [{ on: '2026-03-15', principal: '100', amount: '100' }],
      },
      'payments.0',
    ],
    [
      'two days of payment that differ',
      'tax.late_payment',
      { ...late, on: '2026-06-01', paid_on: '2026-05-01' },
      'paid_on',
    ],
    [
      'a late declaration filed in time',
      'tax.declaration_sanction',
      { tax: '600', year: 2026, failing: 'late', declared_on: '2026-02-28' },
      'failing',
    ],
    ['a subdivision rate of 6 %', 'tax.tol', { estimated_cost: '1000', rate: '6' }, 'rate'],
    [
      'a drinks rate of 11 %',
      'tax.drinks',
      { receipts: '1000', year: 2026, quarter: 1, rate: '11' },
      'rate',
    ],
    [
      'a four-star rate of 11 DH',
      'tax.stay',
      { nights: 10, category: '4', year: 2026, quarter: 1, rate: '11' },
      'rate',
    ],
    [
      'a service that ends before it begins',
      'tax.transport',
      {
        year: 2026,
        vehicles: [{ kind: 'taxi_1', count: 1, from: '2026-05-01', to: '2026-04-01' }],
      },
      'vehicles',
    ],
    ['a payment on nothing', 'tax.allocate_payment', { amount: '100' }, 'debts'],
    [
      'a debt given twice',
      'tax.allocate_payment',
      { amount: '100', principal: '50', debts: [{ principal: '50' }] },
      'debts',
    ],
    [
      'two debts of which one has no day',
      'tax.allocate_payment',
      { amount: '100', debts: [{ due_on: '2026-02-28', principal: '50' }, { principal: '50' }] },
      'debts.1.due_on',
    ],
  ]
  for (const [what, rule, input, field] of refusals) {
    test(`refused at its field: ${what}`, async ({ assert }) => {
      assert.equal(await refused(rule, input), field)
    })
  }

  test('shares may be fractions, and add up to the tax', async ({ assert }) => {
    const owners = [
      { name: 'Ali', share: '1/3' },
      { name: 'Mina', share: '2/3' },
    ]
    const { value } = await explain('tax.tnb', { area: '312.4', year: 2026, owners })
    assert.deepEqual(
      value.owners.map(({ amount }: { amount: string }) => amount),
      ['3130.00', '6260.00']
    )
  })

  test('the name of the tax may be written in capitals', async ({ assert }) => {
    const { value } = await explain('tax.minimum', { amount: '180', tax: 'TNB' })
    assert.isFalse(value.issued)
  })

  test('nothing declared is no failing before the last day has passed', async ({ assert }) => {
    const facts = { tax: '15000', year: 2026, declared_on: null }
    const on = async (day: string) =>
      (await explain('tax.declaration_sanction', { ...facts, on: day })).value.sanction
    assert.equal(await on('2026-02-28'), '0.00')
    assert.equal(await on('2026-03-01'), '2250.00')
    const bill = { area: '500', year: 2026, declared_on: null, paid_on: '2026-02-15' }
    assert.equal((await explain('tax.tnb_bill', bill)).value.total, '15000.00')
  })

  test('the account of lateness tells every payment and adds up', async ({ assert }) => {
    const explained = await explain('tax.late_payment', {
      ...late,
      on: '2026-11-23',
      payments: [
        { on: '2026-06-10', amount: '1000' },
        { on: '2026-02-28', amount: '4000' },
        { on: '2026-03-15', amount: '2000' },
      ],
    })
    assert.deepEqual(
      formulas(explained).map((formula) => formula.replaceAll(/\s/g, ' ')),
      [
        '01/03/2026 → 23/11/2026 : n = 9',
        '9 390,00 − 4 000,00 = 5 390,00',
        '5 390,00 × 10 % = 539,00',
        '5 390,00 × 5 % = 269,50',
        '5 390,00 − 1 191,50 = 4 198,50',
        '4 198,50 × 0,5 % × 3 = 62,98',
        '4 198,50 − 937,02 = 3 261,48',
        '3 261,48 × 0,5 % × 5 = 81,54',
        '539,00 + 269,50 + 62,98 + 81,54 = 953,02',
        '953,02 − 871,48 = 81,54',
        '3 261,48 + 81,54 = 3 343,02',
      ]
    )
  })

  test('a reduced penalty is explained by the setting that gave it', ({ assert }) => {
    const trial = parameters.with({ 'tax.late.reduced_enabled': true })
    const { steps } = latePayment(
      { principal: Money.ofDirhams('1000'), lastDay: '2026-02-28', on: '2026-03-10' },
      trial
    )
    const penalty = steps.find(({ label }) => label === 'tax.steps.late_penalty')
    assert.equal(penalty?.parameter?.key, 'tax.late.reduced_rate')
  })

  test('a payment of the bill settles the sanction first, as the account does', async ({
    assert,
  }) => {
    const { value } = await explain('tax.tnb_bill', {
      area: '500',
      year: 2026,
      declared_on: null,
      paid_on: '2026-04-15',
      payments: [{ on: '2026-03-15', amount: '5000' }],
    })
    // 2 250 of sanction, 2 250 of lateness, 500 of principal; April counts on 14 500
    assert.equal(value.sanctionPaid, '2250.00')
    assert.equal(value.payment.remainingPrincipal, '14500.00')
    assert.equal(value.left, '14572.50')
  })

  test('an article tells how much of its area is free', ({ assert }) => {
    const stored = {
      rule: 'tax.tnb' as const,
      year: 2026,
      area: '1000.500',
      covered: '100.000',
      used: '0.000',
      coveredMultiple: '5',
      usedMultiple: '5',
      taxed: 501,
      zone: 'equipped' as const,
      classed: 'equipped' as const,
      rate: '30.00',
      tariff: '',
      principal: 1503000,
      sanction: 0,
    }
    const [free, area] = formulas(articleExplanation(stored))
    assert.equal(free.replaceAll(/\s/g, ' '), '1 000,5 − 5 × 100 → 500,5 m²')
    assert.equal(area, '⌈500,5⌉ = 501 m²')
  })

  test('a debt says once what is left of it, lateness paid taken off', ({ assert }) => {
    const money = (amount: string) => Money.ofDirhams(amount)
    const paidOn = '2026-04-20'
    const entry = { reversesId: null, effectiveOn: paidOn }
    const entries: LedgerEntry[] = [
      { ...entry, id: 1, side: 'charge', kind: 'issue', part: 'principal', amount: money('15000') },
      { ...entry, id: 2, side: 'charge', kind: 'accrual', part: 'penalty', amount: money('2325') },
      {
        ...entry,
        id: 3,
        side: 'settlement',
        kind: 'payment',
        part: 'penalty',
        amount: money('2325'),
      },
      {
        ...entry,
        id: 4,
        side: 'settlement',
        kind: 'payment',
        part: 'principal',
        amount: money('7675'),
      },
    ]
    const explained = debtPosition({ entries, lastDay: '2026-02-28', on: '2026-05-10' }, parameters)
    assert.equal(explained.value.total.toDecimal(), '7361.63')
    assert.deepEqual(
      formulas(explained)
        .slice(-4)
        .map((formula) => formula.replaceAll(/\s/g, ' ')),
      [
        '7 325,00 × 0,5 % = 36,63',
        '1 500,00 + 750,00 + 75,00 + 36,63 = 2 361,63',
        '2 361,63 − 2 325,00 = 36,63',
        '7 325,00 + 36,63 = 7 361,63',
      ]
    )
  })

  test('no rule takes a day or a number that does not exist', async ({ assert }) => {
    for (const rule of taxRules) {
      const day = Object.entries(rule.example).find(([, value]) =>
        /^\d{4}-\d\d-\d\d$/.test(String(value))
      )
      if (!day) continue
      const input = { ...rule.example, [day[0]]: '2026-02-30' }
      await assert.rejects(() => vine.create(rule.input as never).validate(input))
    }
  })

  test('a permanent exemption may be asked without its first day', async ({ assert }) => {
    for (const code of [
      'ETAT',
      'COLLECTIVITE',
      'HABOUS',
      'COLLECTIF',
      'ALEM',
      'FONDATION',
      'ORGANISME',
    ]) {
      const { value } = await explain('tax.exemption_period', { code, year: 2026 })
      assert.containsSubset(value, { kind: 'permanent', exempt: true, endsOn: null })
    }
    for (const code of ['RESEAU', 'INTERDICTION', 'AFFECTATION'])
      assert.equal(await refused('tax.exemption_period', { code, year: 2026 }), 'starts_on')
  })

  test('quarry products: the cubic metres at the rate in force, or at one given', async ({
    assert,
  }) => {
    const asked = { cubic_metres: '1250.5' }
    assert.equal((await explain('tax.quarries', asked)).value.tax, '3751.50')
    assert.equal((await explain('tax.quarries', { ...asked, rate: 6 })).value.tax, '7503.00')
  })
})
