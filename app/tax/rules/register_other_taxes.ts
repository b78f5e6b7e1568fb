import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { amount, day, decimal, oneOf, year } from '#tax/rules/inputs'
import { constructionTax } from '#tax/rules/construction'
import { drinksTax, stayTax } from '#tax/rules/quarterly_taxes'
import { subdivisionTax } from '#tax/rules/subdivision'
import { terraceFee } from '#tax/rules/terrace'
import { transportTax } from '#tax/rules/transport'
import { quarryTax, waterTax } from '#tax/rules/volumes'

const quarter = () => vine.number().withoutDecimals().range([1, 4])
const nights = () => vine.number().withoutDecimals().min(0)

const quarterAnswer = {
  tax: 'Tax of the quarter, DH.',
  lastDay: 'Last day to pay without penalty.',
  late: 'Answer of tax.late_payment; null without paid_on.',
  total: 'Tax and lateness, DH.',
}

const USES = {
  collective: 'collective',
  collectif: 'collective',
  commercial: 'commercial',
  professional: 'professional',
  professionnel: 'professional',
  individual: 'individual',
  individuel: 'individual',
  slum_clearance: 'slum_clearance',
  recasement: 'slum_clearance',
}

const CATEGORIES = {
  'guest_house': 'guest_house',
  'maison_d_hotes': 'guest_house',
  'congress_centre': 'luxury',
  'luxury': 'luxury',
  'luxe': 'luxury',
  '5': '5',
  '5*': '5',
  'private_club': '5',
  '4': '4',
  '4*': '4',
  'holiday_village': '4',
  '3': '3',
  '3*': '3',
  'residence': '3',
  '2': '2',
  '2*': '2',
  'motel': '2',
  'gite': '1',
  '1': '1',
  '1*': '1',
}

const VEHICLES = {
  taxi_1: 'taxi_1',
  taxi_2: 'taxi_2',
  coach_small: 'coach_small',
  coach_c: 'coach_c',
  coach_b: 'coach_b',
  coach_a: 'coach_a',
}

export const otherTaxRules = [
  defineRule({
    name: 'tax.toc',
    input: vine.object({
      covered_area: decimal(),
      overhang_area: decimal().optional(),
      use: oneOf(USES),
      restoration: vine.boolean().optional(),
      demolition: vine.boolean().optional(),
      on: day().optional(),
    }),
    fields: {
      covered_area: 'Covered area of the permit, m².',
      overhang_area: 'Overhang on the communal public domain, m²: counts twice.',
      use: 'Use of the building: collective, commercial, professional, individual or slum_clearance.',
      restoration: 'A restoration permit: a fixed amount.',
      demolition: 'A demolition permit comes with it.',
      on: 'Day of the permit, whose rates hold. Default: 2026-01-01.',
    },
    answer: {
      tax: 'Tax, demolition fee included, DH.',
      area: 'Square metres taxed, rounded up; zero for a restoration.',
    },
    example: { use: 'collective', covered_area: '2450.2', overhang_area: '60', on: '2026-01-01' },
    explain: (input, parameters) =>
      constructionTax(
        {
          on: input.on ?? '2026-01-01',
          use: input.use,
          coveredArea: input.covered_area,
          overhangArea: input.overhang_area,
          restoration: input.restoration,
          demolition: input.demolition,
        },
        parameters
      ),
  }),
  defineRule({
    name: 'tax.tol',
    input: vine.object({
      estimated_cost: amount(),
      actual_cost: amount().optional(),
      rate: decimal().optional(),
      on: day().optional(),
    }),
    fields: {
      estimated_cost: 'Estimated cost of the works, excluding VAT, DH.',
      actual_cost: 'Actual cost at completion, DH; without it only the deposit is computed.',
      rate: 'A voted rate to try, percent; refused outside the bracket.',
      on: 'Day of the permit, whose rates hold. Default: 2026-01-01.',
    },
    answer: {
      estimate: 'Tax on the estimated cost, DH.',
      deposit: 'Deposit at the permit, DH.',
      tax: 'Tax on the actual cost, DH; null until it is known.',
      balance: 'Tax less deposit, DH; negative when the deposit was too much.',
    },
    example: { estimated_cost: '4000000', actual_cost: '4600000', on: '2026-01-01' },
    explain: (input, parameters) =>
      subdivisionTax(
        {
          on: input.on ?? '2026-01-01',
          estimatedCost: input.estimated_cost,
          actualCost: input.actual_cost,
          rate: input.rate,
        },
        parameters
      ),
  }),
  defineRule({
    name: 'tax.drinks',
    input: vine.object({
      receipts: amount(),
      year: year(),
      quarter: quarter(),
      rate: decimal().optional(),
      paid_on: day().optional(),
    }),
    fields: {
      receipts: 'Receipts of the quarter, excluding VAT, DH.',
      year: 'Year of the quarter.',
      quarter: 'Quarter, 1 to 4.',
      rate: 'A voted rate to try, percent; refused outside the bracket.',
      paid_on: 'Day of payment, for the lateness.',
    },
    answer: quarterAnswer,
    example: { receipts: '187500', year: 2026, quarter: 1, paid_on: '2026-06-05' },
    explain: ({ paid_on: paidOn, ...facts }, parameters) =>
      drinksTax({ ...facts, paidOn }, parameters),
  }),
  defineRule({
    name: 'tax.stay',
    input: vine.object({
      nights: nights(),
      child_nights: nights().optional(),
      category: oneOf(CATEGORIES),
      year: year(),
      quarter: quarter(),
      rate: decimal().optional(),
      paid_on: day().optional(),
    }),
    fields: {
      nights: 'Person-nights of the quarter.',
      child_nights: 'Of which nights of children under 12, exempt.',
      category: 'Class of the lodging: guest_house, luxury, 5, 4, 3, 2 or 1 (stars).',
      year: 'Year of the quarter.',
      quarter: 'Quarter, 1 to 4.',
      rate: 'A voted rate to try, DH per night; refused outside the bracket.',
      paid_on: 'Day of payment, for the lateness.',
    },
    answer: quarterAnswer,
    example: { nights: 3200, child_nights: 200, category: '4', year: 2026, quarter: 2 },
    explain: ({ child_nights: childNights, paid_on: paidOn, ...facts }, parameters) =>
      stayTax({ ...facts, childNights, paidOn }, parameters),
  }),
  defineRule({
    name: 'tax.transport',
    input: vine.object({
      year: year(),
      vehicles: vine.array(
        vine.object({
          kind: oneOf(VEHICLES),
          count: vine.number().withoutDecimals().min(1),
          from: day().optional(),
          to: day().optional(),
        })
      ),
    }),
    fields: {
      'year': 'Tax year.',
      'vehicles': 'The vehicles, alike ones together.',
      'vehicles.kind':
        'taxi_1, taxi_2 (categories), coach_a, coach_b, coach_c, coach_small (under 7 seats).',
      'vehicles.count': 'How many.',
      'vehicles.from': 'First day of service; a quarter begun counts whole. Default: 1 January.',
      'vehicles.to': 'Last day of service. Default: 31 December.',
    },
    answer: {
      tax: 'Tax of the year, DH.',
      lines: 'Each kind: vehicles, quarters begun, amount in DH.',
    },
    example: {
      year: 2026,
      vehicles: [
        { kind: 'coach_a', count: 4, from: '2026-05-10' },
        { kind: 'taxi_1', count: 2, from: '2026-05-10' },
      ],
    },
    explain: (input, parameters) => transportTax(input, parameters),
  }),
  defineRule({
    name: 'tax.terrace',
    input: vine.object({
      zone: vine.string(),
      area: decimal(),
      quarters: quarter().optional(),
      authorised: vine.boolean().optional(),
      on: day().optional(),
    }),
    fields: {
      zone: 'Zone of the fiscal order: A, B or C.',
      area: 'Area occupied, m².',
      quarters: 'Quarters occupied, 1 to 4. Default: 4.',
      authorised: 'false: without permit, the fee is multiplied. Default: true.',
      on: 'Day whose tariff holds. Default: 2025-12-31.',
    },
    answer: {
      quarterly: 'Fee of one quarter before any multiple, DH.',
      quarters: 'Quarters counted.',
      fee: 'Fee, DH.',
    },
    example: { zone: 'A', area: '18', quarters: 4, on: '2025-12-31' },
    explain: (input, parameters) =>
      terraceFee({ ...input, on: input.on ?? '2025-12-31' }, parameters),
  }),
  defineRule({
    name: 'tax.water',
    input: vine.object({ litres: decimal(), on: day().optional() }),
    fields: {
      litres: 'Litres sold; a fraction counts for a litre.',
      on: 'Day whose rate holds. Default: 2026-01-01.',
    },
    answer: {
      tax: 'Tax, DH.',
    },
    example: { litres: '125000.5', on: '2026-01-01' },
    explain: (input, parameters) =>
      waterTax({ litres: input.litres, on: input.on ?? '2026-01-01' }, parameters),
  }),
  defineRule({
    name: 'tax.quarries',
    input: vine.object({
      cubic_metres: decimal(),
      rate: decimal().optional(),
      on: day().optional(),
    }),
    fields: {
      cubic_metres: 'Volume extracted, m³.',
      rate: 'Rate of the material, DH per m³, instead of the setting.',
      on: 'Day whose rate holds. Default: 2026-01-01.',
    },
    answer: { tax: 'Tax, DH.' },
    example: { cubic_metres: '1250.5', on: '2026-01-01' },
    explain: ({ cubic_metres: cubicMetres, rate, on }, parameters) =>
      quarryTax({ cubicMetres, rate, on: on ?? '2026-01-01' }, parameters),
  }),
]
