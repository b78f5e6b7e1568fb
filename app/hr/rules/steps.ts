import type { Parameter, Step } from '#values/explanation'
import { formatDecimal } from '#values/decimal'
import type { Money } from '#values/money'

/** A step of this module; its text is `hr.steps.<name>`. */
export function step(name: string, more: Omit<Step, 'label'> = {}): Step {
  return { label: `hr.steps.${name}`, ...more }
}

/** A step that rests on a dated parameter, whose legal text it repeats. */
export function parameterStep(
  name: string,
  parameter: Parameter<unknown>,
  more: Omit<Step, 'label' | 'parameter'> = {}
): Step {
  return step(name, { parameter, reference: parameter.reference ?? undefined, ...more })
}

/** '8 430,61 × 14 % = 1 180,29' */
export function percentFormula(base: Money, rate: string, result: Money): string {
  return `${base.format()} × ${formatDecimal(rate)} % = ${result.format()}`
}

/** '2 118,74 + 211,87 = 2 330,61' */
export function sumFormula(parts: Money[], total: Money): string {
  return `${parts.map((part) => part.format()).join(' + ')} = ${total.format()}`
}

/** '8 430,61 − 1 180,29 = 7 250,32' */
export function differenceFormula(start: Money, taken: Money[], rest: Money): string {
  return `${[start, ...taken].map((part) => part.format()).join(' − ')} = ${rest.format()}`
}
