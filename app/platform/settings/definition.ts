import type { CivilDate } from '#values/civil_date'
import type { Parameter } from '#values/explanation'
import { Parameters } from '#values/parameters'

/**
 * What a dated setting holds. `money` is dirhams as text, `rate` a percentage as text, `choice` one of `choices`,
 * `table` JSON rows.
 */
export type SettingType =
  'money' | 'rate' | 'decimal' | 'integer' | 'boolean' | 'text' | 'choice' | 'date' | 'table'

export interface SettingSeed {
  validFrom: CivilDate
  validTo?: CivilDate
  value: unknown
  /** The text it comes from: 'loi 47-06, art. 147'. */
  reference: string
}

/**
 * A parameter that a text or the commune sets: its meaning (`settings.<key>` in the languages), type
 * and the values known at the start. Marked uncertain when the reference asks the commune to confirm it.
 */
export interface SettingDefinition {
  key: string
  type: SettingType
  /** What its number counts: a code, in words under `platform.setting_units`. */
  unit?: string
  /** Of a `choice`: the codes, each with its words under `setting_choices.<key>.<code>`. */
  choices?: readonly string[]
  uncertain?: boolean
  /** Days without a value are allowed. */
  gapsAllowed?: boolean
  seeds: SettingSeed[]
  /** Throws a Refusal when a value may not be set (a rate outside its legal bracket, say). */
  check?: (value: unknown, validFrom: CivilDate, parameters: Parameters) => void
}

export function defineSettings(definitions: SettingDefinition[]): SettingDefinition[] {
  return definitions
}

/** The snapshot made of the seeds alone: what tests of rules and a new city start with. */
export function seedParameters(definitions: Iterable<SettingDefinition>): Parameters {
  const rows: Parameter[] = []
  for (const definition of definitions) {
    for (const seed of definition.seeds) {
      rows.push({
        key: definition.key,
        value: seed.value,
        validFrom: seed.validFrom,
        validTo: seed.validTo ?? null,
        reference: seed.reference,
      })
    }
  }
  return new Parameters(rows)
}
