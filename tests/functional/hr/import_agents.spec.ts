import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { agentImport } from '#hr/imports/agents'

const act = systemAct('test')

async function importRegister(bytes: Buffer) {
  const id = await receiveFile(act, agentImport, { name: 'agents.csv', bytes })
  const received = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, received.record.mapping))
  const checked = await findImportRecord(act, id)
  await executeRun(await startCommit(act, id))
  const done = await findImportRecord(act, id)
  return { id, checked: checked.record, done: done.record }
}

test.group('HR | the register of staff', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('every defective row is found, every other one is in', async ({ assert }) => {
    const bytes = await readFile(app.makePath('database/registers/agents.csv'))
    const { id, checked, done } = await importRegister(bytes)
    assert.equal(checked.counts?.total, 1500)
    assert.equal(checked.counts?.refused, 34)
    assert.equal(done.state, 'done')

    const refused = await readImportRows(id, { verdict: 'refused', limit: 100 })
    const count = (field: string) =>
      refused.filter((row) => row.reasons.some((reason) => reason.field === field)).length
    assert.equal(count('rib'), 12)
    assert.equal(count('echelle'), 4)
    assert.equal(count('echelon'), 5)
    assert.equal(count('recruited_on'), 3)

    const [{ total }] = await db
      .from('hr_agents')
      .whereNot('name_fr', 'like', 'Essai%')
      .count('* as total')
    assert.equal(Number(total), 1466)
    const [{ orphans }] = await db
      .from('hr_agents as a')
      .leftJoin('hr_career_acts as c', 'c.agent_id', 'a.id')
      .whereNull('c.id')
      .count('* as orphans')
    assert.equal(Number(orphans), 0)
  }).timeout(120_000)

  test('the same file again changes nothing', async ({ assert }) => {
    const before = await db.from('hr_career_acts').count('* as total').first()
    const bytes = await readFile(app.makePath('database/registers/agents.csv'))
    const { id } = await importRegister(Buffer.concat([bytes, Buffer.from('\r\n')]))
    const after = await db.from('hr_career_acts').count('* as total').first()
    assert.equal(Number(after.total), Number(before.total))
    assert.isAbove(id, 0)
  }).timeout(120_000)
})
