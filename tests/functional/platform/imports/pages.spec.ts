import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { Act } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { Access } from '#platform/permissions/access'
import { closePlots, openPlots, plotImport } from '#tests/functional/platform/imports/plots'
import { PageClient } from '#tests/support/page_client'

const act = new Act({ userId: null, name: 'Trial' }, Access.everything())
const ROWS = Array.from(
  { length: 120 },
  (_, index) => `${index + 1}/P;Anfa;${index % 3};équipée;PP;Propriétaire "${index}" <b>`
)
const FILE = [
  'titre_foncier;arrondissement;superficie_m2;zone;type_redevable;nom_ou_raison_sociale',
  ...ROWS,
].join('\n')

async function receive(text = FILE): Promise<number> {
  return receiveFile(act, plotImport, { name: 'terrains <1>.csv', bytes: Buffer.from(text) })
}

async function stateOf(id: number): Promise<string> {
  const { record } = await findImportRecord(act, id)
  return record.state
}

async function checked(): Promise<number> {
  const id = await receive()
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  return id
}

test.group('Imports | pages without JavaScript', (group) => {
  group.setup(async () => {
    await openPlots()
    const role = await db.from('platform_roles').where('key', 'administrator').firstOrFail()
    await db.rawQuery(
      'INSERT IGNORE INTO platform_role_permissions (role_id, permission) VALUES (?, ?)',
      [role.id, 'trial.import']
    )
    const texts = Object.fromEntries(
      ['title', ...plotImport.fields.map((field) => `fields.${field.key}`)].map((key) => [
        `imports.trial.${key}`,
        key,
      ])
    )
    for (const locale of ['fr', 'ar', 'en'])
      Object.assign(i18nManager.getTranslationsFor(locale), texts)
  })
  group.teardown(async () => {
    await closePlots()
    await db.from('platform_role_permissions').where('permission', 'trial.import').delete()
  })

  for (const locale of ['fr', 'ar', 'en'] as const) {
    test(`every step is sound in ${locale}`, async ({ assert }) => {
      const client = await PageClient.signedIn('administrator', { locale })
      await client.get('/imports/create')
      await client.get('/imports/create?import=trial.plots')
      const id = await receive()
      await client.get(`/imports/${id}`)
      const refused = await client.submit(`/imports/${id}/checks`, {
        'mapping[title]': '',
        'mapping[owner]': '5',
      })
      assert.include(refused.html, 'aria-invalid="true"')
      const { record } = await findImportRecord(act, id)
      const runId = await startCheck(act, id, record.mapping)
      await client.get(`/imports/${id}`)
      await executeRun(runId)
      for (const tab of [
        '',
        '?tab=refused',
        '?tab=accepted',
        '?tab=all&after=50',
        '?tab=nonsense&after=x',
        '?step=mapping',
      ]) {
        await client.get(`/imports/${id}${tab}`)
      }
      await executeRun(await startCommit(act, id))
      const done = await client.get(`/imports/${id}`)
      assert.include(done.text, '80')
      await client.get('/imports')
    })
  }

  test('the buttons of a page do what they say', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator')
    const id = await checked()
    await client.get(`/imports/${id}`)
    const committing = await client.submit(`/imports/${id}/commits`, {})
    assert.equal(committing.url, `/imports/${id}`)
    assert.equal(await stateOf(id), 'committing')
    await client.submit(`/imports/${id}/cancellations`, {})
    const { record } = await findImportRecord(act, id)
    await executeRun(record.commitRunId!)
    assert.equal(await stateOf(id), 'cancelled')
    await client.submit(`/imports/${id}/commits`, {})
    const { record: again } = await findImportRecord(act, id)
    assert.notEqual(again.commitRunId, record.commitRunId)
    await executeRun(again.commitRunId!)
    assert.equal(await stateOf(id), 'done')
  })

  test('who does not hold the right of an import gets nothing of it', async ({ assert }) => {
    const client = await PageClient.signedIn('auditor')
    const id = await checked()
    await client.get(`/imports/${id}`, { status: 403 })
    await client.get('/imports/create?import=trial.plots', { status: 403 })
    const index = await client.get('/imports')
    assert.notInclude(index.text, 'terrains <1>')
    for (const step of ['checks', 'commits', 'cancellations']) {
      const answer = await client.submit(`/imports/${id}/${step}`, {})
      assert.equal(answer.status, 403, step)
    }
    const sent = await client.submit('/imports', { import: 'trial.plots' })
    assert.equal(sent.status, 403)
    await client.get('/imports/999999', { status: 404 })
  })
})
