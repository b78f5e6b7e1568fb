import { foldText } from '#values/text'
import type { ImportDefinition } from '#platform/imports/definition'

/** Which column of the file feeds each field; null when none does. */
export type Mapping = Record<string, number | null>

/**
 * The mapping that headings suggest: the field's key, labels or other names, whatever their case, accents, hyphens
 * and units. `labels` gives the names of a field in every language.
 */
export function guessMapping(
  definition: ImportDefinition,
  headings: string[],
  labels: (key: string) => string[] = () => []
): Mapping {
  const plain = headings.map(plainHeading)
  const taken = new Set<number>()
  const mapping: Mapping = {}
  const names = new Map(
    definition.fields.map((field) => [
      field.key,
      [field.key, ...(field.aliases ?? []), ...labels(field.key)]
        .map(plainHeading)
        .filter((name) => name !== ''),
    ])
  )
  const take = (key: string, fits: (heading: string, name: string) => boolean) => {
    if (mapping[key] !== undefined) return
    for (const name of names.get(key)!) {
      const index = plain.findIndex(
        (heading, position) => !taken.has(position) && fits(heading, name)
      )
      if (index >= 0) {
        mapping[key] = index
        taken.add(index)
        return
      }
    }
  }
  for (const field of definition.fields) take(field.key, (heading, name) => heading === name)
  for (const field of definition.fields) {
    take(
      field.key,
      (heading, name) =>
        name.length >= 4 &&
        (` ${heading} `.includes(` ${name} `) || ` ${name} `.includes(` ${heading} `)) &&
        heading.length >= 4
    )
  }
  for (const field of definition.fields) mapping[field.key] ??= null
  return mapping
}

/** Required fields that no column feeds. */
export function missingFields(definition: ImportDefinition, mapping: Mapping): string[] {
  return definition.fields
    .filter((field) => field.required && (mapping[field.key] ?? null) === null)
    .map((field) => field.key)
}

function plainHeading(heading: string): string {
  return foldText(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
