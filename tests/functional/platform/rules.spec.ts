import i18nManager from '@adonisjs/i18n/services/main'
import { test } from '@japa/runner'
import { Refusal } from '#values/refusal'
import { installed } from '#platform/modules'
import { explainRule } from '#platform/rules/explain'
import { databaseMissing, inputProblems } from '#platform/rules/input_problems'
import { refusalText } from '#platform/http/refusal_text'

const french = i18nManager.locale('fr')

/** The sentence somebody reads who asks a rule wrongly. */
async function complaint(name: string, input: unknown, locale = 'fr'): Promise<string> {
  const i18n = i18nManager.locale(locale)
  try {
    await explainRule(name, typeof input === 'string' ? input : JSON.stringify(input), i18n)
  } catch (error) {
    if (error instanceof Refusal) return refusalText(i18n, error)
    const problems = inputProblems(error, i18n)
    if (problems) return problems.map(({ message }) => message).join(' ')
    throw error
  }
  return 'accepted'
}

test.group('Asking a rule', () => {
  test('every rule answers its own example with a sentence for each step', async ({ assert }) => {
    assert.isAbove(installed.rules().length, 40)
    for (const rule of installed.rules()) {
      for (const locale of ['fr', 'ar', 'en']) {
        const i18n = i18nManager.locale(locale)
        const { steps } = await explainRule(rule.name, JSON.stringify(rule.example), i18n)
        for (const { text } of steps) assert.notMatch(text, /translation missing|\.steps\.|\{/)
      }
    }
  })

  test('a field nobody reads is refused with the fields there are', async ({ assert }) => {
    const said = await complaint('tax.tnb', { area: '100', yeer: 2026 })
    assert.match(said, /yeer/)
    assert.match(said, /area, zone, year/)
  })

  test('what is missing or impossible is said at its field, in the language asked', async ({
    assert,
  }) => {
    const input = { area: 'beaucoup', owners: [{ name: 'Ali', share: 'moitié' }] }
    const said = await complaint('tax.tnb', input)
    assert.match(said, /Le champ area doit être un nombre/)
    assert.match(said, /Le champ year est obligatoire/)
    assert.match(said, /Le champ owners\.0\.share/)
    assert.match(await complaint('tax.tnb', input, 'ar'), /الحقل year إلزامي/)
    assert.match(
      await complaint('tax.late_payment', { principal: '1', last_day: '2026-02-30' }, 'en'),
      /The field last_day must be a day that exists/
    )
  })

  test('trial settings: known ones count, unknown ones are refused', async ({ assert }) => {
    const input = { amount: '180', tax: 'tnb', on: '2026-01-01' }
    const tried = { ...input, parameters: { 'tax.tnb.minimum': '100' } }
    const { value } = await explainRule('tax.minimum', JSON.stringify(tried), french)
    assert.propertyVal(value, 'issued', true)
    assert.match(
      await complaint('tax.minimum', { ...input, parameters: { 'tax.minimun': '1' } }),
      /tax\.minimun/
    )
    assert.match(await complaint('tax.minimum', { ...input, parameters: [] }), /parameters/)
  })

  test('what is not JSON, and a rule that does not exist', async ({ assert }) => {
    assert.match(await complaint('tax.tnb', '{area: 1}'), /JSON/)
    assert.match(await complaint('tax.nothing', {}), /tax\.tnb/)
  })

  test('a database without tables is told apart from a wrong input', ({ assert }) => {
    assert.isTrue(databaseMissing({ code: 'ER_NO_SUCH_TABLE' }))
    assert.isFalse(databaseMissing(new Error('other')))
  })
})
