import type { Parameter, Step } from '#values/explanation'
import { formatDecimal } from '#values/decimal'

type StepParams = NonNullable<Step['params']>

/** A step of the fleet: label `fleet.steps.<name>`, with what it rests on. */
export function step(
  name: string,
  details: { params?: StepParams; formula?: string; parameter?: Parameter; reference?: string } = {}
): Step {
  return {
    label: `fleet.steps.${name}`,
    ...details,
    reference: details.reference ?? details.parameter?.reference ?? undefined,
  }
}

/** A quantity as a formula writes it. */
export const shown = formatDecimal
