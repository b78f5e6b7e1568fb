import { test } from '@japa/runner'
import iconv from 'iconv-lite'
import excel from 'exceljs'
import { decode, delimiterOf, encodingOf } from '#platform/imports/format'
import { guessMapping, missingFields } from '#platform/imports/mapping'
import { cellText, readRows } from '#platform/imports/rows'
import type { FileRow } from '#platform/imports/rows'
import type { ImportDefinition } from '#platform/imports/definition'

async function rowsOf(
  text: string | Buffer,
  delimiter: ';' | ',' | '\t' = ';',
  encoding: 'utf8' | 'windows1252' | 'utf16le' = 'utf8'
) {
  const rows: FileRow[] = []
  for await (const row of readRows(Buffer.from(text as string), {
    kind: 'csv',
    encoding,
    delimiter,
  }))
    rows.push(row)
  return rows
}

function definition(
  fields: { key: string; aliases?: string[]; required?: boolean }[]
): ImportDefinition {
  return {
    fields: fields.map((field) => ({ type: 'text', ...field })),
  } as unknown as ImportDefinition
}

test.group('Imports | reading files', () => {
  test('the encoding is found and the text comes out whole', ({ assert }) => {
    const text = 'Aïn-Sebaâ;équipée;œuvre;1 250 €'
    assert.equal(encodingOf(Buffer.from(text)), 'utf8')
    assert.equal(encodingOf(Buffer.from(`\ufeff${text}`)), 'utf8')
    for (const encoding of ['windows1252', 'utf16le'] as const) {
      const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf16le' })
      assert.equal(encodingOf(bytes), encoding)
      assert.equal(decode(bytes, encoding), text)
    }
    assert.equal(encodingOf(Buffer.from('ascii;only')), 'utf8')
    assert.equal(encodingOf(Buffer.from('الاسم;الرقم')), 'utf8')
  })

  test('the separator of {name}')
    .with([
      { name: 'semicolons with decimal commas', text: 'a;b;c\n1,5;2,5;3\n4,5;5;6', delimiter: ';' },
      { name: 'commas', text: 'a,b,c\n1,2,3\n4,5,6', delimiter: ',' },
      { name: 'tabs', text: 'a\tb\tc\n1,5\t2;3\t3', delimiter: '\t' },
      { name: 'separators inside quotes', text: 'a,b\n"x;y;z",1\n"u;v;w",2', delimiter: ',' },
      { name: 'line breaks inside quotes', text: 'a;b\n"x\ny, z";1\n"u\nv";2', delimiter: ';' },
      { name: 'one column', text: 'a\n1\n2', delimiter: ';' },
    ])
    .run(({ assert }, { text, delimiter }) => assert.equal(delimiterOf(text), delimiter))

  test('rows keep their number, quoted breaks their cell; blank rows are passed over', async ({
    assert,
  }) => {
    const rows = await rowsOf('\ufeffa;b\r\n"x\r\ny";"dit ""oui"""\r\n\r\n;\r\n1;2;3\r\n4')
    assert.deepEqual(rows, [
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['x\r\ny', 'dit "oui"'] },
      { number: 5, cells: ['1', '2', '3'] },
      { number: 6, cells: ['4'] },
    ])
  })

  test('a quotation mark inside a cell is a letter', async ({ assert }) => {
    const rows = await rowsOf('a;b\nRue 5" est;2')
    assert.deepEqual(rows[1].cells, ['Rue 5" est', '2'])
  })

  test('a quotation mark that is never closed is refused with its row', async ({ assert }) => {
    await assert.rejects(() => rowsOf('a;b\n1;2\n"trois;4\n5;6'), /imports.unreadable.*"row":3/)
  })

  test('a workbook gives the same cells as text', async ({ assert }) => {
    const workbook = new excel.Workbook()
    const sheet = workbook.addWorksheet('Un')
    sheet.addRow(['titre', 'superficie', 'acquis', 'vu', 'formule'])
    sheet.addRow([
      '88/C',
      1153.7,
      new Date('2026-02-28T00:00:00Z'),
      new Date('2026-02-28T09:30:00Z'),
      { formula: '1+1', result: 2 },
    ])
    sheet.addRow([])
    sheet.addRow(['=1+1', 0.1 + 0.2, null, true, { richText: [{ text: 'gr' }, { text: 'as' }] }])
    workbook.addWorksheet('Deux').addRow(['ignorée'])
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
    const rows: FileRow[] = []
    for await (const row of readRows(bytes, { kind: 'xlsx' })) rows.push(row)
    assert.deepEqual(rows, [
      { number: 1, cells: ['titre', 'superficie', 'acquis', 'vu', 'formule'] },
      { number: 2, cells: ['88/C', '1153.7', '2026-02-28', '2026-02-28T09:30:00', '2'] },
      { number: 4, cells: ['=1+1', '0.30000000000000004', '', 'true', 'gras'] },
    ])
    assert.equal(cellText({ text: 'lien', hyperlink: 'https://x' }), 'lien')
    assert.equal(cellText(1e21), '1000000000000000000000')
  })

  test('a damaged workbook is refused', async ({ assert }) => {
    await assert.rejects(async () => {
      for await (const row of readRows(Buffer.from('PK\u0003\u0004rubbish'), { kind: 'xlsx' }))
        assert.isUndefined(row)
    }, /imports.unreadable_sheet/)
  })
})

test.group('Imports | guessing the mapping', () => {
  const plots = definition([
    { key: 'title', aliases: ['titre_foncier', 'TF'], required: true },
    { key: 'area', aliases: ['superficie'] },
    { key: 'owner', aliases: ['nom_ou_raison_sociale', 'propriétaire'] },
    { key: 'phone' },
  ])

  test('{headings}')
    .with([
      {
        headings: ['titre_foncier', 'superficie_m2', 'nom_ou_raison_sociale'],
        mapping: [0, 1, 2, null],
      },
      { headings: ['TITRE FONCIER', 'Superficie (m²)', 'Propriétaire'], mapping: [0, 1, 2, null] },
      { headings: ['Phone', 'PROPRIETAIRE', 'tf'], mapping: [2, null, 1, 0] },
      { headings: ['', 'Titre-foncier', 'Titre foncier'], mapping: [1, null, null, null] },
      { headings: ['العنوان', 'المساحة'], mapping: [null, 1, null, null] },
    ])
    .run(({ assert }, { headings, mapping }) => {
      const guessed = guessMapping(plots, headings, (key) => (key === 'area' ? ['المساحة'] : []))
      assert.deepEqual(
        ['title', 'area', 'owner', 'phone'].map((key) => guessed[key]),
        mapping
      )
    })

  test('required fields without a column are named', ({ assert }) => {
    assert.deepEqual(missingFields(plots, guessMapping(plots, ['superficie'])), ['title'])
  })
})
