import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import drive from '@adonisjs/drive/services/main'
import { Act } from '#platform/act'
import { addComment } from '#platform/attachments/actions/add_comment'
import { attachFile } from '#platform/attachments/actions/attach_file'
import { withdraw } from '#platform/attachments/actions/withdraw'
import { dossierOf } from '#platform/attachments/dossier'
import { subjectToAddTo } from '#platform/attachments/subjects'
import { installed } from '#platform/modules'
import type { ModuleDefinition } from '#platform/modules'
import { Access } from '#platform/permissions/access'
import { transaction } from '#platform/transaction'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')

/** Records 1 to 9 exist; even ones are closed to whoever has no right over arrondissement 2. */
const module: ModuleDefinition = {
  name: 'files',
  permissions: [{ key: 'files.view', scoped: 'arrondissement' }, { key: 'files.edit' }],
  subjects: [
    {
      type: 'files.record',
      permission: 'files.view',
      attachPermission: 'files.edit',
      find: async (id, act) =>
        id > 0 && id < 10 && act.can('files.view', { arrondissementId: (id % 2) + 1 })
          ? { type: 'files.record', id, label: `Record ${id}` }
          : null,
    },
  ],
}

function person(name: string, permissions: string[], userId: number | null = null): Act {
  const grants = permissions.map((permission) => ({
    permission,
    scopeKind: 'commune' as const,
    scopeId: null,
  }))
  return new Act({ userId, name }, Access.of(grants))
}

const clerk = person('Clerk', ['files.view', 'files.edit'])
const reader = person('Reader', ['files.view'])
const record = { type: 'files.record', id: 1 }

async function attach(act: Act, bytes: Buffer, name: string, to = record): Promise<number> {
  const subject = await subjectToAddTo(act, to)
  return transaction((trx) => attachFile(trx, act, subject, { name, bytes }))
}

test.group('Attachments | on a record', (group) => {
  group.setup(() => {
    installed.modules().push(module)
  })
  group.teardown(() => {
    installed.modules().splice(installed.modules().indexOf(module), 1)
  })
  group.each.setup(async () => {
    await db.from('platform_attachments').where('subject_type', 'files.record').delete()
    await db.from('platform_comments').where('subject_type', 'files.record').delete()
  })

  test('a file is kept privately with its digest, and journalled', async ({ assert }) => {
    const id = await attach(clerk, PDF, '../../Décision n° 12 (signée).pdf')
    const row = await db.from('platform_attachments').where('id', id).firstOrFail()
    assert.equal(row.name, 'Décision n- 12 (signée).pdf')
    assert.equal(row.content_type, 'application/pdf')
    assert.lengthOf(row.sha256, 64)
    assert.deepEqual(Buffer.from(await drive.use().getBytes(row.path)), PDF)
    const entry = await db
      .from('platform_journal_entries')
      .where('action', 'platform.attachment.added')
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(entry.subject_type, 'files.record')
    const dossier = await dossierOf(reader, record)
    assert.lengthOf(dossier.files, 1)
    assert.isFalse(dossier.writable)
    assert.isFalse(dossier.files[0].removable)
  })

  test('{name} is {verdict}')
    .with([
      {
        name: 'photo.pdf',
        bytes: Buffer.from('ffd8ffe000104a4649460001', 'hex'),
        verdict: 'photo.jpg',
      },
      { name: 'notes.exe', bytes: Buffer.from('Bonjour, مرحبا'), verdict: 'notes.txt' },
      { name: 'liste.CSV', bytes: Buffer.from('a;b\n1;2'), verdict: 'liste.csv' },
      {
        name: 'page.txt',
        bytes: Buffer.from('<html><script>alert(1)</script>'),
        verdict: 'attachments.wrong_type',
      },
      {
        name: 'image.svg',
        bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        verdict: 'attachments.wrong_type',
      },
      {
        name: 'outil.pdf',
        bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
        verdict: 'attachments.wrong_type',
      },
      { name: 'rien.pdf', bytes: Buffer.alloc(0), verdict: 'attachments.empty' },
      {
        name: 'gros.pdf',
        bytes: Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024)]),
        verdict: 'attachments.too_large',
      },
      { name: '\u202efdp.exe', bytes: PDF, verdict: 'fdp.pdf' },
      { name: '.pdf', bytes: PDF, verdict: 'document.pdf' },
      { name: 'قرار رقم ١٢.pdf', bytes: PDF, verdict: 'قرار رقم ١٢.pdf' },
    ])
    .run(async ({ assert }, { name, bytes, verdict }) => {
      if (verdict.startsWith('attachments.')) {
        await assert.rejects(() => attach(clerk, bytes, name), new RegExp(verdict))
        assert.lengthOf(
          await db.from('platform_attachments').where('subject_type', 'files.record'),
          0
        )
        return
      }
      const id = await attach(clerk, bytes, name)
      const kept = await db.from('platform_attachments').where('id', id).firstOrFail()
      assert.equal(kept.name, verdict)
    })

  test('who may not see the record sees neither its files nor its remarks', async ({ assert }) => {
    const elsewhere = new Act(
      { userId: null, name: 'Elsewhere' },
      Access.of([{ permission: 'files.view', scopeKind: 'arrondissement', scopeId: 1 }])
    )
    await attach(clerk, PDF, 'a.pdf')
    await assert.rejects(() => dossierOf(elsewhere, record), /attachments.no_record/)
    await assert.rejects(() => dossierOf(person('Nobody', []), record), /attachments.no_record/)
    await assert.rejects(
      () => dossierOf(clerk, { type: 'files.record', id: 99 }),
      /attachments.no_record/
    )
    await assert.rejects(
      () => dossierOf(clerk, { type: 'nothing', id: 1 }),
      /attachments.no_record/
    )
    await assert.rejects(() => attach(reader, PDF, 'b.pdf'), /access.denied/)
  })

  test('a withdrawal needs a reason and leaves the file and the journal', async ({ assert }) => {
    const id = await attach(clerk, PDF, 'a.pdf')
    await assert.rejects(
      () => withdraw(clerk, 'attachment', id, '  '),
      /attachments.reason_missing/
    )
    await assert.rejects(() => withdraw(reader, 'attachment', id, 'Erreur'), /access.denied/)
    await withdraw(clerk, 'attachment', id, 'Mauvais dossier')
    const dossier = await dossierOf(clerk, record)
    const [file] = dossier.files
    assert.equal(file.withdrawn?.reason, 'Mauvais dossier')
    assert.isFalse(file.removable)
    const row = await db.from('platform_attachments').where('id', id).firstOrFail()
    assert.isTrue(await drive.use().exists(row.path))
    const entry = await db
      .from('platform_journal_entries')
      .where('action', 'platform.attachment.withdrawn')
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(entry.reason, 'Mauvais dossier')
  })

  test('a remark tells the people it mentions', async ({ assert }) => {
    const subject = await subjectToAddTo(clerk, record)
    await transaction((trx) =>
      addComment(trx, clerk, subject, 'Voir avec @100002 ou @999999.\r\nمرحبا', '/x')
    )
    const auditor = await db.from('platform_users').where('staff_number', '100002').firstOrFail()
    const notice = await db
      .from('platform_notifications')
      .where('user_id', auditor.id)
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(notice.text_key, 'attachments.mentioned')
    const { comments } = await dossierOf(reader, record)
    assert.equal(comments[0].body, 'Voir avec @100002 ou @999999.\nمرحبا')
    await assert.rejects(
      () => transaction((trx) => addComment(trx, clerk, subject, ' \n ')),
      /attachments.comment_empty/
    )
  })
})
