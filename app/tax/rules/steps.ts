import type { Parameter, Step } from '#values/explanation'
import { formatDecimal } from '#values/decimal'
import type { Money } from '#values/money'

/** A step of this module; its text is `tax.steps.<name>`. */
export function step(name: string, more: Omit<Step, 'label'> = {}): Step {
  return { label: `tax.steps.${name}`, ...more }
}

/** A step that rests on a dated parameter, whose legal text it repeats. */
export function parameterStep(
  name: string,
  parameter: Parameter<unknown>,
  more: Omit<Step, 'label' | 'parameter'> = {}
): Step {
  return step(name, { parameter, reference: parameter.reference ?? undefined, ...more })
}

/** '9 390,00 × 10 % = 939,00' */
export function percentFormula(base: Money, rate: string, result: Money): string {
  return `${base.format()} × ${formatDecimal(rate)} % = ${result.format()}`
}

/** '939,00 + 469,50 = 1 408,50' */
export function sumFormula(parts: Money[], total: Money): string {
  if (parts.length === 0) return total.format()
  return `${parts.map((part) => part.format()).join(' + ')} = ${total.format()}`
}
