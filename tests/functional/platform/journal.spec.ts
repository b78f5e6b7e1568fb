import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { systemAct } from '#platform/act'
import type { Snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { journalList } from '#platform/audit/lists/entries'
import { verifyJournal } from '#platform/audit/verification'
import { textOf } from '#platform/lists/cells'
import { transaction } from '#platform/transaction'
import { textsOf } from '#tests/support/architecture/texts'
import { PageClient } from '#tests/support/page_client'

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

/** The page of an entry with these fields, as the auditor reads it. */
async function entryPage(
  client: PageClient,
  type: string,
  action: string,
  after: Snapshot
): Promise<{ text: string; html: string }> {
  await transaction((trx) =>
    journal.record(trx, systemAct('test'), {
      action,
      subject: { type, id: 4_000_000_000, label: 'essai' },
      after,
    })
  )
  const row = await db.from('platform_journal_entries').orderBy('id', 'desc').firstOrFail()
  return client.get(`/administration/journal/${row.id}`)
}

test.group('The page of a journal entry', () => {
  test('says in words what has some, and leaves nothing out', async ({ assert }) => {
    const client = await PageClient.signedIn('auditor')
    const user = await db.from('platform_users').firstOrFail()
    const party = await entryPage(client, 'registry.party', 'registry.party.registered', {
      kind: 'person',
      birth_on: '2001-06-07',
      mergedIntoId: 2_008_800,
      decidedById: user.id,
      spellings: true,
      foldedName: 'tazi rajae',
    })
    for (const words of [
      'Nature — Personne',
      'Date de naissance — 07/06/2001',
      'Fusionné dans — 2008800',
      `Décidé par — ${user.name_fr}`,
      'foldedName — tazi rajae',
    ])
      assert.include(party.text, words)
    assert.include(party.html, '<code dir="ltr">foldedName</code>')

    const tender = await entryPage(client, 'procurement.tender', 'procurement.tender.published', {
      objectFr: 'Voirie',
      openingAt: '2026-07-01T09:30:00.000+00:00',
      estimateMinor: 1_400_000_000,
      referencePrice: '14359235.83',
      commission: '[{"name":"L. Benkirane","role":"Présidente"}]',
      awardedBidId: 12_345,
      unheardOf: { depth: [1] },
    })
    for (const words of [
      'Objet — Voirie',
      'Ouverture des plis — 01/07/2026 10:30',
      '14\u202f000\u202f000,00',
      'Prix de référence — 14\u202f359\u202f235,83',
      'Benkirane',
      'Présidente',
      'awardedBidId — 12345',
      'unheardOf',
    ])
      assert.include(tender.text, words)
    assert.match(tender.html, /<pre dir="ltr">\[\n {2}\{\n/)
    assert.notInclude(tender.text, '2026-07-01T')
  })

  test('is whole in Arabic and in English', async ({ assert }) => {
    for (const [locale, words] of [
      ['ar', 'طبيعة الخدمة — قطع الغيار والعجلات'],
      ['en', 'Nature — Spare parts and tyres'],
    ] as const) {
      const client = await PageClient.signedIn('auditor', { locale })
      const page = await entryPage(client, 'procurement.request', 'procurement.request.drafted', {
        nature: 'PR',
        unheardOf: null,
        lines: 3,
      })
      assert.include(page.text, words)
      assert.include(page.text, 'lines — 3')
    }
  })
})

test.group('The list of the journal', () => {
  test('names what is asked for though nothing of it is recorded', async ({ assert }) => {
    const recorded = new Set(
      (await db.from('platform_journal_entries').distinct('action')).map((row) => row.action)
    )
    const [key, text] = [...textsOf('fr')].find(
      ([candidate]) =>
        candidate.startsWith('platform.actions.') &&
        !recorded.has(candidate.replace('.actions.', '.'))
    )!
    const action = key.replace('.actions.', '.')
    const client = await PageClient.signedIn('auditor')
    const shown = await client.get(`/administration/journal?f=action:in:${action}`)
    assert.include(shown.text, text)
    assert.notInclude(shown.text, action)
    const edited = await client.get(`/administration/journal?f=action:in:${action}&edit=0.0`)
    assert.match(edited.html, new RegExp(`value="${action}"[^>]*(checked|selected)`))
  })

  test('the number of an entry is not an amount', ({ assert }) => {
    const column = journalList.columnsByKey.get('id')!
    assert.equal(textOf(column, 2_008_800, i18nManager.locale('fr')), '2008800')
  })
})
