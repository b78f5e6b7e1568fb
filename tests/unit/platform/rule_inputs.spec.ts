import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { seedParameters } from '#platform/settings/definition'
import { defineRule } from '#platform/rules/definition'
import { inputSchema, unknownFields } from '#platform/rules/input_schema'
import { amountInput, choiceInput, dayInput } from '#platform/rules/inputs'
import { budgetRules } from '#budget/rules/index'
import { budgetSettings } from '#budget/settings'
import { fleetRules } from '#fleet/rules/index'
import { fleetSettings } from '#fleet/settings'
import { hrRules } from '#hr/rules/index'
import { hrSettings } from '#hr/settings'
import { procurementRules } from '#procurement/rules/index'
import { procurementSettings } from '#procurement/settings'
import { storeRules } from '#stores/rules/index'
import { storeSettings } from '#stores/settings'
import { taxRules } from '#tax/rules/index'
import { taxSettings } from '#tax/settings'

const rule = defineRule({
  name: 'house.trial',
  input: vine.object({
    amount: amountInput(),
    on: dayInput().optional(),
    urgent: vine.boolean().optional(),
    kind: choiceInput(['works', 'supplies'], { travaux: 'works' }).optional(),
    lines: vine.array(vine.object({ label: vine.string() })).optional(),
  }),
  example: { amount: '1' },
  explain: () => ({ value: null, steps: [] }),
})

interface Field {
  type?: string | string[]
  description?: string
  properties?: Record<string, Field>
  items?: Field
}

function undescribed(field: Field, path: string): string[] {
  const own = path !== '' && !field.description && !path.endsWith('[]') ? [path] : []
  return [
    ...own,
    ...(field.items ? undescribed(field.items, `${path}[]`) : []),
    ...Object.entries(field.properties ?? {}).flatMap(([name, inner]) =>
      undescribed(inner, path === '' ? name : `${path}.${name}`)
    ),
  ]
}

/** Fields of an answer without a meaning; a bare value or a list is called `value`. */
function unexplained(value: unknown, meanings: Record<string, string>): string[] {
  const bare = typeof value !== 'object' || value === null
  const [path, sample] = Array.isArray(value) ? ['value.', value[0] ?? {}] : ['', value]
  const named = bare ? ['value'] : Object.keys(sample as object).map((name) => `${path}${name}`)
  return named.filter((name) => !meanings[name])
}

/** Fields whose type is missing or lists a word twice, which JSON Schema forbids. */
function badTypes(field: Field, path: string): string[] {
  const types = [field.type ?? []].flat()
  const bad = types.length === 0 || new Set(types).size < types.length
  return [
    ...(bad ? [path] : []),
    ...(field.items ? badTypes(field.items, `${path}[]`) : []),
    ...Object.entries(field.properties ?? {}).flatMap(([name, inner]) =>
      badTypes(inner, `${path}.${name}`)
    ),
  ]
}

test.group('Inputs of rules, as a stranger reads them', () => {
  test('the schema says what kind of field each one is', ({ assert }) => {
    const { properties } = inputSchema(rule)
    assert.deepInclude(properties?.amount, { type: ['string', 'number'], format: 'dirhams' })
    assert.deepInclude(properties?.on, { type: 'string', format: 'date' })
    assert.deepEqual(properties?.urgent, { type: 'boolean' })
    assert.deepEqual(properties?.kind?.enum, ['works', 'supplies', 'travaux'])
  })

  test('a field that nobody reads is found, however deep', ({ assert }) => {
    const shape = inputSchema(rule)
    assert.deepEqual(unknownFields(shape, { amount: '1', lines: [{ label: 'a' }] }), [])
    const found = unknownFields(shape, { amuont: '1', lines: [{ label: 'a' }, { lable: 'b' }] })
    assert.deepEqual(
      found.map(({ field }) => field),
      ['amuont', 'lines.1.lable']
    )
    assert.deepEqual(found[1].known, ['label'])
  })

  for (const [rules, settings] of [
    [taxRules, taxSettings],
    [hrRules, hrSettings],
    [fleetRules, fleetSettings],
    [procurementRules, [...procurementSettings, ...budgetSettings]],
    [budgetRules, budgetSettings],
    [storeRules, storeSettings],
  ] as const) {
    for (const each of rules) {
      test(`${each.name}: every field says what it means, the example runs`, async ({ assert }) => {
        const shape = inputSchema(each)
        assert.deepEqual(undescribed(shape as Field, ''), [])
        assert.deepEqual(unknownFields(shape, each.example), [])
        const input = await vine.create(each.input as never).validate(each.example)
        assert.isNotEmpty(each.explain(input as never, seedParameters(settings)).steps)
      })

      test(`${each.name}: every field of the answer says what it means`, async ({ assert }) => {
        const input = await vine.create(each.input as never).validate(each.example)
        const { value } = each.explain(input as never, seedParameters(settings))
        assert.deepEqual(unexplained(JSON.parse(JSON.stringify(value)), each.answer ?? {}), [])
      })

      test(`${each.name}: the schema is one that validators take`, ({ assert }) => {
        assert.deepEqual(badTypes(inputSchema(each) as Field, ''), [])
      })
    }
  }
})
