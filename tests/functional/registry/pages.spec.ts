import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { noteDuplicate } from '#registry/actions/note_duplicate'
import { registerParty } from '#registry/actions/register_party'
import { transaction } from '#platform/transaction'
import { PageClient } from '#tests/support/page_client'

let serial = Date.now() % 1_000_000

async function somebody(lastNameFr: string) {
  const { party } = await registerParty(systemAct('test'), {
    kind: 'person',
    lastNameFr,
    firstNameFr: 'Laila',
    lastNameAr: 'التازي',
    firstNameAr: 'ليلى',
    roles: ['taxpayer', 'staff'],
    identifiers: [{ kind: 'cin', value: `QP${++serial}` }],
    rib: '007780000123456789012396',
  })
  return party
}

const cinOf = async (partyId: number) => {
  const row = await db
    .from('registry_party_identifiers')
    .where({ party_id: partyId, kind: 'cin' })
    .firstOrFail()
  return String(row.value)
}

async function paths(): Promise<string[]> {
  const party = await somebody('Tazi')
  const other = await somebody('Tazi')
  await transaction((trx) => noteDuplicate(trx, party.id, other.id, ['name_birth']))
  const pair = await db.from('registry_party_duplicates').where('party_id', party.id).firstOrFail()
  const place = await db.from('registry_territories').where('code', '06.141.01.41').firstOrFail()
  const unit = await db.from('registry_units').where('code', 'DRH').firstOrFail()
  const year = await db.from('registry_fiscal_years').where('year', 2026).firstOrFail()
  return [
    '/registry/parties',
    '/registry/parties?q=tazi',
    '/registry/parties?view=suppliers',
    '/registry/parties/new',
    `/registry/parties/${party.id}`,
    `/registry/parties/${party.id}/edit`,
    `/registry/parties/${party.id}/account-proposals/new`,
    `/registry/parties/${party.id}/credentials/new`,
    '/registry/account-proposals',
    '/registry/duplicates',
    `/registry/duplicates/${pair.id}`,
    '/registry/territory',
    '/registry/territory?measure=jobs',
    '/registry/territories',
    `/registry/territories/${place.id}`,
    `/registry/territories/${place.id}/edit`,
    '/registry/units',
    '/registry/units?on=2023-06-01',
    '/registry/unit-list',
    '/registry/units/new',
    `/registry/units/${unit.id}`,
    `/registry/units/${unit.id}/edit`,
    '/registry/holidays',
    '/registry/holidays/2026',
    '/registry/holidays/2031',
    '/registry/holiday-list',
    '/registry/fiscal-years',
    `/registry/fiscal-years/${year.id}`,
    '/imports/create?import=registry.parties',
  ]
}

test.group('Pages of the registry', () => {
  for (const locale of ['fr', 'ar', 'en'] as const) {
    test(`every page is in order in ${locale}`, async ({ assert }) => {
      const client = await PageClient.signedIn(['registrar', 'secretary_general'], { locale })
      for (const path of await paths()) {
        const page = await client.get(path)
        assert.notMatch(page.text, /registry\.\w+\.\w+/, path)
      }
    })
  }

  test('unknown records and missing rights answer plainly', async ({ assert }) => {
    const client = await PageClient.signedIn('registrar')
    const page = await client.get('/registry/parties/99999999', { status: 404 })
    assert.include(page.text, 'n’existe pas')
    await client.get('/registry/parties/abc', { status: 404 })
    const auditor = await PageClient.signedIn('auditor')
    assert.equal(await auditor.status('GET', '/registry/parties/new'), 403)
  })

  test('people’s identifiers and accounts are masked without the right', async ({ assert }) => {
    const party = await somebody('Secret')
    const cin = await cinOf(party.id)
    const role = `reader${++serial}`
    const [id] = await db.table('platform_roles').insert({
      key: role,
      label_fr: role,
      label_ar: role,
      label_en: role,
      created_at: '2026-01-01 00:00:00',
    })
    await db
      .table('platform_role_permissions')
      .insert({ role_id: id, permission: 'registry.parties.view' })
    const client = await PageClient.signedIn(role)
    const page = await client.get(`/registry/parties/${party.id}`)
    assert.notInclude(page.html, cin)
    assert.notInclude(page.html, '007780000123456789012396')
    const list = await client.get('/registry/parties?q=secret')
    assert.notInclude(list.html, cin)
  })
})

test.group('Forms of the registry', () => {
  test('a wrong identifier is said at its field and nothing typed is lost', async ({ assert }) => {
    const client = await PageClient.signedIn('registrar')
    await client.get('/registry/parties/new')
    const page = await client.submit('/registry/parties', {
      kind: 'organisation',
      nameFr: 'Sté Essai Perdu',
      ice: '001561191000065',
      roles: 'supplier',
      lastNameFr: '',
      birthOn: '',
      sex: '',
      email: '',
      territoryId: '',
    })
    assert.include(page.text, 'L’ICE 001561191000065 est faux')
    assert.isNull(await db.from('registry_parties').where('name_fr', 'Sté Essai Perdu').first())
  })

  test('the same form sent twice registers once', async ({ assert }) => {
    const client = await PageClient.signedIn('registrar')
    const fields = { kind: 'person', lastNameFr: `Double${++serial}`, requestKey: `key-${serial}` }
    const pages = await Promise.all([
      client.submit('/registry/parties', fields),
      client.submit('/registry/parties', fields),
    ])
    assert.deepEqual(
      pages.map((page) => page.status),
      [200, 200]
    )
    assert.equal(pages[0].url, pages[1].url)
    assert.lengthOf(await db.from('registry_parties').where('last_name_fr', fields.lastNameFr), 1)
  })

  test('somebody saved in between: the difference is shown and what was typed is kept', async ({
    assert,
  }) => {
    const client = await PageClient.signedIn('registrar')
    const party = await somebody('Avant')
    const cin = await cinOf(party.id)
    const fields = { kind: 'person', firstNameFr: 'Laila', cin, roles: 'taxpayer', lockVersion: 1 }
    await client.submit(`/registry/parties/${party.id}?_method=PUT`, {
      ...fields,
      lastNameFr: 'Premiere',
    })
    const page = await client.submit(`/registry/parties/${party.id}?_method=PUT`, {
      ...fields,
      lastNameFr: 'Seconde',
    })
    assert.include(page.text, 'Quelqu’un a enregistré entre-temps')
    assert.include(page.text, 'Premiere Laila')
    assert.include(page.html, 'value="Seconde"')
    assert.include(page.html, 'name="lockVersion" value="2"')
    await client.submit(`/registry/parties/${party.id}?_method=PUT`, {
      ...fields,
      lastNameFr: 'Seconde',
      lockVersion: 2,
    })
    const kept = await db.from('registry_parties').where('id', party.id).first()
    assert.equal(kept.name_fr, 'Seconde Laila')
    const roles = await db
      .from('registry_party_roles')
      .where('party_id', party.id)
      .whereNull('until_on')
    assert.deepEqual(
      roles.map((row) => row.role),
      ['taxpayer']
    )
  })

  test('an account change goes from the form to the approval', async ({ assert }) => {
    const registrar = await PageClient.signedIn('registrar')
    const director = await PageClient.signedIn('secretary_general')
    const party = await somebody('Compte')
    const page = await registrar.submit(`/registry/parties/${party.id}/account-proposals`, {
      rib: '011 519 0000012050005349 21',
      reason: 'Attestation du 12/11/2026',
    })
    assert.include(page.text, 'attend l’approbation')
    const own = await registrar.submit(`${page.url}/decisions`, { decision: 'approved' })
    assert.equal(own.status, 403)
    const done = await director.submit(`${page.url}/decisions`, { decision: 'approved' })
    assert.include(done.text, 'Compte changé')
    const account = await db.from('registry_bank_accounts').where('current_key', party.id).first()
    assert.equal(account.rib, '011519000001205000534921')
  })
})
