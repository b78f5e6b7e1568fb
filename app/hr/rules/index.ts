import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { day, decimal, echelle, halves, LEAVE_TYPES, oneOf, PACES, whole } from '#hr/rules/inputs'
import { balanceFacts, balanceFields, balanceInput } from '#hr/rules/leave_balance_input'
import { leaveBalance } from '#hr/rules/leave_balance'
import { leaveDays } from '#hr/rules/leave_days'
import { paternityWindow } from '#hr/rules/paternity_window'
import { payRules } from '#hr/rules/definitions/pay'
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
      type: 'Kind of leave.',
      start: 'First day.',
      days: 'Days counted.',
      counting: 'working (Monday to Friday, less holidays) or calendar.',
      end: 'Last day of the leave.',
      back: 'First working day after it; the last day itself, in the afternoon, when the leave ends at noon.',
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
      on: 'Day of the question.',
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
      ageOn: 'Whole years of age on the day asked; null without it.',
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
      from: 'Échelon held.',
      pace: 'Pace given or earned by the mark, or null.',
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
    name: 'hr.paternity_window',
    input: vine.object({ birth_date: day(), start: day().optional() }),
    fields: {
      birth_date: 'Day of birth of the child.',
      start: 'First day of the leave. Default: the day of birth.',
    },
    answer: {
      days: 'Consecutive days of the leave.',
      start: 'First day asked for.',
      end: 'Last day of the leave.',
      windowCloses: 'Day the child is fourteen weeks old.',
      lastStart: 'Last day on which the leave may begin.',
      allowed: 'Whether the leave falls inside the window.',
    },
    example: { birth_date: '2026-11-10', start: '2026-11-12' },
    explain: ({ birth_date: birth, start }, parameters) =>
      paternityWindow({ birth, start }, parameters),
  }),
  ...payRules,
]
