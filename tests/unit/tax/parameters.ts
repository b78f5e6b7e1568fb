import vine from '@vinejs/vine'
import type { Explained } from '#values/explanation'
import type { Money } from '#values/money'
import { seedParameters } from '#platform/settings/definition'
import { taxRules } from '#tax/rules/index'
import { taxSettings } from '#tax/settings'

/** The settings of a new city, without a database. */
export const parameters = seedParameters(taxSettings)

/** The answer of a registered rule to a JSON input, as `rules:explain` gives it. */
export async function explain(
  name: string,
  input: Record<string, unknown>
): Promise<Explained<any>> {
  const rule = taxRules.find((candidate) => candidate.name === name)
  if (!rule) throw new Error(`No rule named ${name}`)
  const checked = await vine.create(rule.input as never).validate(input)
  return JSON.parse(JSON.stringify(rule.explain(checked as never, parameters)))
}

export function dirhams(money: Money): string {
  return money.toDecimal()
}
