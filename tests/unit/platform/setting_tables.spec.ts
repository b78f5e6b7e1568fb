import { test } from '@japa/runner'
import type { SettingDefinition } from '#platform/settings/definition'
import { parseSettingValue } from '#platform/settings/values'
import { typedTable, writtenShort, writtenTable } from '#platform/settings/written'

/** Answers texts as their keys, so that the test reads what is asked for. */
const i18n = {
  locale: 'fr',
  hasMessage: (key: string) =>
    [
      'platform.setting_columns.rate',
      'platform.setting_words.start',
      'stores.setting_choices.valuation.fifo',
    ].includes(key),
  t: (key: string, params?: Record<string, unknown>) =>
    params ? `${key} ${JSON.stringify(params)}` : key,
} as never

const table: SettingDefinition = { key: 'stores.costs', type: 'table', seeds: [] }
const choice: SettingDefinition = {
  key: 'stores.valuation',
  type: 'choice',
  choices: ['weighted_average', 'fifo'],
  seeds: [],
}

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
    assert.equal(
      writtenShort(table, [{ rate: 1 }], i18n),
      'platform.settings_page.rows {"count":1}'
    )
    assert.equal(writtenShort(table, { to: '2026-03-31' }, i18n), 'to\u00a0: 31/03/2026')
    assert.equal(
      writtenShort(table, { to: 'start' }, i18n),
      'to\u00a0: platform.setting_words.start'
    )
    assert.equal(writtenShort(table, ['0', '10'], i18n), '0, 10')
    assert.equal(writtenShort(table, '1956', i18n), '1956')
  })

  test('a choice is in words, and no other word is taken for one', ({ assert }) => {
    assert.equal(writtenShort(choice, 'fifo', i18n), 'stores.setting_choices.valuation.fifo')
    assert.equal(parseSettingValue(choice, 'fifo'), 'fifo')
    assert.throws(() => parseSettingValue(choice, 'lifo'), /setting_value/)
  })

  test('what is typed is one row a line and reads back the same', ({ assert }) => {
    const rows = [
      { zone: 'A', rate: '25' },
      { zone: 'B', rate: '15' },
    ]
    assert.lengthOf(typedTable(rows).split('\n'), 4)
    assert.deepEqual(JSON.parse(typedTable(rows)), rows)
  })
})
