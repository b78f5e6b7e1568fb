import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import router from '@adonisjs/core/services/router'
import { installed } from '#platform/modules'
import { PageClient } from '#tests/support/page_client'

test.group('Attachments | any record', () => {
  test('a page that does not show them leads to the files and remarks of its record', async ({
    assert,
  }) => {
    const place = await db.from('registry_territories').firstOrFail()
    const client = await PageClient.signedIn(['registrar', 'administrator'])
    const page = await client.get(`/registry/territories/${place.id}`)
    const address = `/attachments?subject_type=registry.territory&subject_id=${place.id}`
    assert.include(page.html, address.replace('&', '&amp;'))
    await client.get(address)
    const answer = await client.submit('/comments', {
      subject_type: 'registry.territory',
      subject_id: place.id,
      body: 'Limites à vérifier au plan d’aménagement',
    })
    assert.include(answer.url, 'subject_id=')
    assert.include(answer.text, 'Limites à vérifier')
    assert.match((await client.get(`/registry/territories/${place.id}`)).text, /\d remarque/)
  })

  test('every record with a page is named by a route that exists', ({ assert }) => {
    const named = installed.subjects().filter((subject) => subject.route)
    assert.isAbove(named.length, 12)
    for (const { route } of named) assert.isString(router.makeUrl(route!, [1]))
  })
})
