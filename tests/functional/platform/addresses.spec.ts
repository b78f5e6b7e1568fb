import { test } from '@japa/runner'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { PageClient } from '#tests/support/page_client'
import { personWith } from '#tests/support/actors'

test.group('Addresses', () => {
  test('where a form leads bears nothing of the form’s own address', async ({ assert }) => {
    const person = await personWith('auditor')
    const client = new PageClient(person)
    await client.get('/sign-in')
    const page = await client.submit('/sign-in?_method=POST', {
      login: person.email,
      password: DEMONSTRATION_PASSWORD,
    })
    assert.equal(page.status, 200)
    assert.notInclude(page.url, '_method')
  })
})
