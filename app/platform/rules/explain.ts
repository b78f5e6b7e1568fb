import type { I18n } from '@adonisjs/i18n'
import vine from '@vinejs/vine'
import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { stampedParams } from '#values/text'
import { installed } from '#platform/modules'
import { inputSchema, unknownFields } from '#platform/rules/input_schema'
import { textKey } from '#platform/texts'
import { loadParameters } from '#platform/settings/parameters'

export interface WrittenStep extends Step {
  /** The label in the reader's language. */
  text: string
}

/** Asks a rule, with the approved settings or the trial values given under `parameters`. */
export async function explainRule(name: string, json: string, i18n: I18n) {
  const rule = installed.rule(name)
  if (!rule) {
    const near = installed.rules().map((item) => item.name)
    throw new Refusal('rules.unknown', { name, known: near.join(', ') })
  }
  const { parameters: trial, ...facts } = parse(json)
  const [unknown] = unknownFields(inputSchema(rule), facts)
  if (unknown) {
    const { field, known } = unknown
    throw new Refusal('rules.unknown_field', { field, known: known.join(', ') }, { field })
  }
  const input = await vine.create(rule.input as never).validate(facts)
  const parameters = withTrial(await loadParameters(), trial)
  const explained = rule.explain(input as never, parameters)
  return {
    rule: name,
    title: i18n.t(textKey('rules', name)),
    value: explained.value,
    steps: writeSteps(explained.steps, i18n).map(withSource),
  }
}

/** A step that rests on a setting says its text, and whether the commune has still to confirm it. */
function withSource(step: WrittenStep): WrittenStep {
  const { parameter } = step
  if (!parameter) return step
  const definition = installed.settings().find(({ key }) => key === parameter.key)
  return {
    ...step,
    reference: step.reference ?? parameter.reference ?? undefined,
    parameter: definition?.uncertain ? { ...parameter, uncertain: true } : parameter,
  }
}

/** The steps with their labels in the reader's language. */
export function writeSteps(steps: Step[], i18n: I18n): WrittenStep[] {
  return steps.map((step) => ({
    ...step,
    text: i18n.t(step.label, stampedParams(step.params ?? {}) as never),
  }))
}

/** What a record keeps of a figure: enough to show it again as it was. */
export function storedExplanation(rule: string, explained: Explained<unknown>): string {
  return JSON.stringify({ rule, value: explained.value, steps: explained.steps })
}

/** The settings with the trial values in their place; refuses `rules.unknown_parameter`. */
function withTrial(snapshot: Parameters, trial: unknown): Parameters {
  if (trial === undefined) return snapshot
  if (typeof trial !== 'object' || trial === null || Array.isArray(trial))
    throw new Refusal('rules.parameters_shape', {}, { field: 'parameters' })
  for (const key of Object.keys(trial)) {
    if (snapshot.history(key).length > 0) continue
    throw new Refusal('rules.unknown_parameter', { key }, { field: `parameters.${key}` })
  }
  return snapshot.with(trial as Record<string, unknown>)
}

function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch (error) {
    throw new Refusal('rules.not_json', { detail: (error as Error).message })
  }
  throw new Refusal('rules.not_json', { detail: 'an object is expected' })
}
