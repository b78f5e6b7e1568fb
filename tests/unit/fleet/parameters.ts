import vine from '@vinejs/vine'
import { seedParameters } from '#platform/settings/definition'
import { fleetRules } from '#fleet/rules/index'
import { fleetSettings } from '#fleet/settings'

/** The fleet's settings as a new city starts with them. */
export const parameters = seedParameters(fleetSettings)

/** Asks a rule by its public name, as the shell does. */
export async function explain(
  name: string,
  json: Record<string, unknown>,
  trial: Record<string, unknown> = {}
) {
  const rule = fleetRules.find((candidate) => candidate.name === name)
  if (!rule) throw new Error(`No rule ${name}`)
  const input = await vine.create(rule.input as never).validate(json)
  return rule.explain(input as never, parameters.with(trial))
}

/** The answer alone, as JSON gives it. */
export async function answer<Value>(
  name: string,
  json: Record<string, unknown>,
  trial: Record<string, unknown> = {}
) {
  const { value } = await explain(name, json, trial)
  return JSON.parse(JSON.stringify(value)) as Value
}
