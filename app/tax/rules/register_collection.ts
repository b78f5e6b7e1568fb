import vine from '@vinejs/vine'
import { civilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { defineRule } from '#platform/rules/definition'
import { allocatePayment } from '#tax/rules/allocate_payment'
import { collectionCalendar } from '#tax/rules/collection'
import { amount, day, oneOf, year } from '#tax/rules/inputs'
import { landPaymentLastDay } from '#tax/rules/last_day'
import { latePayment } from '#tax/rules/late_payment'
import { checkedPayments, partPayments, paymentFields } from '#tax/rules/part_payments'

const parts = {
  fees: amount().optional(),
  penalties: amount().optional(),
  principal: amount().optional(),
}

export const collectionRules = [
  defineRule({
    name: 'tax.late_payment',
    input: vine.object({
      principal: amount(),
      last_day: day().optional(),
      year: year().optional(),
      on: day().optional(),
      paid_on: day().optional(),
      payments: partPayments(),
    }),
    fields: {
      principal: 'Principal of the debt, DH.',
      last_day: 'Last day to pay without penalty. Default: that of the land tax of `year`.',
      year: 'Tax year of the land tax, when last_day is not given: end of February.',
      on: 'Day of payment, or day for which the amount is asked; `paid_on` is the same.',
      paid_on: 'Another name of `on`.',
      payments: 'Earlier part payments, in any order; the base becomes the principal left.',
      ...paymentFields,
    },
    answer: {
      n: 'Months or fractions begun since the day after the last day, anniversary to anniversary (31 January → 28 February).',
      firstDay: 'The day after the last day to pay.',
      penalty: 'Penalty, once, DH.',
      firstMonth: 'Surcharge of the first month, DH.',
      furtherMonths: 'Surcharge of the further months, DH.',
      late: 'penalty + firstMonth + furtherMonths.',
      latePaid: 'Part of `late` that the payments settled.',
      principalPaid: 'Principal that the payments settled.',
      remainingPrincipal: 'Principal still owed.',
      remainingLate: 'Lateness still owed.',
      totalDue: 'remainingPrincipal + remainingLate.',
      overpaid: 'What was paid beyond everything owed on its day.',
      periods: 'One line per kind, base and rate: months, base, rate, amount.',
    },
    example: {
      principal: '9390.00',
      last_day: '2026-02-28',
      on: '2026-04-20',
      payments: [{ on: '2026-03-15', principal: '4000' }],
    },
    explain: (input, parameters) => {
      const lastDay =
        input.last_day ?? (input.year ? landPaymentLastDay(input.year, parameters) : undefined)
      const on = input.on ?? input.paid_on
      if (input.on && input.paid_on && input.on !== input.paid_on)
        throw new Refusal('tax.input_twice', { fields: 'on, paid_on' }, { field: 'paid_on' })
      if (!lastDay)
        throw new Refusal('tax.input_missing', { fields: 'last_day, year' }, { field: 'last_day' })
      if (!on) throw new Refusal('tax.input_missing', { fields: 'on, paid_on' }, { field: 'on' })
      return latePayment(
        { principal: input.principal, lastDay, on, payments: checkedPayments(input.payments) },
        parameters
      )
    },
  }),
  defineRule({
    name: 'tax.allocate_payment',
    input: vine.object({
      amount: amount(),
      on: day().optional(),
      debts: vine
        .array(
          vine.object({
            reference: vine.string().optional(),
            due_on: day().optional(),
            year: year().optional(),
            ...parts,
          })
        )
        .optional(),
      ...parts,
    }),
    fields: {
      'amount': 'Dirhams received.',
      'on': 'Day of the payment, for the order of imputation in force. Default: 2026-01-01.',
      'debts':
        'What is owed; or give fees, penalties and principal of a single debt beside amount.',
      'debts.reference': 'Name of the debt in the answer. Default: its place in the list.',
      'debts.due_on': 'Last day to pay: the oldest debt is paid first. This or year, when several.',
      'debts.year': 'Tax year, when due_on is not known: counts as its 31 December.',
      'debts.fees': 'Collection fees owed, DH.',
      'debts.penalties': 'Sanctions, penalties and surcharges owed, DH.',
      'debts.principal': 'Principal owed, DH.',
      'fees': 'Collection fees of the single debt, DH.',
      'penalties': 'Sanctions, penalties and surcharges of the single debt, DH.',
      'principal': 'Principal of the single debt, DH.',
    },
    answer: {
      lines:
        'One per debt, in the order of payment: what was paid, what is left, whether it is settled.',
      paid: 'Paid in all, by part.',
      left: 'Left in all, by part.',
      surplus: 'What no debt could take.',
    },
    example: {
      amount: '10000',
      debts: [
        {
          reference: 'AV-2026-0000001',
          due_on: '2026-02-28',
          fees: '300',
          penalties: '5100',
          principal: '15000',
        },
      ],
    },
    explain: (input, parameters) => {
      const single = input.fees ?? input.penalties ?? input.principal
      if (input.debts && single)
        throw new Refusal('tax.input_twice', { fields: 'debts, principal' }, { field: 'debts' })
      if (!input.debts && !single)
        throw new Refusal('tax.input_missing', { fields: 'debts, principal' }, { field: 'debts' })
      const debts = input.debts ?? [
        { ...input, reference: undefined, due_on: undefined, year: undefined },
      ]
      const undated = debts.findIndex((debt) => !debt.due_on && !debt.year)
      if (debts.length > 1 && undated >= 0)
        throw new Refusal(
          'tax.input_missing',
          { fields: 'due_on, year' },
          { field: `debts.${undated}.due_on` }
        )
      const owed = debts.map((debt, index) => ({
        reference: debt.reference ?? String(index + 1),
        dueOn: debt.due_on ?? (debt.year ? civilDate(debt.year, 12, 31) : civilDate(1990, 1, 1)),
        fees: debt.fees ?? Money.zero,
        penalties: debt.penalties ?? Money.zero,
        principal: debt.principal ?? Money.zero,
      }))
      return allocatePayment(
        { amount: input.amount, debts: owed, on: input.on ?? '2026-01-01' },
        parameters
      )
    },
  }),
  defineRule({
    name: 'tax.collection_calendar',
    input: vine.object({
      issued_on: day(),
      title: oneOf({
        roll: 'roll',
        role: 'roll',
        order: 'order',
        ordre_de_recette: 'order',
      }).optional(),
      last_notice_on: day().optional(),
      demand_on: day().optional(),
      seizure_on: day().optional(),
      interrupted_on: day().optional(),
    }),
    fields: {
      issued_on: 'Day of issue (mise en recouvrement).',
      title: 'roll (rôle) or order (ordre de recette). Default: roll.',
      last_notice_on: 'Day the last notice without charge was sent.',
      demand_on: 'Day the commandement was served.',
      seizure_on: 'Day of the saisie.',
      interrupted_on: 'Last act or acknowledgement that restarts the limitation.',
    },
    answer: {
      dueOn: 'Last day to pay.',
      lastNoticeFrom: 'First day for the last notice without charge.',
      demandFrom: 'First day for the commandement; null until the last notice was sent.',
      seizureFrom: 'First day for the saisie; null until the commandement was served.',
      saleFrom: 'First day for the sale; null until the saisie.',
      limitationOn: 'Day the debt lapses.',
    },
    example: { issued_on: '2026-01-05', title: 'roll', last_notice_on: '2026-04-12' },
    explain: (input, parameters) =>
      collectionCalendar(
        {
          issuedOn: input.issued_on,
          title: (input.title ?? 'roll') as 'roll' | 'order',
          lastNoticeOn: input.last_notice_on,
          demandOn: input.demand_on,
          seizureOn: input.seizure_on,
          interruptedOn: input.interrupted_on,
        },
        parameters
      ),
  }),
]
