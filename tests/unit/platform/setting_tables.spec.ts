import { test } from '@japa/runner'
import { typedTable, writtenShort, writtenTable } from '#platform/settings/written'

/** Answers texts as their keys, so that the test reads what is asked for. */
const i18n = {
  hasMessage: (key: string) => key === 'platform.setting_columns.rate',
  t: (key: string, params?: Record<string, unknown>) =>
    params ? `${key} ${JSON.stringify(params)}` : key,
} as never

test.group('Tables of settings as people read them', () => {
  test('rows become lines under headings in words', ({ assert }) => {
    assert.deepEqual(writtenTable([{ rate: '12.5', to: null }, { rate: '4000' }], i18n), {
      columns: ['platform.setting_columns.rate', 'to'],
      rows: [
        ['12,5', '—'],
        ['4\u202f000', '—'],
      ],
    })
  })

  test('one line says how many rows, or the cells of the only one', ({ assert }) => {
    assert.equal(writtenShort([{ rate: 1 }], i18n), 'platform.settings_page.rows {"count":1}')
    assert.equal(writtenShort({ to: '2026-03-31' }, i18n), 'to : 31/03/2026')
    assert.equal(writtenShort(['0', '10'], i18n), '0, 10')
    assert.equal(writtenShort('1956', i18n), '1956')
  })

  test('what is typed is one row a line and reads back the same', ({ assert }) => {
    const table = [
      { zone: 'A', rate: '25' },
      { zone: 'B', rate: '15' },
    ]
    assert.lengthOf(typedTable(table).split('\n'), 4)
    assert.deepEqual(JSON.parse(typedTable(table)), table)
  })
})
