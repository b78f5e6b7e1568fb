import { parseCivilDate } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { Refusal } from '#values/refusal'
import type { SettingDefinition } from '#platform/settings/definition'

/** What was typed as the value of a setting's type. Refuses, at the field, what is not one. */
export function parseSettingValue(definition: SettingDefinition, typed: string): unknown {
  const refuse = () => {
    throw new Refusal('platform.setting_value', { type: definition.type }, { field: 'value' })
  }
  switch (definition.type) {
    case 'money':
    case 'rate':
    case 'decimal':
      return parseDecimal(typed) ?? refuse()
    case 'integer': {
      const number = parseDecimal(typed)
      return number !== null && /^-?\d+$/.test(number) ? Number(number) : refuse()
    }
    case 'boolean':
      return /^(oui|yes|true|1|نعم)$/i.test(typed)
        ? true
        : /^(non|no|false|0|لا)$/i.test(typed)
          ? false
          : refuse()
    case 'date':
      return parseCivilDate(typed) ?? refuse()
    case 'choice':
      return definition.choices?.includes(typed) ? typed : refuse()
    case 'table':
      try {
        return JSON.parse(typed)
      } catch {
        return refuse()
      }
    default:
      return typed
  }
}
