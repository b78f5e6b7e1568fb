import { test } from '@japa/runner'
import { installed } from '#platform/modules'
import { textKey } from '#platform/texts'
import { filesBelow, readSource } from '#tests/support/architecture/sources'
import { argumentsOf, textFaults, textsOf } from '#tests/support/architecture/texts'

const languages = { fr: textsOf('fr'), ar: textsOf('ar'), en: textsOf('en') }

test.group('Texts', () => {
  test('every text has its three languages', ({ assert }) => {
    assert.isAbove(languages.fr.size, 500)
    assert.deepEqual(textFaults(languages), [])
  })

  test('a language takes no argument that French does not give', ({ assert }) => {
    const faults = [...languages.fr].flatMap(([key, french]) => {
      const known = new Set(argumentsOf(french))
      return (['ar', 'en'] as const).flatMap((locale) =>
        argumentsOf(languages[locale].get(key) ?? '')
          .filter((name) => !known.has(name))
          .map((name) => `${key} in ${locale} takes {${name}}`)
      )
    })
    assert.deepEqual(faults, [])
  })

  test('Arabic is written in Arabic', ({ assert }) => {
    const faults = [...languages.ar]
      .filter(([key]) => !key.startsWith('layout.languages'))
      .filter(
        ([, text]) =>
          /[a-zA-ZÀ-ÿ]{4,}/.test(text.replace(/\{[^{}]*\}/g, '')) && !/[\u0600-\u06ff]/.test(text)
      )
      .map(([key, text]) => `${key}: ${text}`)
    assert.deepEqual(faults, [])
  })

  test('what manifests name has its text', ({ assert }) => {
    const wanted = [
      ...installed.permissions().map((item) => textKey('permissions', item.key)),
      ...installed.settings().map((item) => textKey('settings', item.key)),
      ...installed
        .settings()
        .flatMap(({ key, choices = [] }) =>
          choices.map((choice) => textKey('setting_choices', `${key}.${choice}`))
        ),
      ...installed
        .settings()
        .flatMap(({ unit }) => (unit ? [`platform.setting_units.${unit}`] : [])),
      ...installed.rules().map((item) => textKey('rules', item.name)),
      ...installed.menu().map((item) => item.text),
      ...installed.searches().map((item) => item.text),
    ]
    assert.isAbove(wanted.length, 100)
    assert.deepEqual(
      wanted.filter((key) => !languages.fr.has(key)),
      []
    )
  })

  test('every refusal that code throws has its sentence', ({ assert }) => {
    const codes = filesBelow('app', '.ts')
      .map(readSource)
      .flatMap((source) =>
        [...source.text.matchAll(/new Refusal\(\s*'([^']+)'/g)].map((match) => match[1])
      )
    assert.isAbove(codes.length, 50)
    const missing = [...new Set(codes)].filter(
      (code) =>
        !languages.fr.has(textKey('refusals', code)) && !languages.fr.has(`refusals.${code}`)
    )
    assert.deepEqual(missing, [])
  })

  test('every fact that code puts in the journal has its words', ({ assert }) => {
    const facts = filesBelow('app', '.ts')
      .map(readSource)
      .flatMap((source) => [...source.text.matchAll(/\baction:[^\n]*/g)])
      .flatMap((match) => [...match[0].matchAll(/'([a-z_]+(?:\.[a-z_]+){2,})'/g)])
      .map((match) => match[1])
    assert.isAbove(facts.length, 100)
    assert.deepEqual(
      [...new Set(facts)].filter((fact) => !languages.fr.has(textKey('actions', fact))),
      []
    )
  })

  test('every count a job shows has its word', ({ assert }) => {
    const names = filesBelow('app', '.ts')
      .map(readSource)
      .flatMap((source) => [...source.text.matchAll(/run\.counts\(\{([^}]*)\}\)/g)])
      .flatMap((match) => [...match[1].matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)])
      .map((match) => match[1])
    assert.isAbove(names.length, 10)
    assert.deepEqual(
      [...new Set(names)].filter((name) => !languages.fr.has(`jobs.counts.${name}`)),
      []
    )
  })

  test('a planted gap is caught', ({ assert }) => {
    const faults = textFaults({
      fr: new Map([['a.b', 'un']]),
      ar: new Map(),
      en: new Map([['a.b', ' ']]),
    })
    assert.deepEqual(faults, ['a.b is missing in ar', 'a.b is empty in en'])
  })
})
