import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { verifyJournal } from '#platform/audit/verification'
import { transaction } from '#platform/transaction'

const subject = { type: 'trial.record', id: 7, label: 'Record 7' }

async function write(action: string): Promise<number> {
  await transaction((trx) =>
    journal.record(trx, systemAct('test'), {
      action,
      subject,
      before: { name: 'a' },
      after: { name: 'b' },
    })
  )
  const row = await db
    .from('platform_journal_entries')
    .where('action', action)
    .orderBy('id', 'desc')
    .first()
  return row.id
}

/** Does what only somebody with the database in hand can: lifts the triggers, tampers, puts them back. */
async function tamper(sql: string[], restore: string[] = []): Promise<void> {
  const triggers = ['platform_journal_entries', 'platform_journal_seals'].flatMap((table) => [
    [table, 'UPDATE'],
    [table, 'DELETE'],
  ])
  for (const [table, verb] of triggers)
    await db.rawQuery(`DROP TRIGGER IF EXISTS ${table}_no_${verb.toLowerCase()}`)
  for (const statement of [...sql, ...restore]) await db.rawQuery(statement)
  for (const [table, verb] of triggers) {
    await db.rawQuery(
      `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} FOR EACH ROW
       SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'journal is append-only'`
    )
  }
}

test.group('The journal', () => {
  test('writes fields before and after, and the chain holds', async ({ assert }) => {
    const id = await write('trial.record.changed')
    const entry = await db.from('platform_journal_entries').where('id', id).first()
    assert.deepEqual(JSON.parse(entry.changes), { name: ['a', 'b'] })
    assert.deepEqual((await verifyJournal()).faults, [])
  })

  test('the database refuses to change or delete an entry', async ({ assert }) => {
    const id = await write('trial.record.kept')
    await assert.rejects(
      () => db.from('platform_journal_entries').where('id', id).update({ reason: 'x' }),
      /append-only/
    )
    await assert.rejects(
      () => db.from('platform_journal_entries').where('id', id).delete(),
      /append-only/
    )
  })

  test('a changed row is found', async ({ assert }) => {
    const id = await write('trial.record.tampered')
    await verifyJournal()
    await tamper([
      `UPDATE platform_journal_entries SET actor_name = 'someone else' WHERE id = ${id}`,
    ])
    const { faults } = await verifyJournal()
    assert.deepEqual(
      faults.map((fault) => [fault.kind, fault.entryId]),
      [['changed', id]]
    )
    await tamper([`UPDATE platform_journal_entries SET actor_name = 'test' WHERE id = ${id}`])
    assert.deepEqual((await verifyJournal()).faults, [])
  })

  test('an inserted row is found', async ({ assert }) => {
    const before = await db.from('platform_journal_entries').max('id as id').first()
    await db.rawQuery(
      `INSERT INTO platform_journal_entries (recorded_at, actor_name, action, subject_type, subject_id, subject_label, digest)
       VALUES (NOW(3), 'ghost', 'trial.record.invented', 'trial.record', '1', 'x', REPEAT('a', 64))`
    )
    const { faults } = await verifyJournal()
    const inserted = faults.filter((fault) => fault.entryId > before.id)
    assert.isNotEmpty(inserted)
    await tamper([
      `DELETE FROM platform_journal_seals WHERE entry_id > ${before.id}`,
      `DELETE FROM platform_journal_entries WHERE id > ${before.id}`,
    ])
    assert.deepEqual((await verifyJournal()).faults, [])
  })

  test('a removed row is found, even with its seal', async ({ assert }) => {
    const first = await write('trial.record.removed')
    await write('trial.record.after')
    await verifyJournal()
    const entry = await db.from('platform_journal_entries').where('id', first).first()
    const seal = await db.from('platform_journal_seals').where('entry_id', first).first()
    await tamper([`DELETE FROM platform_journal_entries WHERE id = ${first}`])
    assert.include(
      (await verifyJournal()).faults.map((fault) => fault.kind),
      'removed'
    )
    await tamper([`DELETE FROM platform_journal_seals WHERE entry_id = ${first}`])
    assert.include(
      (await verifyJournal()).faults.map((fault) => fault.kind),
      'broken_chain'
    )
    await db.table('platform_journal_entries').insert(entry)
    await db.table('platform_journal_seals').insert(seal)
    assert.deepEqual((await verifyJournal()).faults, [])
  })
})
