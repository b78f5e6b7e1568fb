import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ribKey } from '#values/identifiers'
import { systemAct } from '#platform/act'
import type { Act } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImport } from '#platform/imports/definition'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { registerParty } from '#registry/actions/register_party'
import { actWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'

let serial = Date.now() % 900_000

async function somebody() {
  serial += 1
  const cin = `QC${100_000 + serial}`
  const { party } = await registerParty(systemAct('essai'), {
    kind: 'person',
    lastNameFr: `Tazi ${serial}`,
    firstNameFr: 'Rajae',
    roles: ['taxpayer'],
    identifiers: [{ kind: 'cin', value: cin }],
    addresses: [{ lineFr: '3 rue Allal', city: 'Casablanca' }],
  })
  return { id: party.id, cin }
}

/** Checks and commits a file; answers what happened and the reasons of the rows refused. */
async function importFile(act: Act, name: string, text: string) {
  const definition = findImport(name)!
  const id = await receiveFile(act, definition, { name: 'essai.csv', bytes: Buffer.from(text) })
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  const refused = await readImportRows(id, { verdict: 'refused', limit: 20 })
  const checked = (await findImportRecord(act, id)).record
  if (checked.counts.accepted + checked.counts.warned > 0)
    await executeRun(await startCommit(act, id))
  const done = (await findImportRecord(act, id)).record
  return {
    outcomes: done.outcomes,
    counts: checked.counts,
    reasons: refused.flatMap((row) => row.reasons.map((reason) => reason.text)),
  }
}

test.group('Référentiels: list, page, history, import, export', () => {
  test('each has its list, exported by those who see it, and its import', async ({ assert }) => {
    const client = await PageClient.signedIn(['registrar', 'secretary_general'])
    for (const [path, name] of [
      ['/registry/parties', 'parties'],
      ['/registry/addresses', 'addresses'],
      ['/registry/bank-accounts', 'bank_accounts'],
      ['/registry/territories', 'territories'],
      ['/registry/unit-list', 'units'],
      ['/registry/holiday-list', 'holidays'],
      ['/registry/fiscal-years', 'fiscal_years'],
      ['/registry/unavailabilities', 'unavailabilities'],
    ]) {
      const page = await client.get(path)
      assert.include(page.html, `/lists/registry.${name}/exports`, `${path} exports`)
      assert.include(page.html, `/imports/create?import=registry.${name}`, `${path} imports`)
      await client.get(`/imports/create?import=registry.${name}`)
    }
  })

  test('an address imported replaces the current one, which stays; twice changes nothing', async ({
    assert,
  }) => {
    const act = await actWith('registrar')
    const { id, cin } = await somebody()
    const file = `cin;adresse;ville\n${cin};17 bd Zerktouni;Casablanca\nZZ999999;1 rue X;Casablanca\n;2 rue Y;Fès\n`
    const first = await importFile(act, 'registry.addresses', file)
    assert.deepEqual(first.reasons, [
      'registry.imports.reasons.unknown_party',
      'registry.imports.reasons.names_nobody',
    ])
    assert.deepEqual(first.outcomes, { created: 0, updated: 1, unchanged: 0 })
    const kept = await db.from('registry_addresses').where('party_id', id).orderBy('id')
    assert.deepEqual(
      kept.map((row) => [row.line_fr, Boolean(row.current)]),
      [
        ['3 rue Allal', false],
        ['17 bd Zerktouni', true],
      ]
    )
    const again = await importFile(act, 'registry.addresses', file)
    assert.deepEqual(again.outcomes, { created: 0, updated: 0, unchanged: 1 })
    const client = await PageClient.signedIn('registrar')
    const page = await client.get(`/registry/parties/${id}`)
    assert.include(page.text, '17 bd Zerktouni')
    assert.include(page.text, 'Fiche modifiée')
  })

  test('an account imported waits for a second person', async ({ assert }) => {
    const act = await actWith('registrar')
    const { id, cin } = await somebody()
    const first = `011780${String(++serial).padStart(16, '0')}`
    const rib = first + ribKey(first)
    const file = `cin;rib;banque;motif\n${cin};${rib};BMCE;Attestation du 12/11\n`
    const { outcomes } = await importFile(act, 'registry.bank_accounts', file)
    assert.deepEqual(outcomes, { created: 1, updated: 0, unchanged: 0 })
    assert.lengthOf(await db.from('registry_bank_accounts').where('party_id', id), 0)
    assert.lengthOf(await db.from('registry_bank_account_proposals').where('open_key', id), 1)
    const again = await importFile(act, 'registry.bank_accounts', file)
    assert.equal(again.counts.skipped, 1)
  })

  test('an absence imported is seen by those who plan, once', async ({ assert }) => {
    const act = await actWith('registrar')
    const { id, cin } = await somebody()
    const file = `cin;nature;du;au\n${cin};formation;02/03/2031;06/03/2031\n${cin};formation;06/04/2031;02/04/2031\n`
    const { outcomes, reasons } = await importFile(act, 'registry.unavailabilities', file)
    assert.deepEqual(outcomes, { created: 1, updated: 0, unchanged: 0 })
    assert.deepEqual(reasons, ['registry.imports.reasons.ends_before'])
    await importFile(act, 'registry.unavailabilities', file)
    const rows = await db.from('registry_unavailabilities').where('party_id', id)
    assert.deepEqual(
      rows.map((row) => [row.from_on, row.to_on]),
      [['2031-03-02', '2031-03-06']]
    )
  })

  test('fiscal years come from a file too', async ({ assert }) => {
    const act = await actWith('secretary_general')
    await db.from('registry_fiscal_years').where('year', 2098).delete()
    const file = 'exercice\n2098\n'
    const { outcomes } = await importFile(act, 'registry.fiscal_years', file)
    assert.deepEqual(outcomes, { created: 1, updated: 0, unchanged: 0 })
    assert.equal((await importFile(act, 'registry.fiscal_years', file)).counts.skipped, 1)
  })

  test('the territory has no total that counts everybody three times', async ({ assert }) => {
    const client = await PageClient.signedIn('registrar')
    const page = await client.get('/registry/territories')
    assert.notInclude(page.html, '<tfoot')
  })
})
