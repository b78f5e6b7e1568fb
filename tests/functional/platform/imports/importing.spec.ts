import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import excel from 'exceljs'
import drive from '@adonisjs/drive/services/main'
import { Act } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { earlierImport, findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { Access } from '#platform/permissions/access'
import {
  closePlots,
  openPlots,
  plotImport,
  UNWRITABLE,
} from '#tests/functional/platform/imports/plots'

const act = new Act({ userId: null, name: 'Trial' }, Access.everything())
const HEADINGS =
  'titre_foncier;arrondissement;superficie_m2;zone;type_redevable;nom_ou_raison_sociale;ice;exoneration_debut;exoneration_fin'

async function receive(text: string | Buffer, name = 'terrains.csv'): Promise<number> {
  return receiveFile(act, plotImport, { name, bytes: Buffer.from(text as string) })
}

async function recordOf(id: number) {
  const { record } = await findImportRecord(act, id)
  return record
}

async function check(id: number) {
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  return recordOf(id)
}

async function commit(id: number) {
  await executeRun(await startCommit(act, id))
  return recordOf(id)
}

test.group('Imports | a file from end to end', (group) => {
  group.each.setup(() => openPlots())
  group.each.teardown(() => closePlots())

  test('every row has its verdict, and only the accepted are written', async ({ assert }) => {
    const id = await receive(
      [
        '\ufeff' + HEADINGS,
        '147925/D;Sidi Moumen;507,8;équipée;PP;Belkadi;;;',
        '88120/c;AIN CHOCK;1 153,7;moyenne;PP;"Alaoui\nYoussef";;;',
        ';Anfa;10;équipée;PP;Sans titre;;;',
        '5521/33;Marrakech;10;équipée;PP;Ailleurs;;;',
        '5522/33;Anfa;0;équipée;PP;Rien;;;',
        '5523/33;Anfa;-3;pas de zone;PP;Négatif;;;',
        '147925/D;Anfa;20;faible;PP;Encore;;;',
        '5524/33;Anfa;20;faible;PM;Société;123;;',
        '5525/33;Anfa;20;faible;PP;=1+1;;;',
        '5526/33;Anfa;20;faible;PP;Fin avant début;;01/01/2026;31/12/2025',
        ';;;;;;;;',
      ].join('\r\n')
    )
    const record = await check(id)
    assert.equal(record.state, 'checked')
    assert.deepEqual(record.counts, { total: 10, accepted: 2, warned: 1, refused: 7, skipped: 0 })
    assert.lengthOf(await db.from('trial_plots'), 0)
    const refused = await readImportRows(id, { verdict: 'refused', limit: 50 })
    assert.deepEqual(
      refused.map((row) => [
        row.number,
        row.reasons.map((reason) => `${reason.field} ${reason.text}`),
      ]),
      [
        [4, ['title imports.reasons.required']],
        [5, ['arrondissement imports.reasons.unknown_arrondissement']],
        [6, ['area imports.reasons.above']],
        [7, ['area imports.reasons.above', 'zone imports.reasons.not_choice']],
        [8, ['null imports.reasons.repeated']],
        [9, ['ice imports.reasons.malformed']],
        [11, ['exempt_to imports.reasons.malformed']],
      ]
    )
    const done = await commit(id)
    assert.equal(done.state, 'done')
    assert.deepEqual(done.outcomes, { created: 3, updated: 0, unchanged: 0 })
    const plots = await db.from('trial_plots').orderBy('id')
    assert.deepEqual(
      plots.map((plot) => [plot.title, plot.arrondissement_id, plot.area, plot.owner]),
      [
        ['147925/D', 16, '507.8000', 'Belkadi'],
        ['88120/C', 5, '1153.7000', 'Alaoui Youssef'],
        ['5525/33', 2, '20.0000', '=1+1'],
      ]
    )
  })

  test('the same file twice changes nothing, and says so', async ({ assert }) => {
    const file = `${HEADINGS}\n1/C;Anfa;10;équipée;PP;A;;;\n2/C;Anfa;10;équipée;PP;B;;;\n`
    await check(await receive(file)).then((record) => commit(record.id))
    const again = await check(await receive(file))
    assert.isNotNull(await earlierImport(again))
    const done = await commit(again.id)
    assert.deepEqual(done.outcomes, { created: 0, updated: 0, unchanged: 2 })
    assert.lengthOf(await db.from('trial_plots'), 2)
  })

  test('refused rows come back as a sheet that can be sent again', async ({ assert }) => {
    const record = await check(
      await receive(
        `${HEADINGS}\n1/C;Anfa;10;équipée;PP;A;;;\n2/C;Anfa;0;équipée;PP;=cmd|calc;;;\n3/C;Anfa;0;équipée;PP;+212;;;\n`
      )
    )
    const file = await db
      .from('platform_job_files')
      .where('run_id', record.checkRunId!)
      .where('name', 'like', '%.xlsx')
      .firstOrFail()
    const workbook = new excel.Workbook()
    const bytes = await drive.use().getBytes(file.path)
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = workbook.worksheets[0]
    assert.equal(sheet.getRow(1).getCell(1).value, 'titre_foncier')
    assert.equal(sheet.getRow(2).getCell(6).value, '=cmd|calc')
    assert.equal(sheet.getRow(2).getCell(6).type, excel.ValueType.String)
    assert.equal(sheet.getRow(2).getCell(10).value, 3)
    assert.include(String(sheet.getRow(2).getCell(11).value), '0')
    const comma = await db
      .from('platform_job_files')
      .where('run_id', record.checkRunId!)
      .where('name', 'like', '%.csv')
      .firstOrFail()
    assert.include(await drive.use().get(comma.path), ";'=cmd|calc;")
    sheet.getRow(2).getCell(3).value = 25.5
    sheet.getRow(3).getCell(3).value = 12
    const corrected = await check(
      await receive(Buffer.from(await workbook.xlsx.writeBuffer()), 'corrigé.xlsx')
    )
    assert.deepEqual(corrected.counts, { total: 2, accepted: 1, warned: 1, refused: 0, skipped: 0 })
    await commit(corrected.id)
    const corrections = await db.from('trial_plots').orderBy('title')
    assert.deepEqual(
      corrections.map((plot) => [plot.title, plot.area, plot.owner]),
      [
        ['2/C', '25.5000', '=cmd|calc'],
        ['3/C', '12.0000', '+212'],
      ]
    )
  })

  test('a row the database refuses is refused alone', async ({ assert }) => {
    const record = await check(
      await receive(
        `${HEADINGS}\n1/C;Anfa;10;équipée;PP;A;;;\n2/C;Anfa;10;équipée;PP;${UNWRITABLE};;;\n3/C;Anfa;10;équipée;PP;C;;;\n`
      )
    )
    assert.equal(record.counts.accepted, 3)
    const done = await commit(record.id)
    assert.equal(done.state, 'done')
    assert.deepEqual([done.outcomes.created, done.counts.refused], [2, 1])
    const [refused] = await readImportRows(record.id, { verdict: 'refused', limit: 5 })
    assert.equal(refused.number, 3)
  })

  test('a required column that is missing is asked for', async ({ assert }) => {
    const id = await receive(`titre_foncier;zone\n1/C;équipée\n`)
    const { record } = await findImportRecord(act, id)
    await assert.rejects(() => startCheck(act, id, record.mapping), /imports.field_unmapped/)
  })

  test('{name} is refused with {code}')
    .with([
      { name: 'nothing', bytes: Buffer.alloc(0), code: 'imports.empty' },
      { name: 'headings alone', bytes: Buffer.from(HEADINGS), code: 'imports.no_rows' },
      {
        name: 'a picture',
        bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        code: 'imports.wrong_type',
      },
      { name: 'a PDF', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n'), code: 'imports.wrong_type' },
      {
        name: 'an old workbook',
        bytes: Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(520), 'hex'),
        code: 'imports.old_excel',
      },
      { name: 'rubbish', bytes: Buffer.from([1, 0, 2, 0, 3, 4, 0, 0]), code: 'imports.wrong_type' },
    ])
    .run(async ({ assert }, { bytes, code }) => {
      await assert.rejects(() => receive(bytes), new RegExp(code))
      assert.lengthOf(await db.from('trial_plots'), 0)
    })

  test('a commit asked for twice is one run', async ({ assert }) => {
    const record = await check(await receive(`${HEADINGS}\n1/C;Anfa;10;équipée;PP;A;;;\n`))
    const [first, second] = await Promise.all(
      [startCommit(act, record.id), startCommit(act, record.id)].map((run) =>
        run.catch((error) => String(error))
      )
    )
    const runs = await db
      .from('platform_job_runs')
      .where('name', 'platform.import_commit')
      .where('payload', JSON.stringify({ importId: record.id }))
    assert.lengthOf(runs, 1, `${first} ${second}`)
    await executeRun(runs[0].id)
  })
})
