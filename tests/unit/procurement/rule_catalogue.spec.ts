import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { seedParameters } from '#platform/settings/definition'
import { budgetRules } from '#budget/rules/index'
import { budgetSettings } from '#budget/settings'
import { procurementRules } from '#procurement/rules/index'
import { procurementSettings } from '#procurement/settings'
import { storeRules } from '#stores/rules/index'
import { storeSettings } from '#stores/settings'

const settings = [...procurementSettings, ...budgetSettings, ...storeSettings]
const rules = [...procurementRules, ...budgetRules, ...storeRules]
const parameters = seedParameters(settings)

/** The text of 'procurement.steps.award' in one language; undefined when nobody wrote it. */
function textOf(locale: string, key: string): unknown {
  const [module, ...path] = key.split('.')
  const file = new URL(`../../../resources/lang/${locale}/${module}.json`, import.meta.url)
  return path.reduce<unknown>(
    (node, part) => (node as Record<string, unknown> | undefined)?.[part],
    JSON.parse(readFileSync(file, 'utf8'))
  )
}

test.group('Rules under their public names', () => {
  for (const rule of rules) {
    test(`${rule.name} answers its example, every step in three languages`, async ({ assert }) => {
      const input = await vine.create(rule.input as never).validate(rule.example)
      const { value, steps } = rule.explain(input as never, parameters)
      assert.isNotEmpty(steps)
      assert.doesNotThrow(() => JSON.stringify(value))
      const [module, ...name] = rule.name.split('.')
      for (const locale of ['fr', 'ar', 'en']) {
        assert.isString(textOf(locale, `${module}.rules.${name.join('.')}`))
        for (const step of steps) assert.isString(textOf(locale, step.label), step.label)
      }
    })
  }

  test('plain numbers, French words and local dates are understood', async ({ assert }) => {
    const rule = procurementRules.find((item) => item.name === 'procurement.reference_price')!
    const input = await vine.create(rule.input as never).validate({
      category: 'Travaux',
      estimate: 1000000,
      offers: [780000, '850 000,00', 920000, 980000, 1210000],
      on: '23/11/2026',
    })
    const { value } = rule.explain(input as never, parameters)
    assert.equal((value as { award: { bidder: string } }).award.bidder, '3')
  })

  test('a wrong field is named with what it wants', async ({ assert }) => {
    const rule = budgetRules[0]
    try {
      await vine.create(rule.input as never).validate({ opened: 'beaucoup', section: 'other' })
      assert.fail('the input was accepted')
    } catch (error) {
      const messages = (error as { messages: { field: string; message: string }[] }).messages
      assert.deepEqual(
        messages.map((message) => message.field),
        ['opened', 'section']
      )
      assert.match(messages[1].message, /operating, equipment/)
    }
  })

  test('every setting is named in three languages', ({ assert }) => {
    for (const setting of settings) {
      const [module, ...path] = setting.key.split('.')
      for (const locale of ['fr', 'ar', 'en']) {
        assert.isString(textOf(locale, `${module}.settings.${path.join('.')}`), setting.key)
      }
    }
  })
})
