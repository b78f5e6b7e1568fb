import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { makePlots } from '#database/factories/tax/plots'
import { PageClient } from '#tests/support/page_client'

test.group('The form of an exemption', () => {
  test('a refused exemption comes back with its article and its permit', async ({ assert }) => {
    const known = await db.from('registry_parties').where('request_key', 'like', 'plot:E_:0')
    await makePlots({ count: 1, index: `E${String.fromCharCode(65 + known.length)}` })
    const plot = await db.from('tax_plots').orderBy('id', 'desc').firstOrFail()
    const officer = await PageClient.signedIn('tax_officer')
    await officer.get(`/tax/plots/${plot.id}/exemptions/create`)
    const refused = await officer.submit(`/tax/plots/${plot.id}/exemptions`, {
      code: 'PERMIS',
      permit_on: '2026-02-10',
    })
    assert.match(refused.text, /L’exonération PERMIS demande un justificatif/)
    assert.match(refused.html, /<option value="PERMIS" selected/)
    assert.match(refused.html, /value="2026-02-10"/)
    const granted = await officer.submit(`/tax/plots/${plot.id}/exemptions`, {
      code: 'PERMIS',
      permit_on: '2026-02-10',
      document: 'Permis 118/2026',
    })
    assert.match(granted.text, /01\/01\/2027 → 31\/12\/2029/)
  })
})
