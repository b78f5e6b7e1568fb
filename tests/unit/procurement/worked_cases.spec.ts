import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { seedParameters } from '#platform/settings/definition'
import { budgetRules } from '#budget/rules/index'
import { budgetSettings } from '#budget/settings'
import { procurementRules } from '#procurement/rules/index'
import { procurementSettings } from '#procurement/settings'
import { storeRules } from '#stores/rules/index'
import { storeSettings } from '#stores/settings'

const rules = [...procurementRules, ...budgetRules, ...storeRules]
const parameters = seedParameters([...procurementSettings, ...budgetSettings, ...storeSettings])

/** Asks a rule by its public name with JSON, as the shell does. */
async function explain(name: string, json: Record<string, unknown>) {
  const rule = rules.find((candidate) => candidate.name === name)!
  const input = await vine.create(rule.input as never).validate({ on: '2026-11-23', ...json })
  const { value, steps } = rule.explain(input as never, parameters)
  return { value: JSON.parse(JSON.stringify(value)) as object, steps }
}

const offers = (...amounts: number[]) =>
  amounts.map((amount) => ({ bidder: String(amount), amount }))
const studies = { amount_ht: 100000, vat_rate: 20, category: 'études', listed_service: true }
const late = { category: 'travaux', amount: 3600000 }
const interest = { principal: 1632000, service_done_on: '2026-03-02', paid_on: '2026-06-15' }
const stock = [
  { in: 40, unit_cost: 25 },
  { in: 60, unit_cost: 30 },
  { out: 30 },
  { in: 30, unit_cost: 34 },
]
const credit = { opened: 2000000, committed: 1450000, request: 600000 }

const cases: { number: string; rule: string; json: Record<string, unknown>; expect: object }[] = [
  {
    number: '1, 492,000 with tax is allowed',
    rule: 'procurement.procedure',
    json: { amount_ht: 410000, vat_rate: 20 },
    expect: { verdict: 'allowed', amountTtc: '492000.00', procedure: 'purchase_order' },
  },
  {
    number: '1, 504,000 with tax goes to the simplified tender',
    rule: 'procurement.procedure',
    json: { amount_ht: 420000, vat_rate: 20 },
    expect: { verdict: 'refused', amountTtc: '504000.00', procedure: 'simplified_tender' },
  },
  {
    number: '1, 250,000 after 300,000 of the same nature is blocked',
    rule: 'procurement.procedure',
    json: { amount_ttc: 250000, already_committed: 300000 },
    expect: { verdict: 'blocked', splitting: true, cumulatedTtc: '550000.00' },
  },
  {
    number: '2, works',
    rule: 'procurement.reference_price',
    json: {
      category: 'works',
      estimate: 1000000,
      offers: offers(780000, 850000, 920000, 980000, 1210000),
    },
    expect: {
      mean: '916666.67',
      referencePrice: '958333.33',
      retained: ['850000', '920000', '980000'],
      award: { bidder: '920000', amount: '920000.00' },
    },
  },
  {
    number: '3, supplies',
    rule: 'procurement.reference_price',
    json: {
      category: 'supplies',
      estimate: 400000,
      offers: offers(299999, 300000, 390000, 480000, 480001),
    },
    expect: { referencePrice: '395000.00', award: { bidder: '390000', amount: '390000.00' } },
  },
  {
    number: '3, only offers above P',
    rule: 'procurement.reference_price',
    json: { category: 'supplies', estimate: 400000, offers: offers(450000, 455000) },
    expect: { referencePrice: '426250.00', award: { bidder: '450000', amount: '450000.00' } },
  },
  {
    number: '4',
    rule: 'procurement.guarantees',
    json: { contract_amount: '5191974.00', instalments: [2000000, 2000000, 500000] },
    expect: {
      definitiveGuarantee: '155760.00',
      retentionCap: '363438.18',
      retentions: ['200000.00', '163438.18', '0.00'],
    },
  },
  {
    number: '5, 45 days',
    rule: 'procurement.late_penalty',
    json: { ...late, days_late: 45 },
    expect: { penalty: '162000.00', capped: false, terminationPossible: false },
  },
  {
    number: '5, 100 days',
    rule: 'procurement.late_penalty',
    json: { ...late, days_late: 100 },
    expect: {
      uncapped: '360000.00',
      penalty: '288000.00',
      capReachedOnDay: 80,
      terminationPossible: true,
    },
  },
  {
    number: '6',
    rule: 'procurement.statement_of_account',
    json: {
      cumulative_ht: 1500000,
      vat_rate: 20,
      contract_ttc: 2400000,
      previous_ttc: 900000,
      previous_retention: 90000,
    },
    expect: { cumulativeTtc: '1800000.00', retention: '168000.00', net: '822000.00' },
  },
  {
    number: '7, a company',
    rule: 'procurement.withholding',
    json: studies,
    expect: {
      vatWithheld: '15000.00',
      incomeTax: 'IS',
      incomeTaxWithheld: '5000.00',
      supplier: '100000.00',
      treasury: '20000.00',
    },
  },
  {
    number: '7, an individual',
    rule: 'procurement.withholding',
    json: { ...studies, creditor: 'individual' },
    expect: { incomeTax: 'IR', incomeTaxWithheld: '10000.00', supplier: '95000.00' },
  },
  {
    number: '8, a year of 360 days',
    rule: 'procurement.late_interest',
    json: { ...interest, treasury_yield: 2.25, day_basis: 360 },
    expect: { dueOn: '2026-05-01', days: 45, rate: '3.25', interest: '6630.00' },
  },
  {
    number: '8, a year of 365 days',
    rule: 'procurement.late_interest',
    json: { ...interest, treasury_yield: 2.25, day_basis: 365 },
    expect: { interest: '6539.18' },
  },
  {
    number: '9',
    rule: 'stores.weighted_average',
    json: { movements: stock },
    expect: { unitCost: '29.800000', quantity: '100', value: '2980.00', issued: '840.00' },
  },
  {
    number: '10, before the transfer',
    rule: 'budget.available',
    json: credit,
    expect: { available: '550000.00', accepted: false, shortfall: '50000.00' },
  },
  {
    number: '10, after the transfer, at the end of the year',
    rule: 'budget.available',
    json: { ...credit, transfers: 100000, mandated: 1700000, section: 'équipement' },
    expect: { accepted: true, availableAfter: '50000.00', carriedOver: '350000.00' },
  },
  {
    number: 'extra, revision',
    rule: 'procurement.price_revision',
    json: {
      amount: 400000,
      terms: [
        { weight: 0.3, ratio: 1.04 },
        { weight: 0.35, ratio: 1.06 },
        { weight: 0.2, ratio: 0.98 },
      ],
    },
    expect: { coefficient: '1.0290', revised: '411600.00' },
  },
]

/** Interest is dated by its own days. */
const undated = (rule: string, json: Record<string, unknown>) =>
  rule === 'procurement.late_interest' ? { ...json, on: undefined } : json

test.group('Purchasing | worked cases of the reference, through their public names', () => {
  test('case {number}')
    .with(cases)
    .run(async ({ assert }, { rule, json, expect }) => {
      const { value, steps } = await explain(rule, undated(rule, json))
      assert.containsSubset(value, expect)
      assert.isNotEmpty(steps)
    })

  test('{rule}: facts that contradict each other are refused, facts that agree are not')
    .with([
      {
        rule: 'procurement.procedure',
        agree: { amount_ht: 100, amount_ttc: 120 },
        wrong: { amount_ht: 100, amount_ttc: 121 },
      },
      {
        rule: 'procurement.late_penalty',
        agree: { ...late, days_late: 9, due_on: '2026-03-01', completed_on: '2026-03-10' },
        wrong: { ...late, days_late: 10, due_on: '2026-03-01', completed_on: '2026-03-10' },
      },
      {
        rule: 'procurement.late_interest',
        agree: { ...interest, due_on: '2026-05-01' },
        wrong: { ...interest, due_on: '2026-05-01', suspended_days: 1 },
      },
      {
        rule: 'budget.available',
        agree: { opened: 110, voted: 100, transfers: 10 },
        wrong: { opened: 100, voted: 100, transfers: 10 },
      },
    ])
    .run(async ({ assert }, { rule, agree, wrong }) => {
      assert.isNotEmpty((await explain(rule, undated(rule, agree))).steps)
      await assert.rejects(() => explain(rule, undated(rule, wrong)), /rules\.contradicts/)
    })

  test('days of suspension that nothing would read are refused', async ({ assert }) => {
    for (const [rule, asked] of [
      ['procurement.late_penalty', { ...late, days_late: 10, suspended_days: 5 }],
      [
        'procurement.late_interest',
        { principal: 100, due_on: '2026-05-01', paid_on: '2026-06-15', suspended_days: 5 },
      ],
    ] as const)
      await assert.rejects(() => explain(rule, undated(rule, asked)), /rules\.unread_field/)
  })

  test('case 10: opened credits beside the voted ones are their total', async ({ assert }) => {
    const { value } = await explain('budget.available', { opened: 110, voted: 100, transfers: 10 })
    assert.containsSubset(value, { opened: '110.00', available: '110.00' })
  })

  test('case 2: the formula of P can be recomputed to the centime', async ({ assert }) => {
    const { steps } = await explain('procurement.reference_price', cases[3].json)
    const formula = steps.find(
      (step) => step.label === 'procurement.steps.reference_price'
    )?.formula
    const plain = formula!.replaceAll(/\s/g, '')
    assert.equal(plain, '(1000000,00+2750000,00÷3)÷2=958333,33')
  })

  test('figures in formulas are written the French way', async ({ assert }) => {
    for (const { rule, json } of cases) {
      const { steps } = await explain(rule, undated(rule, json))
      for (const step of steps)
        assert.notMatch((step.formula ?? '').replaceAll(/\d\d\/\d\d\/\d{4}/g, ''), /\d\.\d/)
    }
  })
})
