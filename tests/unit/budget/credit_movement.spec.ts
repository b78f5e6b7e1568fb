import { test } from '@japa/runner'
import { type CreditAmounts, moveCredit } from '#budget/rules/credit_movement'
import { readLineCode } from '#budget/rules/nomenclature'
import { separateDuties } from '#budget/rules/separation'

const line: CreditAmounts = {
  openedMinor: 1000,
  preCommittedMinor: 100,
  committedMinor: 600,
  liquidatedMinor: 400,
  mandatedMinor: 300,
  paidMinor: 200,
}

test.group('Movements of a credit line', () => {
  test('the last centime may be committed, not one more', ({ assert }) => {
    assert.equal(moveCredit('10', line, { committedMinor: 300 }).committedMinor, 900)
    assert.throws(
      () => moveCredit('10', line, { committedMinor: 301 }),
      /credit_exceeded.*"missing":"0,01"/
    )
  })

  test('committing what was reserved frees the reservation', ({ assert }) => {
    const after = moveCredit('10', line, { preCommittedMinor: -100, committedMinor: 400 })
    assert.equal(after.preCommittedMinor, 0)
    assert.equal(after.committedMinor, 1000)
  })

  test('no step may exceed the one before it, nor credit be taken that is used', ({ assert }) => {
    assert.throws(() => moveCredit('10', line, { liquidatedMinor: 201 }), /chain_broken/)
    assert.throws(() => moveCredit('10', line, { mandatedMinor: 101 }), /chain_broken/)
    assert.throws(() => moveCredit('10', line, { paidMinor: 101 }), /chain_broken/)
    assert.throws(() => moveCredit('10', line, { openedMinor: -301 }), /credit_exceeded/)
  })
})

test.group('Nomenclature and duties', () => {
  test('a code is read in its segments, another shape is refused', ({ assert }) => {
    assert.deepEqual(readLineCode(' 30.1010.20.21 ', '00.0000.00.00'), {
      code: '30.1010.20.21',
      chapter: '30',
      article: '1010',
      paragraph: '20',
      line: '21',
    })
    for (const wrong of ['30.101.20.21', '30.1010.20', '3A.1010.20.21', '']) {
      assert.throws(() => readLineCode(wrong, '00.0000.00.00'), /code_format/)
    }
  })

  test('whoever took a step may not take the next', ({ assert }) => {
    const taken = [
      { step: 'liquidate' as const, personId: 7, name: 'A' },
      { step: 'mandate' as const, personId: 8, name: 'B' },
    ]
    assert.throws(() => separateDuties(8, 'payment', taken), /same_person/)
    assert.doesNotThrow(() => separateDuties(9, 'payment', taken))
    assert.doesNotThrow(() => separateDuties(null, 'payment', taken))
  })
})
