import vine from '@vinejs/vine'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import { amountInput, choiceInput, dayInput } from '#platform/rules/inputs'
import { availableCredit, SECTIONS } from '#budget/rules/available'

const availableRule = defineRule({
  name: 'budget.available',
  input: vine.object({
    opened: amountInput().optional(),
    voted: amountInput().optional().requiredIfMissing('opened'),
    transfers: amountInput().optional(),
    amendments: amountInput().optional(),
    carried_over: amountInput().optional(),
    pre_committed: amountInput().optional(),
    committed: amountInput().optional(),
    liquidated: amountInput().optional(),
    mandated: amountInput().optional(),
    paid: amountInput().optional(),
    section: choiceInput(SECTIONS, {
      fonctionnement: 'operating',
      équipement: 'equipment',
      equipement: 'equipment',
      investment: 'equipment',
    }).optional(),
    request: amountInput().optional(),
    on: dayInput().optional(),
  }),
  example: {
    opened: '2000000.00',
    transfers: '100000.00',
    committed: '1450000.00',
    request: '600000.00',
    section: 'equipment',
    on: '2026-11-23',
  },
  explain: (input, parameters) =>
    availableCredit(
      {
        on: input.on ?? clock.today(),
        opened: input.opened,
        voted: input.voted ?? Money.zero,
        transfers: input.transfers ?? Money.zero,
        amendments: input.amendments ?? Money.zero,
        carriedOver: input.carried_over ?? Money.zero,
        preCommitted: input.pre_committed ?? Money.zero,
        committed: input.committed ?? Money.zero,
        liquidated: input.liquidated,
        mandated: input.mandated ?? Money.zero,
        paid: input.paid ?? Money.zero,
        section: input.section,
        request: input.request,
      },
      parameters
    ),
})

/** The rules of credits. */
export const budgetRules = [availableRule]
