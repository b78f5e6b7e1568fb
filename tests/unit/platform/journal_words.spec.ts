import { test } from '@japa/runner'
import type { JournalWords } from '#platform/audit/word_sources'
import { EntryWords, nameKey, structureOf } from '#platform/audit/words'
import type { Names } from '#platform/audit/words'

const texts: Record<string, string> = {
  'lists.yes': 'oui',
  'works.fields.open': 'Ouvert',
  'works.fields.line': 'Ligne budgétaire',
  'works.fields.opening': 'Ouverture des plis',
  'works.fields.object': 'Objet',
  'works.fields.amount_ht': 'Total hors taxes',
  'works.fields.voted': 'Crédit voté',
  'works.fields.nature': 'Nature de prestation',
  'works.states.site.ready': 'Prêt',
  'shared.fields.parent': 'Rattachement',
  'shared.fields.year': 'Exercice',
  'shared.fields.population': 'Population',
  'shared.fields.cin': 'CIN',
  'shared.drawn': 'Ordre du tirage',
  'other.fields.name': 'Nom du fichier',
}

const words: Required<JournalWords> = {
  references: {
    'partyId': { table: 'parties' },
    'works.site.parentId': { table: 'sites', fr: 'code', ar: 'code' },
    'parentId': { table: 'places' },
    'works.site.nature': { setting: 'works.natures' },
  },
  codes: {},
  labels: { 'works.line.line': null, 'works.site.order': 'shared.drawn' },
  listed: { identifiers: 'shared.fields' },
  centimes: ['works.site.reserved'],
  fields: ['shared.fields'],
}

const names: Names = new Map([
  [nameKey({ table: 'parties' }, 7), { fr: 'Rajae Tazi', ar: 'رجاء التازي' }],
  [nameKey(words.references['works.site.parentId'], 4), { fr: 'S-4', ar: 'S-4' }],
  [nameKey({ table: 'places' }, 4), { fr: 'Anfa', ar: null }],
  [nameKey({ table: 'platform_users' }, 9), { fr: 'Hicham Tazi', ar: null }],
  [nameKey({ setting: 'works.natures' }, 'PR'), { fr: 'Pièces de rechange', en: 'Spare parts' }],
])

function wordsOf(type: string, locale = 'fr', action = `${type}.changed`): EntryWords {
  const i18n = { locale, hasMessage: (key: string) => key in texts, t: (key: string) => texts[key] }
  return new EntryWords({ type, action }, words, names, i18n as never)
}

const site = wordsOf('works.site')
const PRETTY = '[\n  {\n    "name": "L. Benkirane"\n  }\n]'

test.group('Words of the journal', () => {
  test('{field} {value} is read {read}')
    .with([
      { field: 'amountHtMinor', value: 120_000_000, read: '1\u202f200\u202f000,00' },
      { field: 'amountHtMinor', value: '120000000', read: '1\u202f200\u202f000,00' },
      { field: 'voted', value: '1200000.00', read: '1\u202f200\u202f000,00' },
      { field: 'reserved', value: 132_000, read: '1\u202f320,00' },
      { field: 'reserved', value: '1320.00', read: '1\u202f320,00' },
      { field: 'neededOn', value: '2027-06-07', read: '07/06/2027' },
      { field: 'openingAt', value: '2026-07-01T09:30:00.000Z', read: '01/07/2026 10:30' },
      { field: 'openingAt', value: '2026-07-01 09:30:00', read: '01/07/2026 10:30' },
      { field: 'open', value: true, read: 'oui' },
      { field: 'state', value: 'ready', read: 'Prêt' },
      { field: 'state', value: 'unheard_of', read: 'unheard_of' },
      { field: 'nature', value: 'PR', read: 'Pièces de rechange' },
      { field: 'nature', value: 'XX', read: 'XX' },
      { field: 'partyId', value: 7, read: 'Rajae Tazi' },
      { field: 'partyId', value: 2_008_800, read: '2008800' },
      { field: 'parentId', value: 4, read: 'S-4' },
      { field: 'signedById', value: 9, read: 'Hicham Tazi' },
      { field: 'quote', value: 12_345, read: '12345' },
      { field: 'population', value: 12_345, read: '12\u202f345' },
      { field: 'year', value: 2027, read: '2027' },
      { field: 'order', value: ['Sud', 'Nord'], read: 'Sud, Nord' },
      { field: 'order', value: [], read: '—' },
      { field: 'note', value: null, read: '—' },
      { field: 'note', value: '[urgent] reprendre', read: '[urgent] reprendre' },
      { field: 'identifiers', value: 'cin BE98919', read: 'CIN BE98919' },
      { field: 'commission', value: '[{"name":"L. Benkirane"}]', read: PRETTY },
      { field: 'commission', value: [{ name: 'L. Benkirane' }], read: PRETTY },
    ])
    .run(({ assert }, { field, value, read }) => {
      assert.equal(site.value(field, value), read)
    })

  test('what has no word for its reader is known', ({ assert }) => {
    const said: [string, unknown][] = [
      ['partyId', 7],
      ['nature', 'PR'],
      ['state', 'unheard_of'],
      ['order', ['Sud']],
      ['note', '[urgent] reprendre'],
    ]
    const unsaid: [string, unknown][] = [
      ['partyId', 8],
      ['quoteId', 8],
      ['nature', 'XX'],
      ['commission', '[{"name":"L. Benkirane"}]'],
      ['commission', '[]'],
      ['commission', { name: 'L. Benkirane' }],
      ['quotes', [{ quote: 1 }]],
    ]
    for (const [field, value] of said) assert.isTrue(site.says(field, value), field)
    for (const [field, value] of unsaid) assert.isFalse(site.says(field, value), field)
  })

  test('a label is found without the end of its name, in the module or beside it', ({ assert }) => {
    const labels = ['openingAt', 'objectFr', 'amountHtMinor', 'parentId', 'order', 'commission']
    assert.deepEqual(
      labels.map((field) => site.label(field)),
      ['Ouverture des plis', 'Objet', 'Total hors taxes', 'Rattachement', 'Ordre du tirage', null]
    )
    assert.equal(site.label('line'), 'Ligne budgétaire')
    assert.isNull(wordsOf('works.line').label('line'))
    assert.isNull(site.label('name'))
    assert.equal(wordsOf('works.site', 'fr', 'other.file.added').label('name'), 'Nom du fichier')
  })

  test('a reference means the table of its subject, in the language of the reader', ({
    assert,
  }) => {
    assert.equal(wordsOf('works.line').value('parentId', 4), 'Anfa')
    assert.equal(wordsOf('works.site', 'ar').value('partyId', 7), 'رجاء التازي')
    assert.equal(wordsOf('works.line', 'ar').value('parentId', 4), 'Anfa')
    assert.equal(wordsOf('works.site', 'en').value('nature', 'PR'), 'Spare parts')
  })

  test('one value has no structure', ({ assert }) => {
    for (const value of [null, '', 'text', '{not json', 7, true, ['a', 1]])
      assert.isNull(structureOf(value))
    assert.equal(structureOf({ a: 1 }), '{\n  "a": 1\n}')
  })
})
