import vine from '@vinejs/vine'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import { absenceDeduction } from '#hr/rules/absence_deduction'
import { basePay, oneIndex } from '#hr/rules/base_pay'
import { incomeTax } from '#hr/rules/income_tax'
import { amount, day, echelle, oneOf, whole } from '#hr/rules/inputs'
import { payslipAnswer } from '#hr/rules/definitions/meanings'
import { payslip } from '#hr/rules/payslip'
import { payslipFacts, payslipFields, payslipInput } from '#hr/rules/definitions/payslip_input'

/** The rules of pay under their public names. */
export const payRules = [
  defineRule({
    name: 'hr.base_pay',
    input: vine.object({
      echelle: echelle().optional(),
      echelon: whole(1, 20).optional(),
      index: whole(1, 2000).optional(),
      on: day().optional(),
    }),
    fields: {
      echelle: 'Échelle: 6, 8, 9, 10, 11 or HE (7 until the end of 2022).',
      echelon: 'Échelon of that échelle.',
      index: 'The index itself, instead of échelle and échelon.',
      on: 'Day whose grid and point values hold. Default: today.',
    },
    answer: {
      index: 'Index.',
      annual: 'Base pay of a year, DH.',
      monthly: 'A twelfth, rounded half-up to the centime, DH.',
    },
    example: { echelle: '10', echelon: 5, on: '2026-11-23' },
    explain: (input, parameters) =>
      basePay(oneIndex({ ...input, on: input.on ?? clock.today() }, parameters), parameters),
  }),
  defineRule({
    name: 'hr.income_tax',
    input: vine.object({
      net_taxable: amount(),
      period: oneOf({
        month: 'month',
        mois: 'month',
        year: 'year',
        an: 'year',
        annee: 'year',
      }).optional(),
      dependants: whole(0, 50).optional(),
      on: day().optional(),
    }),
    fields: {
      net_taxable: 'Net taxable income of the period, DH.',
      period: 'month or year. Default: month.',
      dependants: 'Dependants, spouse and children; the law counts six at most.',
      on: 'Day whose table holds. Default: today.',
    },
    answer: {
      annualNetTaxable: 'Net taxable income brought to a year, DH.',
      rate: 'Rate of the bracket, percent.',
      gross: 'Tax of the period before dependants, DH.',
      credit: 'Reduction for dependants of the period, DH.',
      tax: 'Tax of the period, DH, never negative.',
    },
    example: { net_taxable: '4847.59', period: 'month', dependants: 3, on: '2026-11-30' },
    explain: ({ net_taxable: netTaxable, period, dependants, on }, parameters) =>
      incomeTax(
        {
          netTaxable,
          period: period === 'year' ? 'year' : 'month',
          dependants: dependants ?? 0,
          on: on ?? clock.today(),
        },
        parameters
      ),
  }),
  defineRule({
    name: 'hr.payslip',
    input: payslipInput,
    fields: payslipFields,
    answer: payslipAnswer,
    example: {
      on: '2026-11-30',
      fund: 'CMR',
      echelle: '10',
      echelon: 5,
      allowances: '6100.00',
      mutual_rate: '1',
      married: true,
      children: 2,
    },
    explain: (input, parameters) => payslip(payslipFacts(input), parameters),
  }),
  defineRule({
    name: 'hr.absence_deduction',
    input: vine.object({ monthly_pay: amount(), half_days: whole(0, 200), on: day().optional() }),
    fields: {
      monthly_pay: 'Gross taxable monthly pay, DH; family allowances are not part of it.',
      half_days: 'Unjustified half-days.',
      on: 'Day whose fraction holds. Default: today.',
    },
    answer: {
      deduction: 'Deducted, DH.',
      remaining: 'Monthly pay less the deduction, DH.',
    },
    example: { monthly_pay: '8430.61', half_days: 3, on: '2026-11-30' },
    explain: ({ monthly_pay: monthlyPay, half_days: halfDays, on }, parameters) =>
      absenceDeduction({ monthlyPay, halfDays, on: on ?? clock.today() }, parameters),
  }),
]
