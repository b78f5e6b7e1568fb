import { test } from '@japa/runner'
import { KeptMessages } from '#platform/messages'

const CASES = [
  { locale: 'fr', message: '{n, plural, one {# reçu} other {# reçus}}', n: 1, said: '1 reçu' },
  { locale: 'fr', message: '{n, plural, one {# reçu} other {# reçus}}', n: 0, said: '0 reçu' },
  {
    locale: 'fr',
    message: '{n, plural, one {# reçu} other {# reçus}}',
    n: 4601,
    said: '4\u202f601 reçus',
  },
  {
    locale: 'ar',
    message: '{n, plural, two {وصلان} few {# وصولات} other {# وصلا}}',
    n: 2,
    said: 'وصلان',
  },
  {
    locale: 'ar',
    message: '{n, plural, two {وصلان} few {# وصولات} other {# وصلا}}',
    n: 1003,
    said: '1\u202f003 وصولات',
  },
  {
    locale: 'en',
    message: '{n, plural, one {# receipt} other {# receipts}}',
    n: 12_345,
    said: '12\u202f345 receipts',
  },
  {
    locale: 'en',
    message: '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
    n: 2,
    said: '2nd',
  },
]

test.group('Messages', () => {
  test('counts agree with the language and are written as figures elsewhere')
    .with(CASES)
    .run(({ assert }, { locale, message, n, said }) => {
      assert.equal(new KeptMessages().format(message, locale, { n }), said)
    })

  test('a kept message says other values, and the same words in another language', ({ assert }) => {
    const messages = new KeptMessages()
    const words = '{name} : {n, plural, one {un} other {plusieurs}}'
    assert.equal(messages.format(words, 'fr', { name: 'Caisse', n: 0 }), 'Caisse : un')
    assert.equal(messages.format(words, 'fr', { name: 'Magasin', n: 2 }), 'Magasin : plusieurs')
    assert.equal(messages.format(words, 'en', { name: 'Till', n: 0 }), 'Till : plusieurs')
  })

  test('a value that is not given is an error, not a hole', ({ assert }) => {
    assert.throws(() => new KeptMessages().format('Bonjour {name}', 'fr'), /name/)
  })
})
