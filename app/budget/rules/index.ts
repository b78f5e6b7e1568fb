import vine from '@vinejs/vine'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import { amountInput, choiceInput, dayInput } from '#platform/rules/inputs'
import { availableCredit, SECTIONS } from '#budget/rules/available'

const availableRule = defineRule({
  name: 'budget.available',
  input: vine.object({
    opened: amountInput().optional(),
    voted: amountInput().optional().requiredIfMissing('opened'),
    transfers: amountInput({ signed: true }).optional(),
    amendments: amountInput({ signed: true }).optional(),
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
  fields: {
    opened:
      'Credits opened so far, DH, to which the three parts below are added; or voted. With voted it is the total, and must agree.',
    voted: 'Credits voted, DH.',
    transfers: 'Transfers to the line less those from it, DH; may be negative. Default: 0.',
    amendments: 'Amending decisions, DH; may be negative. Default: 0.',
    carried_over: 'Carried over from the year before, DH. Default: 0.',
    pre_committed: 'Requests that hold credit and are not yet committed, DH. Default: 0.',
    committed: 'Committed, with tax, DH. Default: 0.',
    liquidated: 'Verified, DH; at most the committed. Default: the mandated.',
    mandated: 'Ordered to be paid, DH; at most the liquidated. Default: 0.',
    paid: 'Paid, DH; at most the mandated. Default: 0.',
    section: 'operating (fonctionnement) or equipment: says what the end of the year carries over.',
    request:
      'An amount somebody wants to commit, with tax, DH; once accepted it counts as committed.',
    on: 'Day whose settings hold. Default: today.',
  },
  answer: {
    opened: 'Credits opened, transfers, amendments and carry-over included, DH.',
    request: 'The request, DH, or null.',
    available: 'Opened − pre-committed − committed, before the request, DH.',
    accepted: 'Whether the request fits; null without a request.',
    availableAfter: 'What is left after the request, DH; a refused one takes nothing.',
    shortfall: 'What the request lacks, DH.',
    notMandated: 'Committed, an accepted request included, less mandated, DH.',
    carriedOver: 'Of it, what goes to the next year, DH; null without a section.',
    lapsing: 'Of it, what lapses, DH; null without a section.',
  },
  example: {
    opened: '2000000.00',
    transfers: '100000.00',
    committed: '1450000.00',
    request: '600000.00',
    section: 'equipment',
    on: '2026-11-23',
  },
  explain: (input, parameters) => {
    checkOpened(input)
    return availableCredit(
      {
        on: input.on ?? clock.today(),
        opened: input.voted ? undefined : input.opened,
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
    )
  },
})

/** Opened credits given beside the voted ones are their total with the three other parts. */
function checkOpened(input: {
  opened?: Money
  voted?: Money
  transfers?: Money
  amendments?: Money
  carried_over?: Money
}): void {
  const { opened, voted, transfers, amendments, carried_over: carriedOver } = input
  if (!opened || !voted) return
  const parts = [voted, transfers, amendments, carriedOver].filter((part) => part !== undefined)
  const counted = Money.sum(parts)
  if (counted.compare(opened) === 0) return
  const params = {
    fields: 'opened, voted, transfers, amendments, carried_over',
    stated: opened.format(),
    counted: counted.format(),
  }
  throw new Refusal('rules.contradicts', params, { field: 'opened' })
}

/** The rules of credits. */
export const budgetRules = [availableRule]
