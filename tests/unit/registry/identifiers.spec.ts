import { test } from '@japa/runner'
import { isUnusual, keepIdentifier } from '#registry/rules/identifiers'
import type { StatedIdentifier } from '#registry/rules/identifiers'
import { Refusal } from '#values/refusal'

const accepted: { stated: StatedIdentifier; value: string; uniqueKey: string | null }[] = [
  {
    stated: { kind: 'ice', value: '001561191000066' },
    value: '001561191000066',
    uniqueKey: 'ice:001561191000066',
  },
  {
    stated: { kind: 'ice', value: '002 136 093 000 040' },
    value: '002136093000040',
    uniqueKey: 'ice:002136093000040',
  },
  { stated: { kind: 'cin', value: 'be 123-456' }, value: 'BE123456', uniqueKey: 'cin:BE123456' },
  {
    stated: { kind: 'rc', value: '528026', court: 'Casablanca' },
    value: '528026',
    uniqueKey: 'rc:528026:casablanca',
  },
  { stated: { kind: 'if', value: '42382558' }, value: '42382558', uniqueKey: null },
  { stated: { kind: 'ppr', value: '0888145' }, value: '0888145', uniqueKey: 'ppr:0888145' },
]

const refused: StatedIdentifier[] = [
  { kind: 'ice', value: '001561191000065' },
  { kind: 'ice', value: '1561191000066' },
  { kind: 'cin', value: '123456' },
  { kind: 'cin', value: 'ABC1234' },
  { kind: 'if', value: '42A82558' },
  { kind: 'rc', value: '528026' },
]

test.group('Identifiers', () => {
  test('keeps {stated.kind} {stated.value}')
    .with(accepted)
    .run(({ assert }, { stated, value, uniqueKey }) => {
      assert.containsSubset(keepIdentifier(stated), { value, uniqueKey })
    })

  test('refuses {kind} {value}')
    .with(refused)
    .run(({ assert }, stated) => assert.throws(() => keepIdentifier(stated), Refusal as never))

  test('an unusual length is worth a warning only', ({ assert }) => {
    assert.isTrue(isUnusual('if', '123'))
    assert.isFalse(isUnusual('if', '42382558'))
    assert.isTrue(isUnusual('cin', 'B123'))
  })
})
