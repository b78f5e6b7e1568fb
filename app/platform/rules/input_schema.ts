import vine from '@vinejs/vine'
import type { JSONSchema7 } from 'json-schema'
import type { RuleDefinition } from '#platform/rules/definition'

type Shape = JSONSchema7 & { properties?: Record<string, Shape>; items?: Shape }

/** The input of a rule as JSON Schema, each field with its meaning; amounts may be text or number. */
export function inputSchema(rule: RuleDefinition): Shape {
  const shape = tidy(vine.create(rule.input as never).toJSONSchema() as Shape)
  return described(shape, rule.fields ?? {}, '')
}

/** The fields nobody reads, as 'owners.0.part', each with the fields known in its place. */
export function unknownFields(
  shape: Shape,
  value: unknown,
  path = ''
): { field: string; known: string[] }[] {
  if (Array.isArray(value)) {
    return shape.items
      ? value.flatMap((item, index) => unknownFields(shape.items!, item, `${path}${index}.`))
      : []
  }
  if (typeof value !== 'object' || value === null || !shape.properties) return []
  const properties = shape.properties
  return Object.entries(value).flatMap(([name, inner]) => {
    if (Object.hasOwn(properties, name))
      return unknownFields(properties[name], inner, `${path}${name}.`)
    if (shape.additionalProperties !== false) return []
    return [{ field: `${path}${name}`, known: Object.keys(properties) }]
  })
}

/** VineJS lists every way a form can say yes or no; a reader of the schema wants true or false. */
function tidy(shape: Shape): Shape {
  const { enum: choices, ...rest } = shape
  const yesOrNo = choices?.includes(true) && choices.includes(false) && choices.includes('on')
  const tidied: Shape = yesOrNo ? { type: 'boolean', ...rest } : { ...shape }
  const words = tidied.enum?.filter((choice) => choice !== null) ?? []
  if (!tidied.type && words.length > 0 && words.every((choice) => typeof choice === 'string'))
    tidied.type = tidied.enum?.includes(null) ? ['string', 'null'] : 'string'
  if (tidied.items) tidied.items = tidy(tidied.items)
  if (tidied.properties) {
    tidied.properties = Object.fromEntries(
      Object.entries(tidied.properties).map(([name, inner]) => [name, tidy(inner)])
    )
  }
  return tidied
}

function described(shape: Shape, fields: Record<string, string>, path: string): Shape {
  if (shape.items) return { ...shape, items: described(shape.items, fields, path) }
  if (!shape.properties) return shape
  const properties = Object.entries(shape.properties).map(([name, inner]) => {
    const own = path === '' ? name : `${path}.${name}`
    const description = fields[own]
    return [name, { ...(description && { description }), ...described(inner, fields, own) }]
  })
  return { ...shape, properties: Object.fromEntries(properties) }
}
