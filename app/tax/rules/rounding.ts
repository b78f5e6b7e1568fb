import type { CivilDate } from '#values/civil_date'
import type { Step } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep } from '#tax/rules/steps'

export type WholeDirham = 'none' | 'up' | 'down'

/** A computed tax brought to whole dirhams when an order of the commune asks for it; a step only then. */
export function roundTax(
  amount: Money,
  on: CivilDate,
  parameters: Parameters
): { amount: Money; steps: Step[] } {
  const parameter = parameters.on<WholeDirham>('tax.arrondi_dirham', on)
  if (parameter.value === 'none') return { amount, steps: [] }
  const rounded = amount.toWholeDirham(parameter.value)
  return {
    amount: rounded,
    steps: [
      parameterStep('whole_dirham', parameter, {
        formula: `${amount.format()} → ${rounded.format()}`,
      }),
    ],
  }
}
