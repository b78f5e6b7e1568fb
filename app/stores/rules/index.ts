import vine from '@vinejs/vine'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import { amountInput, choiceInput, dayInput, decimalInput } from '#platform/rules/inputs'
import { firstInFirstOut } from '#stores/rules/first_in_first_out'
import { reorder } from '#stores/rules/reorder'
import { emptyStock, weightedAverage } from '#stores/rules/weighted_average'

/** { in: 40, unit_cost: 25 } and { out: 30 } are read as a receipt and an issue. */
function spelledOut(list: unknown): unknown {
  if (!Array.isArray(list)) return list
  return list.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return entry
    if ('in' in entry) return { ...entry, kind: 'receipt', quantity: entry.in }
    if ('out' in entry) return { ...entry, kind: 'issue', quantity: entry.out }
    return entry
  })
}

const weightedAverageRule = defineRule({
  name: 'stores.weighted_average',
  input: vine.object({
    initial: vine.object({ quantity: decimalInput(), value: amountInput() }).optional(),
    movements: vine
      .array(
        vine.object({
          in: decimalInput().optional(),
          out: decimalInput().optional(),
          kind: choiceInput(['receipt', 'issue'], {
            in: 'receipt',
            entry: 'receipt',
            entrée: 'receipt',
            entree: 'receipt',
            out: 'issue',
            exit: 'issue',
            sortie: 'issue',
          }),
          quantity: decimalInput(),
          unit_cost: decimalInput().optional(),
          cost: amountInput().optional(),
        })
      )
      .parse(spelledOut),
    method: choiceInput(['weighted_average', 'fifo'], {
      cump: 'weighted_average',
      average: 'weighted_average',
      peps: 'fifo',
    }).optional(),
    on: dayInput().optional(),
  }),
  fields: {
    'initial': 'What the store holds before the movements. Default: nothing.',
    'initial.quantity': 'Quantity.',
    'initial.value': 'Its value, DH.',
    'movements': 'Movements in their order.',
    'movements.kind': 'receipt or issue; in or out may say it instead.',
    'movements.quantity': 'Quantity, above zero.',
    'movements.unit_cost': 'Cost of one unit of a receipt, DH, tax and freight included; or cost.',
    'movements.cost': 'Cost of the whole receipt, DH; read before unit_cost.',
    'movements.in': 'Short for a receipt of that quantity.',
    'movements.out': 'Short for an issue of that quantity.',
    'method': 'weighted_average (CUMP) or fifo. Default: weighted_average.',
    'on': 'Day whose settings hold. Default: today.',
  },
  answer: {
    quantity: 'Quantity left.',
    value: 'Its value, DH; zero when nothing is left.',
    unitCost: 'Weighted average cost, six decimals; an issue leaves it unchanged.',
    lines: 'Each movement with its value and the stock after it.',
    issued: 'Value of all the issues, DH.',
  },
  example: {
    movements: [
      { kind: 'receipt', quantity: '40', unit_cost: '25' },
      { kind: 'receipt', quantity: '60', unit_cost: '30' },
      { kind: 'issue', quantity: '30' },
      { kind: 'receipt', quantity: '30', unit_cost: '34' },
    ],
    method: 'weighted_average',
  },
  explain(input, parameters) {
    const on = input.on ?? clock.today()
    const changes = input.movements.map((movement) => ({
      kind: movement.kind,
      quantity: movement.quantity,
      unitCost: movement.unit_cost,
      cost: movement.cost,
    }))
    // Nothing held yet is the same as no opening stock.
    const held = Number(input.initial?.quantity ?? 0) === 0 ? undefined : input.initial
    const decimals = parameters.on<number>('stores.valuation.unit_cost_decimals', on).value
    const initial = held
      ? weightedAverage(
          [{ kind: 'receipt', quantity: held.quantity, cost: held.value }],
          emptyStock,
          decimals
        ).value
      : emptyStock
    return input.method === 'fifo'
      ? firstInFirstOut(changes, initial)
      : weightedAverage(changes, initial, decimals)
  },
})

const reorderRule = defineRule({
  name: 'stores.reorder',
  input: vine.object({
    available: decimalInput(),
    ordered: decimalInput().optional(),
    min: decimalInput(),
    max: decimalInput(),
  }),
  fields: {
    available: 'On hand less reserved.',
    ordered: 'Ordered and not yet received. Default: 0.',
    min: 'Minimum: at or below it, reorder.',
    max: 'Maximum, to which the proposal fills up.',
  },
  answer: {
    needed: 'Whether available and ordered are at or below the minimum.',
    proposed:
      'Quantity to order: the maximum less available and ordered; zero when nothing is needed.',
  },
  example: { available: '12', ordered: '0', min: '20', max: '100' },
  explain: (input) => reorder({ ...input, ordered: input.ordered ?? '0' }),
})

/** The rules of the store. */
export const storeRules = [weightedAverageRule, reorderRule]
