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
      /** Last day to pay; without it, that of the tax on undeveloped land of `year`. */
      last_day: day().optional(),
      year: year().optional(),
      /** Day of payment, or day on which the amount is asked for. */
      on: day().optional(),
      paid_on: day().optional(),
      /** `principal`: off the principal; `amount`: penalties first, then principal. */
      payments: vine
        .array(
          vine.object({ on: day(), principal: amount().optional(), amount: amount().optional() })
        )
        .optional(),
    }),
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
      if (!lastDay)
        throw new Refusal('tax.input_missing', { fields: 'last_day, year' }, { field: 'last_day' })
      if (!on) throw new Refusal('tax.input_missing', { fields: 'on, paid_on' }, { field: 'on' })
      return latePayment(
        { principal: input.principal, lastDay, on, payments: input.payments },
        parameters
      )
    },
  }),
  defineRule({
    name: 'tax.allocate_payment',
    input: vine.object({
      amount: amount(),
      /** The day of the payment, for the order in force. */
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
      const debts = input.debts ?? [
        { ...input, reference: undefined, due_on: undefined, year: undefined },
      ]
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
