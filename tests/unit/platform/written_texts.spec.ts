import { test } from '@japa/runner'
import { frenchSpaces, stamped } from '#values/text'

test.group('Texts as they are written', () => {
  test('French signs keep to their words: {$self}')
    .with([
      'Pourquoi ?|Pourquoi\u202f?',
      'Lu : « oui » ; 5 %|Lu\u00a0: «\u00a0oui\u00a0»\u202f; 5\u00a0%',
      '10:30, a/b|10:30, a/b',
    ])
    .run(({ assert }, pair) => {
      const [typed, written] = pair.split('|')
      assert.equal(frenchSpaces(typed), written)
    })

  test('a plate keeps its order, a month before its year is none', ({ assert }) => {
    assert.equal(stamped('12345|أ|6'), '\u2066\u202d12345|أ|6\u202c\u2069')
    assert.equal(stamped('ج 123456'), '\u2066\u202dج 123456\u202c\u2069')
    assert.equal(stamped('شتنبر 2026'), 'شتنبر 2026')
  })
})
