import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { systemAct } from '#platform/act'
import { transaction } from '#platform/transaction'
import { endOfficialDocument } from '#documents/actions/end_official_document'
import {
  registerOfficialDocument,
  registerOfficialDocuments,
} from '#documents/actions/register_official_documents'
import { fingerprintOf } from '#documents/verification/fingerprint'
import { PageClient } from '#tests/support/page_client'

const KIND = 'documents.sample'
let serial = 0

function facts(owner = 'Benjelloun Mohamed') {
  serial += 1
  return {
    kind: KIND,
    number: `AV-2026-${process.pid}-${serial}`,
    issuedOn: '2026-01-05',
    amountMinor: 939_045,
    subject: { type: 'documents.sample', id: serial },
    facts: { owner, cin: 'BE123421', amount: 939_045 },
  }
}

const register = (document = facts()) =>
  transaction((trx) => registerOfficialDocument(trx, document))
const visitor = (locale: 'fr' | 'ar' | 'en' = 'fr') => new PageClient(null, locale)

test.group('Verification of official documents', (group) => {
  group.each.setup(() => limiter.use({ requests: 1, duration: '1 sec' }).clear())

  test('the public page confirms number, kind, date, amount and fingerprint, and no person')
    .with([
      { locale: 'fr', title: 'Document authentique' },
      { locale: 'ar', title: 'وثيقة أصلية' },
      { locale: 'en', title: 'Authentic document' },
    ] as const)
    .run(async ({ assert }, { locale, title }) => {
      const document = facts()
      const { code, fingerprint, address } = await register(document)
      assert.isTrue(address.endsWith(`/v/${code}`))
      const client = visitor(locale)
      await client.submit('/preferences', { locale })
      const page = await client.get(`/v/${code}`)
      assert.include(page.text, title)
      for (const shown of [document.number, '05/01/2026', '9\u202f390,45', fingerprint])
        assert.include(page.text, shown)
      for (const hidden of ['Benjelloun', 'BE123421']) assert.notInclude(page.html, hidden)
    })

  test('a code is found however it is typed, and from the form', async ({ assert }) => {
    const { code } = await register()
    const typed = code.toLowerCase().replace('-', ' ')
    for (const path of [
      `/v/${encodeURIComponent(typed)}`,
      `/v?code=${encodeURIComponent(typed)}`,
    ]) {
      const page = await visitor().get(path)
      assert.include(page.text, code)
    }
    await visitor().get('/v')
  })

  test('an unknown code says so and what to do', async ({ assert }) => {
    for (const code of ['7KQ2-M9XD', 'x', '%3Cscript%3E']) {
      const page = await visitor().get(`/v/${code}`, { status: 404 })
      assert.include(page.text, 'Aucun document ne porte ce code')
    }
  })

  test('a cancelled document says so, and ends only once', async ({ assert }) => {
    const document = facts()
    const { code } = await register(document)
    const end = (reason: string, replacedBy?: string) =>
      transaction((trx) =>
        endOfficialDocument(trx, systemAct('essai'), document, { reason, replacedBy })
      )
    await end('erreur sur le redevable Benjelloun')
    const page = await visitor().get(`/v/${code}`)
    assert.include(page.text, 'Document annulé')
    assert.notInclude(page.html, 'Benjelloun')
    await assert.rejects(() => end('encore'), /documents.already_ended/)
    const entry = await db
      .from('platform_journal_entries')
      .where('action', 'documents.official.cancelled')
      .orderBy('id', 'desc')
      .first()
    assert.equal(entry.reason, 'erreur sur le redevable Benjelloun')
  })

  test('a replaced document names the one that replaces it', async ({ assert }) => {
    const document = facts()
    const { code } = await register(document)
    await transaction((trx) =>
      endOfficialDocument(trx, systemAct('essai'), document, {
        reason: 'dégrèvement',
        replacedBy: 'AV-2026-9',
      })
    )
    const page = await visitor().get(`/v/${code}`)
    assert.include(page.text, 'AV-2026-9')
  })

  test('the database keeps facts as they were and refuses a second of one number', async ({
    assert,
  }) => {
    const document = facts()
    const { code } = await register(document)
    const change = (values: object) =>
      db.from('documents_official').where('code', code).update(values)
    await assert.rejects(() => change({ amount_minor: 1 }), /do not change/)
    await assert.rejects(() => change({ fingerprint: 'f'.repeat(64) }), /do not change/)
    await assert.rejects(
      () => db.from('documents_official').where('code', code).delete(),
      /are kept/
    )
    await assert.rejects(() => register(document), /Duplicate entry/)
  })

  test('the fingerprint is that of the facts, whatever their order', async ({ assert }) => {
    const document = facts()
    const first = await register(document)
    const other = { ...facts(), facts: { amount: 939_045, owner: 'Autre', cin: 'BE123421' } }
    const second = await register(other)
    assert.notEqual(second.fingerprint, first.fingerprint)
    assert.equal(
      fingerprintOf({ a: 1, b: [{ d: 2, c: null }] }),
      fingerprintOf({ b: [{ c: null, d: 2 }], a: 1, z: undefined })
    )
  })

  test('many at once keep their order and their own codes', async ({ assert }) => {
    const documents = Array.from({ length: 1200 }, () => facts())
    const registered = await transaction((trx) => registerOfficialDocuments(trx, documents))
    assert.equal(new Set(registered.map(({ code }) => code)).size, 1200)
    const row = await db
      .from('documents_official')
      .where('number', documents[777].number)
      .firstOrFail()
    assert.equal(row.code, registered[777].code)
  })

  test('an address that tries codes is stopped', async ({ assert }) => {
    const client = visitor()
    let last = 404
    for (let index = 0; index < 41; index++) last = await client.status('GET', '/v/7KQ2-M9XD')
    assert.equal(last, 429)
  })
})
