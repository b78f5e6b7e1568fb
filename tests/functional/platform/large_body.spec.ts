import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { PageClient } from '#tests/support/page_client'

const count = async () =>
  Number((await db.from('platform_imports').count('* as total').first()).total)

test.group('A file beyond every limit', () => {
  test('it is refused on the form it came from, in plain words', async ({ assert }) => {
    const client = await PageClient.signedIn('registrar')
    const address = '/imports/create?import=registry.parties'
    await client.get(address)
    const before = await count()
    const page = await client.upload('/imports', { import: 'registry.parties' }, [
      'enorme.csv',
      new Uint8Array(44_000_000),
    ])
    assert.equal(page.status, 200)
    assert.equal(page.url, address)
    assert.include(page.text, 'Ce fichier dépasse 40')
    assert.equal(await count(), before)
  })
})
