import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { registerParty } from '#registry/actions/register_party'
import { PageClient } from '#tests/support/page_client'

let serial = Date.now() % 1_000_000

async function plot(): Promise<number> {
  const place = await db.from('registry_territories').where('kind', 'arrondissement').firstOrFail()
  serial += 1
  const { party } = await registerParty(systemAct('test'), {
    kind: 'person',
    lastNameFr: `Exonéré${serial}`,
    firstNameFr: 'Mohamed',
    roles: ['taxpayer'],
    identifiers: [{ kind: 'cin', value: `ZE${serial}` }],
  })
  const stamp = '2026-01-05 08:00:00'
  const [id] = await db.table('tax_plots').insert({
    land_title: `${serial}/ZE`,
    arrondissement_id: place.id,
    area: '500',
    zone: 'equipped',
    opened_on: '2008-01-01',
    party_id: party.id,
    created_at: stamp,
    updated_at: stamp,
  })
  return id
}

test.group('The forms of a plot', () => {
  test('a refused exemption comes back with its article and everything else that was typed', async ({
    assert,
  }) => {
    const id = await plot()
    const client = await PageClient.signedIn('tax_officer')
    await client.get(`/tax/plots/${id}/exemptions/create`)
    const refused = await client.submit(`/tax/plots/${id}/exemptions`, {
      code: 'PERMIS',
      permit_on: '2026-02-10',
    })
    assert.include(refused.html, 'demande un justificatif')
    assert.match(refused.html, /<option value="PERMIS" selected/)
    assert.include(refused.html, 'value="10/02/2026"')
    assert.lengthOf(await db.from('tax_exemptions').where('plot_id', id), 0)
  })

  test('a correction leads to the bare address of the plot', async ({ assert }) => {
    const id = await plot()
    const client = await PageClient.signedIn('tax_officer')
    await client.get(`/tax/plots/${id}/edit`)
    const page = await client.submit(`/tax/plots/${id}?_method=PUT`, {
      area: '620,5',
      zone: 'equipped',
      from: '2025-07-01',
      reason: 'Levé topographique',
    })
    assert.equal(page.url, `/tax/plots/${id}`)
    assert.include(page.text, '620,5')
  })
})
