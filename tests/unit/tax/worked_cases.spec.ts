import { test } from '@japa/runner'
import { explain } from '#tests/unit/tax/parameters'

const at = (value: any, path: string) => path.split('.').reduce((found, key) => found[key], value)

/** The ten worked cases of the commune's reference, section 7: rule, input, expected values. */
const CASES: [string, string, Record<string, unknown>, Record<string, unknown>][] = [
  [
    '1. undeveloped land paid on time',
    'tax.tnb_bill',
    {
      area: '312.4',
      zone: 'équipée',
      year: 2026,
      declared_on: '2026-02-01',
      paid_on: '2026-02-27',
    },
    { 'land.taxedArea': 313, 'principal': '9390.00', 'late': '0.00', 'total': '9390.00' },
  ],
  [
    '2a. the same on 31/03',
    'tax.tnb_bill',
    {
      area: '312.4',
      zone: 'équipée',
      year: 2026,
      declared_on: '2026-02-01',
      paid_on: '2026-03-31',
    },
    {
      'payment.n': 1,
      'payment.penalty': '939.00',
      'payment.firstMonth': '469.50',
      'total': '10798.50',
    },
  ],
  [
    '2b. the same on 01/04',
    'tax.tnb_bill',
    {
      area: '312.4',
      zone: 'équipée',
      year: 2026,
      declared_on: '2026-02-01',
      paid_on: '2026-04-01',
    },
    { 'payment.n': 2, 'payment.furtherMonths': '46.95', 'total': '10845.45' },
  ],
  [
    '2c. the same on 20/04',
    'tax.late_payment',
    { principal: '9390', last_day: '2026-02-28', on: '2026-04-20' },
    { n: 2, late: '1455.45', totalDue: '10845.45' },
  ],
  [
    '3. undeclared, paid on 23/11',
    'tax.tnb_bill',
    { area: '500', zone: 'équipée', year: 2026, declared_on: null, paid_on: '2026-11-23' },
    {
      'principal': '15000.00',
      'sanction': '2250.00',
      'payment.n': 9,
      'late': '2850.00',
      'total': '20100.00',
    },
  ],
  [
    '4a. below the minimum',
    'tax.tnb_bill',
    { area: '6', zone: 'équipée', year: 2026, paid_on: '2026-11-23' },
    { 'land.tax': '180.00', 'land.issued': false, 'land.reason': 'below_minimum', 'total': '0.00' },
  ],
  [
    '4b. minimum sanction of a late declaration',
    'tax.tnb_bill',
    { area: '20', zone: 'équipée', year: 2026, declared_on: '2026-03-10', paid_on: '2026-02-27' },
    { principal: '600.00', sanction: '500.00', total: '1100.00' },
  ],
  [
    '5. construction',
    'tax.toc',
    { use: 'collectif', covered_area: '2450.2', overhang_area: '60' },
    { area: 2571, tax: '51420.00' },
  ],
  [
    '6. subdivision',
    'tax.tol',
    { estimated_cost: '4000000', actual_cost: '4600000', rate: '5' },
    { estimate: '200000.00', deposit: '150000.00', tax: '230000.00', balance: '80000.00' },
  ],
  [
    '7. drinks outlet',
    'tax.drinks',
    { receipts: '187500', year: 2026, quarter: 1, paid_on: '2026-06-05' },
    { 'tax': '15000.00', 'lastDay': '2026-04-30', 'late.n': 2, 'total': '17325.00' },
  ],
  [
    '8. stay',
    'tax.stay',
    { nights: 3200, child_nights: 200, category: '4*', year: 2026, quarter: 2, rate: '10' },
    { tax: '30000.00', lastDay: '2026-07-31' },
  ],
  [
    '9. transport',
    'tax.transport',
    {
      year: 2026,
      vehicles: [
        { kind: 'coach_a', count: 4, from: '2026-05-10' },
        { kind: 'taxi_1', count: 2, from: '2026-05-10' },
      ],
    },
    { 'tax': '25800.00', 'lines.0.quarters': 3 },
  ],
  [
    '10. terrace',
    'tax.terrace',
    { zone: 'A', area: '18' },
    { quarterly: '1060.00', fee: '4240.00' },
  ],
  [
    'imputation of 10,000 on 300 + 5,100 + 15,000',
    'tax.allocate_payment',
    { amount: 10000, fees: '300', penalties: '5100', principal: '15000' },
    {
      'paid.fees': '300.00',
      'paid.penalties': '5100.00',
      'paid.principal': '4600.00',
      'left.principal': '10400.00',
    },
  ],
]

test.group('Worked cases of the reference', () => {
  for (const [title, rule, input, expected] of CASES) {
    test(title, async ({ assert }) => {
      const { value, steps } = await explain(rule, input)
      for (const [path, figure] of Object.entries(expected))
        assert.equal(at(value, path), figure, path)
      assert.isAbove(steps.length, 0)
    })
  }
})
