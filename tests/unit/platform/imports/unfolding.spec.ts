import { test } from '@japa/runner'
import { deflateRawSync } from 'node:zlib'
import excel from 'exceljs'
import { refuseUnfolding } from '#platform/imports/unfolding'

const MEGABYTES = 1024 * 1024

/** A zip of these parts; `claimed` is what its directory says each unfolds to, `hidden` leaves the last one out of it. */
function zipOf(parts: [string, Buffer][], { claimed = 100, hidden = false } = {}): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [index, [name, content]] of parts.entries()) {
    const folded = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(folded.length, 18)
    local.writeUInt32LE(claimed, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(folded.length, 20)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    if (!hidden || index < parts.length - 1) directory.push(entry, Buffer.from(name))
    body.push(local, Buffer.from(name), folded)
    at += 30 + name.length + folded.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...body, ...directory, end])
}

test.group('Imports | workbooks that unfold', () => {
  test('a workbook as programs write it passes', async ({ assert }) => {
    const book = new excel.Workbook()
    const sheet = book.addWorksheet('Feuille')
    for (let row = 0; row < 2000; row++) sheet.addRow([row, 'Aïn-Sebaâ', 'الدار البيضاء'])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    await assert.doesNotReject(() => refuseUnfolding(bytes))
  })

  test('texts of {size} MB in {name} are refused, whatever the file says of itself')
    .with([
      { name: 'xl/sharedStrings.xml', size: 3 },
      { name: 'xl/worksheets/sheet1.xml', size: 6 },
    ])
    .run(async ({ assert }, { name, size }) => {
      const bomb = zipOf([
        ['xl/workbook.xml', Buffer.from('<workbook/>')],
        [name, Buffer.alloc(size * MEGABYTES, 'a')],
      ])
      assert.isBelow(bomb.length, 20_000)
      await assert.rejects(
        () => refuseUnfolding(bomb, { held: 2, together: 5 }),
        /imports.unfolds_too_large/
      )
    })

  test('a part that the directory hides, and half a file, are unreadable', async ({ assert }) => {
    const parts: [string, Buffer][] = [
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      ['xl/sharedStrings.xml', Buffer.alloc(MEGABYTES, 'a')],
    ]
    const whole = zipOf(parts)
    await assert.doesNotReject(() => refuseUnfolding(whole))
    for (const bytes of [zipOf(parts, { hidden: true }), whole.subarray(0, whole.length / 2)])
      await assert.rejects(() => refuseUnfolding(bytes), /imports.unreadable_sheet/)
  })
})
