import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { writeListWorkbook } from '#documents/excel/list_workbook'

test.group('Exports of lists', () => {
  test('have the types, units, totals and provenance of every workbook', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'list-'))
    const file = join(folder, 'list.xlsx')
    async function* rows() {
      yield ['=AV-1', '312.4', 939_010, '2026-01-05', new Date('2026-01-05T09:30:00Z')]
      yield ['AV-2', '1234567890123456789.12', 100, null, null]
    }
    const written = await writeListWorkbook(
      file,
      {
        title: 'إعلامات',
        locale: 'ar',
        author: 'F. Alaoui',
        at: new Date('2026-01-05T09:30:00Z'),
        filters: ['السنة: 2026'],
        columns: [
          { key: 'number', label: 'الرقم', type: 'text' },
          { key: 'area', label: 'المساحة', type: 'decimal', unit: 'م²', decimals: 1 },
          { key: 'amount', label: 'المبلغ', type: 'money', total: true },
          { key: 'issued', label: 'التاريخ', type: 'date' },
          { key: 'seen', label: 'الاطلاع', type: 'instant' },
        ],
      },
      rows()
    )
    const workbook = await new ExcelJS.Workbook().xlsx.readFile(file)
    await rm(folder, { recursive: true })
    const [sheet, provenance] = workbook.worksheets
    assert.equal(written, 2)
    assert.deepEqual(sheet.getRow(1).getCell(2).value, 'المساحة (م²)')
    assert.deepEqual(
      [sheet.getRow(2).getCell(1).value, sheet.getRow(2).getCell(1).numFmt],
      ['=AV-1', '@']
    )
    assert.deepEqual(
      [sheet.getRow(2).getCell(2).value, sheet.getRow(2).getCell(2).numFmt],
      [312.4, '#,##0.0']
    )
    assert.equal(sheet.getRow(3).getCell(2).value, '1234567890123456789.12')
    assert.deepEqual(sheet.getRow(4).getCell(3).value, { formula: 'SUM(C2:C3)', result: 9391.1 })
    assert.isTrue(sheet.views[0].rightToLeft)
    assert.equal(provenance.getRow(2).getCell(2).value, 'F. Alaoui')
  })
})
