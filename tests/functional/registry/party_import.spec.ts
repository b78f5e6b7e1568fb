import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import type { ImportDefinition } from '#platform/imports/definition'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { partyImport } from '#registry/imports/parties'
import { territoryImport, unitImport } from '#registry/imports/places'

const act = systemAct('test')

async function checked(definition: ImportDefinition, name: string, bytes: Buffer) {
  const id = await receiveFile(act, definition, { name, bytes })
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  const after = await findImportRecord(act, id)
  return after.record
}

async function committed(id: number) {
  await executeRun(await startCommit(act, id))
  const { record } = await findImportRecord(act, id)
  return record
}

const sheet = (rows: string[]) => Buffer.from(`${rows.join('\n')}\n`)

test.group('Imports of the registry', () => {
  test('the register of suppliers: eight wrong keys refused at their field, the others once', async ({
    assert,
  }) => {
    const bytes = await readFile(app.makePath('database/registers/fournisseurs.csv'))
    const first = await checked(partyImport, 'fournisseurs.csv', bytes)
    assert.equal(first.counts.total, 200)
    assert.equal(first.counts.refused, 8)
    const refused = await readImportRows(first.id, { verdict: 'refused', limit: 50 })
    const fields = refused.map((row) => row.reasons[0].field).sort()
    assert.deepEqual(fields, ['ice', 'ice', 'rib', 'rib', 'rib', 'rib', 'rib', 'rib'])
    await committed(first.id)

    const named = await db
      .from('registry_parties as p')
      .join('registry_party_identifiers as i', 'i.party_id', 'p.id')
      .where('i.unique_key', 'ice:003104246000051')
      .select('p.id', 'p.kind', 'p.name_fr')
    assert.deepEqual(
      named.map((row) => [row.kind, row.name_fr]),
      [['organisation', 'Dar El Beida Équipement 0']]
    )
    const account = await db
      .from('registry_bank_accounts')
      .where('current_key', named[0].id)
      .first()
    assert.equal(account.rib, '013780051980429889118035')

    const parties = await db.from('registry_parties').count('* as total').first()
    const second = await checked(partyImport, 'fournisseurs-bis.csv', bytes)
    const again = await committed(second.id)
    assert.equal(again.outcomes?.unchanged, 192)
    const after = await db.from('registry_parties').count('* as total').first()
    assert.equal(after.total, parties.total)
  })

  test('another name or account under a known ICE is a remark, and changes nothing', async ({
    assert,
  }) => {
    const file = sheet([
      'raison_sociale;ice;rib',
      'Tout Autre Nom;003104246000051;022640073345615941631763',
    ])
    const record = await checked(partyImport, 'autre.csv', file)
    const [row] = await readImportRows(record.id, { verdict: 'warned', limit: 5 })
    assert.sameMembers(
      row.reasons.map((reason) => reason.text.split('.').at(-1)),
      ['other_name', 'other_rib']
    )
    await committed(record.id)
    const kept = await db
      .from('registry_parties as p')
      .join('registry_party_identifiers as i', 'i.party_id', 'p.id')
      .join('registry_bank_accounts as a', 'a.current_key', 'p.id')
      .where('i.unique_key', 'ice:003104246000051')
      .select('p.name_fr', 'a.rib')
    assert.deepEqual(
      kept.map((item) => [item.name_fr, item.rib]),
      [['Dar El Beida Équipement 0', '013780051980429889118035']]
    )
  })

  test('places are completed by code and never invented; units come parents first', async ({
    assert,
  }) => {
    const places = await checked(
      territoryImport,
      'lieux.csv',
      sheet([
        'code;nom;nom_arabe;population',
        '06.141.01.01;Anfa;أنفا;66202',
        '06.141.01.99;Ailleurs;مكان آخر;1',
      ])
    )
    assert.equal(places.counts.refused, 1)
    const done = await committed(places.id)
    assert.equal(done.outcomes?.unchanged, 1)

    const mark = `U${Date.now() % 100_000}`
    const units = await checked(
      unitImport,
      'structures.csv',
      sheet([
        'code;rattachement;nature;nom;nom_arabe;depuis',
        `${mark};DGS;direction;Direction essai;مديرية تجريبية;01/01/2026`,
        `${mark}-1;${mark};service;Service essai;مصلحة تجريبية;01/01/2026`,
        `${mark}-2;NULLE;service;Perdu;ضائع;01/01/2026`,
      ])
    )
    assert.equal(units.counts.refused, 1)
    await committed(units.id)
    const child = await db
      .from('registry_unit_versions as v')
      .join('registry_units as u', 'u.id', 'v.unit_id')
      .join('registry_units as parent', 'parent.id', 'v.parent_id')
      .where('u.code', `${mark}-1`)
      .select('parent.code')
    assert.deepEqual(
      child.map((row) => row.code),
      [mark]
    )
  })
})
