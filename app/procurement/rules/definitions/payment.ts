import vine from '@vinejs/vine'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import {
  amountInput,
  choiceInput,
  dayInput,
  percentInput,
  wholeInput,
} from '#platform/rules/inputs'
import { categoryInput } from '#procurement/rules/inputs'
import { lateInterest } from '#budget/rules/late_interest'
import { latePenalty } from '#procurement/rules/late_penalty'
import { CREDITORS, withholding } from '#procurement/rules/withholding'
import {
  lateInterestFields,
  latePenaltyAnswer,
  latePenaltyFields,
  withholdingAnswer,
  withholdingFields,
} from '#procurement/rules/definitions/meanings'

/** A fact that nothing would read is refused rather than passed over. */
function refuseUnread(field: string, companions: string): never {
  throw new Refusal('rules.unread_field', { field, with: companions }, { field })
}

export const latePenaltyRule = defineRule({
  name: 'procurement.late_penalty',
  input: vine.object({
    category: categoryInput().optional(),
    amount: amountInput(),
    additions: amountInput().optional(),
    days_late: wholeInput(0, 36_500).optional(),
    due_on: dayInput().optional(),
    completed_on: dayInput().optional(),
    suspended_days: wholeInput(0, 36_500).optional(),
    daily_rate: percentInput().optional(),
    cap_rate: percentInput().optional(),
    on: dayInput().optional(),
  }),
  fields: latePenaltyFields,
  answer: latePenaltyAnswer,
  example: { category: 'works', amount: '3600000.00', days_late: 100, on: '2026-11-23' },
  explain(input, parameters) {
    const counted = input.due_on !== undefined && input.completed_on !== undefined
    if (input.suspended_days && !counted) refuseUnread('suspended_days', 'due_on, completed_on')
    return latePenalty(
      {
        on: input.on ?? input.completed_on ?? clock.today(),
        category: input.category ?? 'works',
        amount: input.amount,
        additions: input.additions ?? Money.zero,
        days: input.days_late,
        dueOn: input.due_on,
        completedOn: input.completed_on,
        suspendedDays: input.suspended_days ?? 0,
        dailyRate: input.daily_rate,
        cap: input.cap_rate,
      },
      parameters
    )
  },
})

export const lateInterestRule = defineRule({
  name: 'procurement.late_interest',
  input: vine.object({
    principal: amountInput(),
    service_done_on: dayInput().optional(),
    due_on: dayInput().optional(),
    paid_on: dayInput(),
    suspended_days: wholeInput(0, 36_500).optional(),
    treasury_yield: percentInput().optional(),
    day_basis: vine.number({ strict: true }).in([360, 365]).optional(),
  }),
  fields: lateInterestFields,
  answer: {
    dueOn: 'Last day to pay.',
    paidOn: 'Day of payment.',
    days: 'Days of interest, from the day after dueOn to paidOn; zero in time.',
    rate: 'Yield plus one point, percent a year.',
    dayBasis: 'Days of the year, 360 or 365.',
    interest: 'Interest, DH.',
  },
  example: {
    principal: '1632000.00',
    service_done_on: '2026-03-02',
    paid_on: '2026-06-15',
    treasury_yield: '2.25',
    day_basis: 360,
  },
  explain(input, parameters) {
    if (input.suspended_days && !input.service_done_on)
      refuseUnread('suspended_days', 'service_done_on')
    return lateInterest(
      {
        principal: input.principal,
        serviceDoneOn: input.service_done_on,
        dueOn: input.due_on,
        paidOn: input.paid_on,
        suspendedDays: input.suspended_days ?? 0,
        treasuryYield: input.treasury_yield,
        dayBasis: input.day_basis,
      },
      parameters
    )
  },
})

export const withholdingRule = defineRule({
  name: 'procurement.withholding',
  input: vine.object({
    amount_ht: amountInput(),
    vat_rate: percentInput().optional(),
    category: categoryInput(),
    creditor: choiceInput(CREDITORS, {
      société: 'company',
      societe: 'company',
      personne_physique: 'individual',
      person: 'individual',
      non_résident: 'non_resident',
    }).optional(),
    listed_service: vine.boolean().optional(),
    fees: vine.boolean().optional(),
    month_total_ttc: amountInput().optional(),
    on: dayInput().optional(),
  }),
  fields: withholdingFields,
  answer: withholdingAnswer,
  example: {
    amount_ht: '100000.00',
    vat_rate: '20',
    category: 'studies',
    creditor: 'company',
    listed_service: true,
    fees: true,
    on: '2026-11-23',
  },
  explain(input, parameters) {
    const isService = input.category === 'studies' || input.category === 'services'
    const listedService = input.listed_service ?? input.category === 'studies'
    return withholding(
      {
        on: input.on ?? clock.today(),
        amountHt: input.amount_ht,
        vatRate: input.vat_rate ?? '20',
        category: input.category,
        creditor: input.creditor ?? 'company',
        listedService,
        fees: input.fees ?? (isService && listedService),
        monthTotalTtc: input.month_total_ttc,
      },
      parameters
    )
  },
})
