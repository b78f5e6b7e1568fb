import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { install, installed, type ModuleDefinition } from '#platform/modules'
import { systemAct } from '#platform/act'
import { transaction } from '#platform/transaction'
import { documentsOf, storeDocument, storePdf } from '#documents/actions/store_document'
import { PageClient } from '#tests/support/page_client'

const SUBJECT = { type: 'documents.trial', id: 7, label: 'Dossier 7' }

/** A subject that auditors may see and nobody else. */
const trial: ModuleDefinition = {
  name: 'trial',
  subjects: [
    {
      type: SUBJECT.type,
      permission: 'platform.journal.view',
      find: async (id, act) => (act.can('platform.journal.view') ? { ...SUBJECT, id } : null),
    },
  ],
}

const store = (options: { permission?: string } = {}) =>
  transaction((trx) =>
    storeDocument(trx, systemAct('essai'), {
      kind: 'documents.sample',
      subject: SUBJECT,
      name: '../avis «1».pdf',
      contentType: 'application/pdf',
      content: Buffer.from('%PDF-1.7 essai'),
      ...options,
    })
  )

test.group('Stored documents', (group) => {
  group.setup(() => {
    const before = [...installed.modules()]
    install([...before, trial])
    return () => install(before)
  })

  test('who may see the record fetches the file as it was kept, and the journal says so', async ({
    assert,
  }) => {
    const document = await store()
    assert.equal(document.sha256, createHash('sha256').update('%PDF-1.7 essai').digest('hex'))
    assert.notInclude(document.name, '/')
    const auditor = await PageClient.signedIn('auditor')
    const { status, bytes, type } = await auditor.download(`/documents/files/${document.id}`)
    assert.deepEqual([status, bytes.toString(), type], [200, '%PDF-1.7 essai', 'application/pdf'])
    const entry = await db
      .from('platform_journal_entries')
      .where('action', 'documents.file.downloaded')
      .orderBy('id', 'desc')
      .first()
    assert.include(entry.changes, document.sha256)
  })

  test('who may not see the record does not learn that the file exists', async ({ assert }) => {
    const document = await store()
    const administrator = await PageClient.signedIn('administrator')
    const forbidden = await administrator.download(`/documents/files/${document.id}`)
    const unknown = await administrator.download('/documents/files/999999')
    assert.deepEqual([forbidden.status, unknown.status], [404, 404])
    const stranger = new PageClient(null)
    const unsigned = await stranger.download(`/documents/files/${document.id}`)
    assert.notEqual(unsigned.status, 200)
  })

  test('a further right can be asked of a file', async ({ assert }) => {
    const document = await store({ permission: 'platform.users.manage' })
    const auditor = await PageClient.signedIn('auditor')
    const { status } = await auditor.download(`/documents/files/${document.id}`)
    assert.equal(status, 404)
  })

  test('a drawn document is kept with its record', async ({ assert }) => {
    const document = await transaction((trx) =>
      storePdf(trx, systemAct('essai'), {
        kind: 'documents.sample',
        subject: { ...SUBJECT, id: 8 },
        name: 'decision.pdf',
        options: { title: 'Décision', language: 'fr', date: '2026-01-05' },
        draw: (kit) => kit.text('Décide'),
      })
    )
    const [kept] = await documentsOf({ type: SUBJECT.type, id: 8 })
    assert.equal(kept.id, document.id)
    assert.isAbove(kept.size, 1000)
  })
})
