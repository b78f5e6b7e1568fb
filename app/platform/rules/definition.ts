import type { VineObject } from '@vinejs/vine'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'

/**
 * A rule under its public name. Input is plain JSON checked by a VineJS object: amounts are dirhams as
 * text ('9390.00'), quantities decimal text, days 'YYYY-MM-DD'. The answer is JSON too (Money writes itself).
 */
export interface RuleDefinition<Schema extends SchemaTypes = SchemaTypes> {
  /** 'tax.late_payment'; its title is `rules.<name>` in the languages. */
  name: string
  input: Schema
  /** What each field of the input means, by path ('owners.share'), for whoever reads `rules:list`. */
  fields?: Record<string, string>
  /** What the fields of the answer mean, the same way. */
  answer?: Record<string, string>
  /** A worked input that answers without further ado. */
  example: Record<string, unknown>
  explain: (input: Infer<Schema>, parameters: Parameters) => Explained<unknown>
}

/** Keeps the types of one rule together; the registry holds them without their input type. */
export function defineRule<Schema extends VineObject<any, any, any, any>>(
  rule: RuleDefinition<Schema>
): RuleDefinition {
  return rule as unknown as RuleDefinition
}
