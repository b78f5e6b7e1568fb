import { test } from '@japa/runner'
import { stamped } from '#values/text'
import { mayBePlate, readPlate } from '#fleet/rules/plates'

test.group('Fleet | plates', () => {
  test('{text} is {kind} {key}')
    .with([
      { text: '12345|أ|6', kind: 'civil', key: '12345أ6' },
      { text: '6 | أ | 12345', kind: 'unknown', key: '6أ12345' },
      { text: '74043-أ-11', kind: 'civil', key: '74043أ11' },
      { text: '43224|هـ|8', kind: 'civil', key: '43224ه8' },
      { text: '43224|ه|8', kind: 'civil', key: '43224ه8' },
      { text: '12345|ا|6', kind: 'civil', key: '12345أ6' },
      { text: '١٢٣٤٥|أ|٦', kind: 'civil', key: '12345أ6' },
      { text: '1234-56|7', kind: 'old_civil', key: '1234567' },
      { text: 'J179814', kind: 'local_authority', key: '179814J' },
      { text: 'ج179814', kind: 'local_authority', key: '179814J' },
      { text: '179814 ج', kind: 'local_authority', key: '179814J' },
      { text: 'j 179814', kind: 'local_authority', key: '179814J' },
      { text: '123456', kind: 'state', key: '123456M' },
      { text: 'M 123456', kind: 'state', key: '123456M' },
      { text: '123456 المغرب', kind: 'state', key: '123456M' },
      { text: 'WW 123456', kind: 'temporary', key: 'WW123456' },
      { text: '12345|أ|99', kind: 'unknown', key: '12345أ99' },
    ])
    .run(({ assert }, { text, kind, key }) => {
      assert.containsSubset(readPlate(text), { kind, key })
    })

  test('a letter lost on the way still points to one plate', ({ assert }) => {
    assert.isTrue(mayBePlate('74043|?|11', '74043|أ|11'))
    assert.isTrue(mayBePlate('?159790', 'ج159790'))
    assert.isTrue(mayBePlate('?159790', 'J159790'))
    assert.isFalse(mayBePlate('74043|?|11', '74044|أ|11'))
    assert.isFalse(mayBePlate('?159790', '74043|أ|11'))
    assert.isTrue(mayBePlate('ج159790', 'J159790'))
  })

  test('a plate keeps its order in a sentence; a month and its year are no plate', ({ assert }) => {
    for (const plate of ['12345|أ|6', '43224|هـ|8', 'ج179814', '179814 ج', 'المغرب 123456'])
      assert.equal(stamped(plate), `\u2066\u202d${plate}\u202c\u2069`)
    for (const other of ['شتنبر 2026', 'نونبر 2026', 'J179814', '2026'])
      assert.equal(stamped(other), other)
  })
})
