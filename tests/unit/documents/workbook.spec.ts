import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { cellOf, columnLetters } from '#documents/excel/columns'
import { sheetName } from '#documents/excel/data_sheets'
import { writeWorkbook, type WorkbookOptions } from '#documents/excel/write_workbook'

interface Notice {
  number: string
  owner: string
  issuedOn: string
  area: string
  amountMinor: number
  penalty: string
  paid: boolean
  seenAt: Date | null
}

const OPTIONS: WorkbookOptions<Notice> = {
  title: 'Avis impayés : 2026/01',
  language: 'fr',
  author: 'Fatima Alaoui',
  at: new Date('2026-01-05T09:30:00Z'),
  filters: ['Exercice : 2026', 'Arrondissement : Aïn-Chock'],
  columns: [
    { title: 'Avis', kind: 'text', value: (row) => row.number },
    { title: 'Redevable', kind: 'text', value: (row) => row.owner },
    { title: 'Émis le', kind: 'date', value: (row) => row.issuedOn },
    { title: 'Superficie', kind: 'decimal', value: (row) => row.area, total: true },
    { title: 'Montant', kind: 'money', value: (row) => row.amountMinor, total: true },
    { title: 'Majoration', kind: 'percent', value: (row) => row.penalty },
    { title: 'Payé', kind: 'boolean', value: (row) => row.paid },
    { title: 'Vu le', kind: 'instant', value: (row) => row.seenAt },
  ],
}

const notice = (index: number, owner = 'محمد العلوي'): Notice => ({
  number: `AV-2026-${index}`,
  owner,
  issuedOn: '2026-02-28',
  area: '312.40',
  amountMinor: 939_010,
  penalty: '0.5',
  paid: index % 2 === 0,
  seenAt: index === 3 ? new Date('2026-01-05T09:30:00Z') : null,
})

async function* stream(count: number) {
  for (let index = 1; index <= count; index++) yield notice(index)
}

async function written(
  options: WorkbookOptions<Notice>,
  rows: Iterable<Notice> | AsyncIterable<Notice>
): Promise<ExcelJS.Workbook> {
  const folder = await mkdtemp(join(tmpdir(), 'xlsx-'))
  try {
    const file = join(folder, 'export.xlsx')
    await writeWorkbook(file, options, rows)
    return await new ExcelJS.Workbook().xlsx.readFile(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function firstSheet(...source: Parameters<typeof written>): Promise<ExcelJS.Worksheet> {
  const workbook = await written(...source)
  return workbook.worksheets[0]
}

test.group('Workbooks', () => {
  test('cells have types and formats, the head is frozen and filtered', async ({ assert }) => {
    const sheet = await firstSheet(OPTIONS, stream(3))
    const row = sheet.getRow(2)
    assert.equal(row.getCell(1).value, 'AV-2026-1')
    assert.deepEqual(row.getCell(3).value, new Date('2026-02-28T00:00:00Z'))
    assert.equal(row.getCell(4).value, 312.4)
    assert.equal(row.getCell(5).value, 9390.1)
    assert.equal(row.getCell(6).value, 0.005)
    assert.equal(row.getCell(7).value, false)
    assert.isNull(row.getCell(8).value)
    // the clock at the town hall is one hour ahead of UTC
    assert.deepEqual(sheet.getRow(4).getCell(8).value, new Date('2026-01-05T10:30:00Z'))
    assert.equal(row.getCell(5).numFmt, '#,##0.00')
    assert.equal(row.getCell(3).numFmt, 'dd/mm/yyyy')
    assert.deepInclude(sheet.views[0], { state: 'frozen', ySplit: 1 })
    assert.equal(String(sheet.autoFilter), 'A1:H4')
    assert.isTrue(sheet.getRow(1).getCell(1).font.bold)
  })

  test('totals are sums that Excel can do again, with the result already there', async ({
    assert,
  }) => {
    const sheet = await firstSheet(OPTIONS, stream(3))
    assert.equal(sheet.getRow(5).getCell(1).value, 'Total')
    assert.deepEqual(sheet.getRow(5).getCell(5).value, { formula: 'SUM(E2:E4)', result: 28_170.3 })
    assert.deepEqual(sheet.getRow(5).getCell(4).value, { formula: 'SUM(D2:D4)', result: 937.2 })
  })

  test('text that looks like a formula stays text')
    .with(['=1+1', '+212600000000', '-5', '@SUM(A1)', '\t=cmd', '="a"&"b"', "'quoted"])
    .run(async ({ assert }, text) => {
      const sheet = await firstSheet(OPTIONS, [notice(1, text)])
      const cell = sheet.getRow(2).getCell(2)
      assert.equal(cell.type, ExcelJS.ValueType.String)
      assert.equal(cell.value, text)
      assert.equal(cell.numFmt, '@')
    })

  test('the last sheet says who exported what, when, with which filters, and how much', async ({
    assert,
  }) => {
    const workbook = await written(OPTIONS, stream(3))
    const sheet = workbook.worksheets[workbook.worksheets.length - 1]
    const facts = sheet
      .getSheetValues()
      .flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []))
    assert.equal(sheet.name, 'Provenance')
    assert.deepInclude(facts, ['Exporté par', 'Fatima Alaoui'])
    assert.deepInclude(facts, ['Exporté le', '05/01/2026 10:30:00 (Africa/Casablanca)'])
    assert.deepInclude(facts, ['Filtres', 'Exercice : 2026'])
    assert.include(
      facts.map(([, value]) => value),
      'Arrondissement : Aïn-Chock'
    )
    assert.deepInclude(facts, ['Nombre de lignes', 3])
  })

  test('goes on in further sheets when one is full, totals over all of them', async ({
    assert,
  }) => {
    const workbook = await written({ ...OPTIONS, linesPerSheet: 12 }, stream(25))
    assert.deepEqual(
      workbook.worksheets.map((sheet) => [sheet.name, sheet.rowCount]),
      [
        ['Avis impayés 2026 01', 11],
        ['Avis impayés 2026 01 2', 11],
        ['Avis impayés 2026 01 3', 7],
        ['Provenance', 8],
      ]
    )
    assert.deepEqual(workbook.worksheets[2].getRow(7).getCell(5).value, {
      formula: `SUM('Avis impayés 2026 01'!E2:E11,'Avis impayés 2026 01 2'!E2:E11,E2:E6)`,
      result: 234_752.5,
    })
  })

  test('what XML cannot hold is left out, the rest of the text stays')
    .with([
      ['a\u0000b\u001fc', 'abc'],
      ['<b>& "x"', '<b>& "x"'],
      ['deux\nlignes', 'deux\nlignes'],
      ['\ud800seul', '\ufffdseul'],
    ])
    .run(async ({ assert }, [text, kept]) => {
      const sheet = await firstSheet(OPTIONS, [notice(1, text)])
      assert.equal(sheet.getRow(2).getCell(2).value, kept)
    })

  test('in Arabic the sheets read from right to left', async ({ assert }) => {
    const workbook = await written({ ...OPTIONS, title: 'الإعلامات', language: 'ar' }, stream(1))
    assert.isTrue(workbook.worksheets.every((sheet) => sheet.views[0].rightToLeft))
    assert.equal(workbook.worksheets[0].getRow(3).getCell(1).value, 'المجموع')
  })

  test('says how many rows it wrote, and fails when they are not those announced', async ({
    assert,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'xlsx-'))
    const file = join(folder, 'export.xlsx')
    const { rows, sheets } = await writeWorkbook(file, { ...OPTIONS, expectedRows: 40 }, stream(40))
    assert.deepEqual({ rows, sheets }, { rows: 40, sheets: 1 })
    await rm(file)
    const short = writeWorkbook(file, { ...OPTIONS, expectedRows: 41 }, stream(40))
    await assert.rejects(() => short, /Expected 41 rows, 40 came/)
    assert.deepEqual(await readdir(folder), [])
    await rm(folder, { recursive: true })
  })

  test('a source that fails leaves no file behind', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'xlsx-'))
    async function* failing() {
      yield* stream(700)
      throw new Error('connexion perdue')
    }
    const attempt = writeWorkbook(join(folder, 'export.xlsx'), OPTIONS, failing())
    await assert.rejects(() => attempt, /connexion perdue/)
    assert.deepEqual(await readdir(folder), [])
    await rm(folder, { recursive: true })
  })

  test('an empty list is a head without totals', async ({ assert }) => {
    const sheet = await firstSheet(OPTIONS, [])
    assert.equal(sheet.rowCount, 1)
  })

  test('refuses values that are not of their kind', ({ assert }) => {
    assert.throws(() => cellOf('money', 'douze'), /Not a number: douze/)
    assert.throws(() => cellOf('date', 'hier'), /Not a day: hier/)
    assert.lengthOf(cellOf('text', 'x'.repeat(40_000)) as string, 32_767)
  })

  test('names of sheets and columns are those Excel accepts', ({ assert }) => {
    assert.equal(sheetName('Rôle [2026/01] : primitif ?*', 1), 'Rôle 2026 01 primitif')
    assert.equal(sheetName('x'.repeat(50), 12), `${'x'.repeat(28)} 12`)
    assert.deepEqual([1, 26, 27, 703].map(columnLetters), ['A', 'Z', 'AA', 'AAA'])
  })
})
