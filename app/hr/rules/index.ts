import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { absenceDeduction } from '#hr/rules/absence_deduction'
import { basePay, oneIndex } from '#hr/rules/base_pay'
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
import { balanceFacts, balanceFields, balanceInput } from '#hr/rules/leave_balance_input'
import { leaveBalance } from '#hr/rules/leave_balance'
import { leaveDays } from '#hr/rules/leave_days'
import { paternityWindow } from '#hr/rules/paternity_window'
import { payslip } from '#hr/rules/payslip'
import { payslipFacts, payslipFields, payslipInput } from '#hr/rules/payslip_input'
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
    fields: {
      type: 'Kind of leave; annual and exceptional count working days, the others calendar days.',
      start: 'First day.',
      end: 'Last day; or give days; or neither for a length fixed by law (maternity, paternity, kafala, pilgrimage).',
      days: 'Number of days or half-days, as the kind counts them: the last day is computed.',
      starts_at_noon: 'Begins after the midday break: half a day less.',
      ends_at_noon: 'Ends at the midday break: half a day less.',
      holidays: 'Public holidays to use instead of the dated settings.',
    },
    answer: {
      days: 'Days counted.',
      counting: 'working (Monday to Friday, less holidays) or calendar.',
      end: 'Last day of the leave.',
      back: 'First working day after it.',
      weekendDays: 'Saturdays and Sundays inside.',
      holidays: 'Holidays inside that fall on a weekday.',
    },
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
    fields: {
      ...balanceFields,
    },
    answer: {
      balance: 'Days left on that day: granted and not lapsed, less every leave begun by then.',
      carried: 'Part of it from earlier years.',
      carriedLapsesOn: 'Last day to take that part.',
      planned: 'Days of leave recorded that begin later.',
      short: 'Days recorded beyond what any year could give.',
      firstLeaveOn: 'First day on which annual leave may be taken.',
      years: 'For each year: granted, taken, remaining, lapsed and the day it lapses.',
    },
    example: {
      recruitment_date: '2010-01-04',
      on: '2026-01-01',
      entries: [
        { kind: 'entitlement', year: 2025, days: 22 },
        { kind: 'taken', start: '2025-08-04', days: 15 },
      ],
    },
    explain: (input, parameters) => leaveBalance(balanceFacts(input, parameters), parameters),
  }),
  defineRule({
    name: 'hr.base_pay',
    input: vine.object({
      echelle: echelle().optional(),
      echelon: whole(1, 20).optional(),
      index: whole(1, 2000).optional(),
      on: day(),
    }),
    fields: {
      echelle: 'Échelle: 6, 8, 9, 10, 11 or HE (7 until the end of 2022).',
      echelon: 'Échelon of that échelle.',
      index: 'The index itself, instead of échelle and échelon.',
      on: 'Day whose grid and point values hold.',
    },
    answer: {
      index: 'Index.',
      annual: 'Base pay of a year, DH.',
      monthly: 'A twelfth, rounded half-up to the centime, DH.',
    },
    example: { echelle: '10', echelon: 5, on: '2026-11-23' },
    explain: (input, parameters) => basePay(oneIndex(input, parameters), parameters),
  }),
  defineRule({
    name: 'hr.retirement',
    input: vine.object({
      birth_date: day(),
      extensions: whole(0, 10).optional(),
      on: day().optional(),
    }),
    fields: {
      birth_date: 'Day of birth in the affiliation file.',
      extensions: 'Extensions of two years granted, 0 to 2.',
      on: 'Day of the question: age, and whether the limit is reached.',
    },
    answer: {
      ageYears: 'Age limit of the generation, whole years.',
      ageMonths: 'And months.',
      limit: 'Day the limit is reached, extensions included.',
      removal: 'Day of removal: the limit, or the end of its month where the setting says so.',
      alerts: 'Days of the alerts.',
      extendedTo: 'What each possible extension would give.',
      reached: 'Whether the limit is reached on the day asked; null without it.',
    },
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
    fields: {
      echelle: 'Échelle, for its last échelon and the automatic steps of 11 and HE.',
      echelon: 'Échelon held.',
      since: 'Day it was reached.',
      pace: 'Pace decided: rapide, moyen or lent.',
      mark: 'Average mark out of 20, which gives the pace when none is decided.',
    },
    answer: {
      to: 'Next échelon.',
      automatic: 'The same delay for everybody.',
      rapide: 'Day at the fast pace.',
      moyen: 'Day at the medium pace.',
      lent: 'Day at the slow pace, by right.',
      on: 'Day at the pace given or earned; without one, the slow pace.',
    },
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
    fields: {
      net_taxable: 'Net taxable income of the period, DH.',
      period: 'month or year. Default: month.',
      dependants: 'Dependants, spouse and children; the law counts six at most.',
      on: 'Day whose table holds.',
    },
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
    fields: {
      ...payslipFields,
    },
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
    fields: {
      monthly_pay: 'Gross taxable monthly pay, DH; family allowances are not part of it.',
      half_days: 'Unjustified half-days.',
      on: 'Day whose fraction holds.',
    },
    example: { monthly_pay: '8430.61', half_days: 3, on: '2026-11-30' },
    explain: ({ monthly_pay: monthlyPay, half_days: halfDays, on }, parameters) =>
      absenceDeduction({ monthlyPay, halfDays, on }, parameters),
  }),
  defineRule({
    name: 'hr.paternity_window',
    input: vine.object({ birth_date: day(), start: day().optional() }),
    fields: {
      birth_date: 'Day of birth of the child.',
      start: 'First day of the leave. Default: the day of birth.',
    },
    example: { birth_date: '2026-11-10', start: '2026-11-12' },
    explain: ({ birth_date: birth, start }, parameters) =>
      paternityWindow({ birth, start }, parameters),
  }),
]
