import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { install, installed, defineModule } from '#platform/modules'
import { numbers } from '#platform/numbering/numbers'
import { transaction } from '#platform/transaction'

const SERIES = { key: 'trial.letter', pattern: 'L-{year}-{number:5}' }

test.group('Official numbers', (group) => {
  group.setup(() => {
    const before = [...installed.modules()]
    install([...before, defineModule({ name: 'trial', numberSeries: [SERIES] })])
    return () => install(before)
  })
  group.each.setup(async () => {
    await db.from('platform_number_series').where('series', SERIES.key).delete()
  })

  test('50 issuers at once, 500 numbers: no gap, no duplicate', async ({ assert }) => {
    const issued: number[] = []
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        for (let turn = 0; turn < 10; turn++) {
          const { number } = await transaction((trx) =>
            numbers.issue(trx, SERIES.key, '2026-05-01')
          )
          issued.push(number)
        }
      })
    )
    assert.deepEqual(
      issued.sort((a, b) => a - b),
      Array.from({ length: 500 }, (_, index) => index + 1)
    )
  })

  test('a number goes back with the transaction that asked for it', async ({ assert }) => {
    await assert.rejects(() =>
      transaction(async (trx) => {
        await numbers.issue(trx, SERIES.key, '2026-05-01')
        throw new Error('the document was not issued')
      })
    )
    const { text } = await transaction((trx) => numbers.issue(trx, SERIES.key, '2026-05-01'))
    assert.equal(text, 'L-2026-00001')
  })

  test('each year begins at one', async ({ assert }) => {
    await transaction((trx) => numbers.reserve(trx, SERIES.key, '2026-12-31', 3))
    const next = await transaction((trx) => numbers.issue(trx, SERIES.key, '2027-01-01'))
    assert.deepEqual(next, { number: 1, year: 2027, text: 'L-2027-00001' })
  })
})
