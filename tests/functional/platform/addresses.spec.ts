import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
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

  test('an address that names no record is a page that is not there, never a fault of ours', async ({
    assert,
  }) => {
    const roles = await db.from('platform_roles').select('key')
    const client = await PageClient.signedIn(roles.map(({ key }) => key))
    const patterns = Object.values(router.toJSON())
      .flat()
      .filter((route) => route.methods.includes('GET') && route.pattern.includes(':'))
      .map((route) => route.pattern)
    const faults: string[] = []
    for (const pattern of new Set(patterns))
      for (const word of ['abc', '%25', '%00', '1%27', '99999999999999999999']) {
        const path = pattern.replaceAll(/:\w+\??/g, word)
        const status = await client.status('GET', path)
        if (status >= 500) faults.push(`${path} answered ${status}`)
      }
    assert.deepEqual(faults, [])
  }).timeout(240_000)
})
