import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { absenceDeduction } from '#hr/rules/absence_deduction'
import { basePay } from '#hr/rules/base_pay'
import { incomeTax } from '#hr/rules/income_tax'
import {
  amount,
  day,
  decimal,
  echelle,
  halves,
  LEAVE_TYPES,
  oneOf,
  PACES,
  whole,
} from '#hr/rules/inputs'
import { balanceFacts, balanceInput } from '#hr/rules/leave_balance_input'
import { leaveBalance } from '#hr/rules/leave_balance'
import { leaveDays } from '#hr/rules/leave_days'
import { paternityWindow } from '#hr/rules/paternity_window'
import { payslip } from '#hr/rules/payslip'
import { payslipFacts, payslipInput } from '#hr/rules/payslip_input'
import { retirement } from '#hr/rules/retirement'
import { stepAdvancement, type Pace } from '#hr/rules/step_advancement'

/** The rules of human resources under their public names. */
export const hrRules = [
  defineRule({
    name: 'hr.leave_days',
    input: vine.object({
      type: oneOf(LEAVE_TYPES),
      start: day(),
      end: day().optional(),
      days: halves().optional(),
      starts_at_noon: vine.boolean().optional(),
      ends_at_noon: vine.boolean().optional(),
      holidays: vine.array(day()).optional(),
    }),
    example: { type: 'annual', start: '2026-11-02', end: '2026-11-20' },
    explain: ({ starts_at_noon, ends_at_noon, holidays, ...facts }, parameters) =>
      leaveDays(
        {
          ...facts,
          startsAtNoon: starts_at_noon,
          endsAtNoon: ends_at_noon,
          holidays: holidays?.map((on) => ({ on, name: on })),
        },
        parameters
      ),
  }),
  defineRule({
    name: 'hr.leave_balance',
    input: balanceInput,
    example: {
      recruitment_date: '2010-01-04',
      on: '2026-01-01',
      entries: [
        { kind: 'entitlement', year: 2025, days: 22 },
        { kind: 'taken', start: '2025-08-04', days: 15 },
      ],
    },
    explain: (input, parameters) => leaveBalance(balanceFacts(input), parameters),
  }),
  defineRule({
    name: 'hr.base_pay',
    input: vine.object({
      echelle: echelle().optional(),
      echelon: whole(1, 20).optional(),
      index: whole(1, 2000).optional(),
      on: day(),
    }),
    example: { echelle: '10', echelon: 5, on: '2026-11-23' },
    explain: (input, parameters) => basePay(input, parameters),
  }),
  defineRule({
    name: 'hr.retirement',
    input: vine.object({
      birth_date: day(),
      extensions: whole(0, 10).optional(),
      on: day().optional(),
    }),
    example: { birth_date: '1964-03-10', on: '2026-11-23' },
    explain: ({ birth_date: birth, ...facts }, parameters) =>
      retirement({ birth, ...facts }, parameters),
  }),
  defineRule({
    name: 'hr.step_advancement',
    input: vine.object({
      echelle: echelle().optional(),
      echelon: whole(1, 20),
      since: day(),
      pace: oneOf(PACES).optional(),
      mark: decimal().optional(),
    }),
    example: { echelle: '10', echelon: 3, since: '2024-01-01' },
    explain: ({ pace, ...facts }, parameters) =>
      stepAdvancement({ ...facts, pace: pace as Pace | undefined }, parameters),
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
      on: day(),
    }),
    example: { net_taxable: '4847.59', period: 'month', dependants: 3, on: '2026-11-30' },
    explain: ({ net_taxable: netTaxable, period, dependants, on }, parameters) =>
      incomeTax(
        {
          netTaxable,
          period: period === 'year' ? 'year' : 'month',
          dependants: dependants ?? 0,
          on,
        },
        parameters
      ),
  }),
  defineRule({
    name: 'hr.payslip',
    input: payslipInput,
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
    input: vine.object({ monthly_pay: amount(), half_days: whole(0, 200), on: day() }),
    example: { monthly_pay: '8430.61', half_days: 3, on: '2026-11-30' },
    explain: ({ monthly_pay: monthlyPay, half_days: halfDays, on }, parameters) =>
      absenceDeduction({ monthlyPay, halfDays, on }, parameters),
  }),
  defineRule({
    name: 'hr.paternity_window',
    input: vine.object({ birth_date: day(), start: day().optional() }),
    example: { birth_date: '2026-11-10', start: '2026-11-12' },
    explain: ({ birth_date: birth, start }, parameters) =>
      paternityWindow({ birth, start }, parameters),
  }),
]
