import type { I18nManager } from '@adonisjs/i18n'
import vine from '@vinejs/vine'
import type { RuleDefinition } from '#platform/rules/definition'
import { inputSchema } from '#platform/rules/input_schema'
import type { SettingDefinition } from '#platform/settings/definition'
import { seedParameters } from '#platform/settings/definition'
import { textKey } from '#platform/texts'
import type { Parameter } from '#values/explanation'
import { Parameters } from '#values/parameters'

const TRIAL = {
  type: 'object',
  additionalProperties: true,
  description:
    'Values to try instead of the approved settings, on every day: { "tax.tnb.minimum": "100" }. Keys: see settings.',
}

/** A rule as whoever is outside the house needs it to ask and to read the answer. */
export async function describeRule(
  rule: RuleDefinition,
  settings: SettingDefinition[],
  i18n: I18nManager,
  locale: string
) {
  const title = (language: string) => i18n.locale(language).t(textKey('rules', rule.name))
  const input = inputSchema(rule)
  return {
    name: rule.name,
    title: title(locale),
    titles: { fr: title('fr'), ar: title('ar'), en: title('en') },
    input: { ...input, properties: { ...input.properties, parameters: TRIAL } },
    example: rule.example,
    answer: rule.answer,
    settings: await settingsRead(rule, settings),
  }
}

/** The settings a rule reads to answer its example, each with the days from which a value is known. */
export async function settingsRead(rule: RuleDefinition, settings: SettingDefinition[]) {
  const watched = new Watched([])
  watched.behind = seedParameters(settings)
  const input = await vine.create(rule.input as never).validate(rule.example)
  rule.explain(input as never, watched)
  return settings
    .filter(({ key }) => watched.asked.has(key))
    .map(({ key, type, unit, uncertain, seeds }) => ({
      key,
      type,
      ...(unit && { unit }),
      ...(uncertain && { uncertain }),
      from: seeds.map(({ validFrom }) => validFrom),
    }))
}

/** A snapshot that remembers what it was asked for. */
class Watched extends Parameters {
  readonly asked = new Set<string>()
  behind = new Parameters([])

  find<Value>(key: string, on: string): Parameter<Value> | null {
    this.asked.add(key)
    return this.behind.find<Value>(key, on)
  }

  history<Value>(key: string): Parameter<Value>[] {
    this.asked.add(key)
    return this.behind.history<Value>(key)
  }
}
