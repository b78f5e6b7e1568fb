import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { addComment } from '#platform/attachments/actions/add_comment'
import { attachFile } from '#platform/attachments/actions/attach_file'
import { systemAct } from '#platform/act'
import { installed } from '#platform/modules'
import type { ModuleDefinition } from '#platform/modules'
import { transaction } from '#platform/transaction'
import { PageClient } from '#tests/support/page_client'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
const subject = { type: 'shelf.record', id: 4, label: 'Dossier <4>' }
const of = 'subject_type=shelf.record&subject_id=4'

const module: ModuleDefinition = {
  name: 'shelf',
  subjects: [
    {
      type: 'shelf.record',
      permission: 'platform.users.manage',
      find: async (id) => (id === 4 ? subject : null),
    },
  ],
}

test.group('Attachments | pages without JavaScript', (group) => {
  let fileId = 0
  group.setup(async () => {
    installed.modules().push(module)
    await transaction(async (trx) => {
      fileId = await attachFile(trx, systemAct('Trial'), subject, {
        name: 'acte.pdf',
        bytes: PDF,
        description: 'L’acte <signé>',
      })
      await addComment(trx, systemAct('Trial'), subject, 'À vérifier <b>\nمرحبا')
    })
  })
  group.teardown(() => {
    installed.modules().splice(installed.modules().indexOf(module), 1)
  })

  for (const locale of ['fr', 'ar', 'en'] as const) {
    test(`the files and remarks of a record are sound in ${locale}`, async ({ assert }) => {
      const client = await PageClient.signedIn('administrator', { locale })
      const page = await client.get(`/attachments?${of}`)
      assert.include(page.text, 'acte.pdf')
      assert.notInclude(page.html, '<signé>')
    })
  }

  test('a remark is added and withdrawn with its reason', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator')
    await client.get(`/attachments?${of}`)
    await client.submit('/comments', {
      subject_type: 'shelf.record',
      subject_id: 4,
      body: 'Une remarque',
    })
    const comment = await db
      .from('platform_comments')
      .where('body', 'Une remarque')
      .orderBy('id', 'desc')
      .firstOrFail()
    await client.submit(`/comments/${comment.id}/withdrawals`, { reason: '' })
    const unmoved = await db.from('platform_comments').where('id', comment.id).firstOrFail()
    assert.isNull(unmoved.withdrawn_at)
    await client.submit(`/comments/${comment.id}/withdrawals`, { reason: 'Trompé de dossier' })
    const page = await client.get(`/attachments?${of}`)
    assert.include(page.text, 'Trompé de dossier')
    assert.notInclude(page.text, 'Une remarque')
  })

  test('each download asks for the right again and is journalled', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator')
    const file = await client.download(`/attachments/${fileId}`)
    assert.equal(file.status, 200)
    assert.equal(file.type, 'application/pdf')
    const row = await db.from('platform_attachments').where('id', fileId).firstOrFail()
    assert.equal(createHash('sha256').update(file.bytes).digest('hex'), row.sha256)
    const entry = await db
      .from('platform_journal_entries')
      .where('action', 'platform.attachment.downloaded')
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(entry.actor_id, client.person!.id)

    const stranger = await PageClient.signedIn('auditor')
    const closed = await stranger.download(`/attachments/${fileId}`)
    assert.equal(closed.status, 404)
    await stranger.get(`/attachments?${of}`, { status: 404 })
    const reference = { subject_type: 'shelf.record', subject_id: 4 }
    const remark = await stranger.submit('/comments', { ...reference, body: 'x' })
    assert.equal(remark.status, 404)
    const withdrawal = await stranger.submit(`/attachments/${fileId}/withdrawals`, { reason: 'x' })
    assert.equal(withdrawal.status, 404)
    const absent = await stranger.download('/attachments/999999')
    assert.equal(absent.status, 404)
    const outside = await new PageClient(null).download(`/attachments/${fileId}`)
    assert.notEqual(outside.type, 'application/pdf')
  })
})
