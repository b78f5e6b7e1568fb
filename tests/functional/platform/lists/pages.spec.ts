import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import drive from '@adonisjs/drive/services/main'
import excel from 'exceljs'
import { foldText } from '#values/text'
import { executeRun } from '#platform/jobs/execution'
import { closeDeeds, openDeeds, reminded } from '#tests/functional/platform/lists/deeds'
import { PageClient } from '#tests/support/page_client'

const WORKBOOK = 'spreadsheetml'

async function grant(): Promise<void> {
  const role = await db.from('platform_roles').where('key', 'administrator').firstOrFail()
  for (const permission of ['deeds.view', 'deeds.amounts']) {
    await db.rawQuery(
      'INSERT IGNORE INTO platform_role_permissions (role_id, permission) VALUES (?, ?)',
      [role.id, permission]
    )
  }
}

test.group('Lists | pages without JavaScript', (group) => {
  group.setup(async () => {
    await openDeeds()
    await grant()
    await db.table('trial_deeds').multiInsert(
      Array.from({ length: 120 }, (_, index) => ({
        number: `D-${String(index + 1).padStart(5, '0')}`,
        owner: index === 7 ? '=HYPERLINK("x")' : `Propriétaire ${index + 1}`,
        search_text: foldText(`Propriétaire ${index + 1}`),
        arrondissement_id: (index % 2) + 1,
        area: index,
        due_minor: index * 1000,
        due_on: '2026-03-15',
        sent_at: '2026-03-15 10:00:00.000',
        disputed: index % 2,
        state: index % 4 === 0 ? 'paid' : 'due',
      }))
    )
  })
  group.teardown(async () => {
    await closeDeeds()
    await db
      .from('platform_role_permissions')
      .whereIn('permission', ['deeds.view', 'deeds.amounts'])
      .delete()
  })

  for (const locale of ['fr', 'ar', 'en'] as const) {
    test(`every shape of the page is sound in ${locale}`, async ({ assert }) => {
      const client = await PageClient.signedIn('administrator', { locale })
      for (const address of [
        '',
        '?view=late',
        '?q=propri%C3%A9taire%2012',
        '?f=state:in:due|due:gt:200;place:in:1&sort=-due&columns=number,due&size=25',
        '?add=due_on',
        '?add=place&f=state:in:due',
        '?edit=0.0&f=due:between:1,2',
        '?group=place',
        '?group=due_on.month',
        '?totals=1',
        '?f=nonsense:is:1',
        '?q=zzzz',
      ]) {
        const page = await client.get(`/trial/deeds${address}`)
        assert.equal(page.status, 200, address)
        assert.notInclude(page.text, 'translation missing', address)
      }
    })
  }

  test('the filter form leads to an address that says the same', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator')
    const page = await client.get(
      '/trial/deeds?add_column=due&add_operator=gt&add_value=1%20100%2C00&f=state:in:due'
    )
    assert.include(decodeURIComponent(page.url), 'f=state:in:due;due:gt:1+100\\,00')
    assert.include(page.text, '7')
    const refused = await client.get(
      '/trial/deeds?add_column=due&add_operator=gt&add_value=beaucoup'
    )
    assert.include(refused.html, 'value="beaucoup"')
    assert.include(refused.html, 'aria-invalid="true"')
    const columns = await client.get(
      '/trial/deeds?columns%5B%5D=&columns%5B%5D=number&columns%5B%5D=state'
    )
    assert.include(decodeURIComponent(columns.url), 'columns=number,state')
  })

  test('a record page shows the first rows and the way to the rest', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator', { locale: 'ar' })
    const page = await client.get('/trial/deeds-beside')
    assert.lengthOf(page.html.match(/<tr>/g)!, 1 + 5 + 1)
    assert.include(
      page.html.replaceAll('&amp;', '&'),
      'href="/trial/deeds?f=state:in:due&columns=number,owner,due,state"'
    )
  })

  test('a view is kept, shared, shown to others and removed by its owner alone', async ({
    assert,
  }) => {
    const owner = await PageClient.signedIn('administrator')
    await owner.get('/trial/deeds')
    const saved = await owner.submit('/lists/deeds.all/views', {
      name: 'À relancer',
      shared: '1',
      words: 'f=state:in:due&sort=-due',
    })
    const view = await db.from('platform_list_views').where('list', 'deeds.all').firstOrFail()
    assert.deepEqual(JSON.parse(view.words), { f: 'state:in:due', sort: '-due' })
    assert.include(saved.url, `view=saved-${view.id}`)
    const other = await PageClient.signedIn('administrator')
    const shared = await other.get('/trial/deeds')
    assert.include(shared.text, 'À relancer')
    await other.submit(`/lists/deeds.all/views/${view.id}/removals`, {})
    assert.lengthOf(await db.from('platform_list_views').where('id', view.id), 1)
    await owner.submit(`/lists/deeds.all/views/${view.id}/removals`, {})
    assert.lengthOf(await db.from('platform_list_views').where('id', view.id), 0)
  })

  test('an action reaches the chosen rows, or all that match', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator')
    await client.get('/trial/deeds')
    reminded.length = 0
    const asked = await client.submit('/lists/deeds.all/actions', {
      action: 'remind',
      keys: ['3', '5'],
      words: '',
    })
    assert.match(asked.url, /actions\/remind\/\d+$/)
    await client.submit(asked.url, {})
    assert.deepEqual(reminded, [3, 5])
    reminded.length = 0
    const all = await client.submit('/lists/deeds.all/actions', {
      action: 'remind',
      everything: '1',
      words: 'f=state:in:paid',
    })
    assert.include(all.text, '30')
    await client.submit(all.url, {})
    assert.lengthOf(reminded, 30)
  })

  test('the Excel holds exactly the filtered rows and the columns shown, typed', async ({
    assert,
  }) => {
    const client = await PageClient.signedIn('administrator')
    await client.get('/trial/deeds')
    await client.submit('/lists/deeds.all/exports', {
      format: 'xlsx',
      words: 'f=state:in:due&sort=number&columns=number,owner,due,due_on,state',
    })
    const run = await db
      .from('platform_job_runs')
      .where('name', 'platform.list_export')
      .orderBy('id', 'desc')
      .firstOrFail()
    await executeRun(run.id)
    const file = await db.from('platform_job_files').where('run_id', run.id).firstOrFail()
    assert.include(file.content_type, WORKBOOK)
    const workbook = new excel.Workbook()
    const bytes = await drive.use().getBytes(file.path)
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = workbook.worksheets[0]
    assert.deepEqual((sheet.getRow(1).values as string[]).slice(1), [
      'Numéro',
      'Redevable',
      'Reste dû (DH)',
      'Échéance',
      'État',
    ])
    const rows = sheet.getSheetValues().slice(2, 92) as [
      never,
      string,
      string,
      number,
      Date,
      string,
    ][]
    assert.lengthOf(rows, 90)
    assert.deepEqual([rows[0][1], rows[0][3], rows[0][5]], ['D-00002', 10, 'Exigible'])
    assert.equal(rows[0][4].toISOString(), '2026-03-15T00:00:00.000Z')
    assert.equal(rows.find((row) => row[1] === 'D-00008')![2], '=HYPERLINK("x")')
    const entry = await db
      .from('platform_journal_entries')
      .where('action', 'platform.list.exported')
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.include(entry.changes, '90')
  })

  test('a file named in Arabic is fetched by its name', async ({ assert }) => {
    const client = await PageClient.signedIn('administrator', { locale: 'ar' })
    await client.get('/trial/deeds')
    await client.submit('/lists/deeds.all/exports', { format: 'csv', words: 'f=state:in:paid' })
    const run = await db
      .from('platform_job_runs')
      .where('name', 'platform.list_export')
      .orderBy('id', 'desc')
      .firstOrFail()
    await executeRun(run.id)
    const page = await client.get(`/jobs/${run.id}`)
    const address = /href="(\/jobs\/\d+\/files\/[^"]+)"/.exec(page.html)![1]
    const file = await client.download(address)
    assert.equal(file.status, 200)
    assert.include(file.bytes.toString(), 'الرقم;الملزم')
  })

  test('who does not hold the right gets nothing, whichever door they try', async ({ assert }) => {
    const client = await PageClient.signedIn('auditor')
    await client.get('/')
    for (const [path, body] of [
      ['/lists/deeds.all/exports', { format: 'xlsx', words: '' }],
      ['/lists/deeds.all/views', { name: 'x', words: '' }],
      ['/lists/deeds.all/actions', { action: 'remind', everything: '1', words: '' }],
    ] as const) {
      const runs = await db.from('platform_job_runs').count('* as total').first()
      const answer = await client.submit(path, body)
      assert.equal(answer.status, 403, path)
      assert.deepEqual(await db.from('platform_job_runs').count('* as total').first(), runs)
    }
    await client.get('/trial/deeds', { status: 403 })
  })
})
