import type { JSONSchema7 } from 'json-schema'

/** How a kind of field shows itself in the JSON Schema that `rules:list` prints; VineJS writes on in what it gets. */
const kind = (more: object) => ({
  toJSONSchema: (schema: JSONSchema7) => {
    Object.assign(schema, structuredClone(more))
  },
})

export const asAmount = kind({
  type: ['string', 'number'],
  format: 'dirhams',
  examples: ['9390.00', 9390],
})

export const asDecimal = kind({ type: ['string', 'number'], format: 'decimal', examples: ['12.5'] })

export const asDay = kind({ format: 'date', examples: ['2026-03-31', '31/03/2026'] })

export const asInstant = kind({ examples: ['2026-11-24T08:00', '2026-11-24T08:00:00+01:00'] })

/** The words of a list, then the other words that are understood. */
export function asChoice(
  schema: JSONSchema7,
  choices: readonly string[],
  otherWords: readonly string[] = []
): void {
  schema.enum = [...new Set([...choices, ...otherWords])]
}
