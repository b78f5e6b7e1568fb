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
import { adviseProcedure, PROCEDURES, withoutTax } from '#procurement/rules/procedure'
import { procedureAnswer, procedureFields } from '#procurement/rules/definitions/meanings'

export const procedureRule = defineRule({
  name: 'procurement.procedure',
  input: vine.object({
    amount_ht: amountInput().optional().requiredIfMissing('amount_ttc'),
    amount_ttc: amountInput().optional(),
    vat_rate: percentInput().optional(),
    already_committed: amountInput().optional(),
    in_flight: amountInput().optional(),
    capable_operators: wholeInput().optional(),
    requested: choiceInput(PROCEDURES, {
      bon_de_commande: 'purchase_order',
      bc: 'purchase_order',
      order: 'purchase_order',
      simplified: 'simplified_tender',
      restricted: 'restricted_tender',
      open: 'open_tender',
    }).optional(),
    on: dayInput().optional(),
  }),
  fields: procedureFields,
  answer: procedureAnswer,
  example: {
    amount_ht: '250000.00',
    vat_rate: '20',
    already_committed: '300000.00',
    in_flight: '0',
    requested: 'purchase_order',
    on: '2026-11-23',
  },
  explain(input, parameters) {
    const vatRate = input.vat_rate ?? '20'
    const { amount_ht: ht, amount_ttc: ttc } = input
    const withTax = ht?.plus(ht.percent(vatRate))
    if (withTax && ttc && Math.abs(withTax.minor - ttc.minor) > 1) {
      const params = {
        fields: 'amount_ht, amount_ttc, vat_rate',
        stated: ttc.format(),
        counted: withTax.format(),
      }
      throw new Refusal('rules.contradicts', params, { field: 'amount_ttc' })
    }
    return adviseProcedure(
      {
        on: input.on ?? clock.today(),
        amount: input.amount_ht ?? withoutTax(input.amount_ttc ?? Money.zero, vatRate),
        vatRate,
        amountTtc: input.amount_ttc,
        committed: input.already_committed ?? Money.zero,
        inFlight: input.in_flight ?? Money.zero,
        capableOperators: input.capable_operators,
        requested: input.requested ?? 'purchase_order',
      },
      parameters
    )
  },
})
