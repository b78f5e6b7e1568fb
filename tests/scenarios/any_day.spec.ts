import { test } from '@japa/runner'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { WebProcess } from '#tests/support/application_process'
import { dropCity, settleCity } from '#tests/support/city'
import { PageClient } from '#tests/support/page_client'

/** The other hard time, the last minute of a year, is that of `openCity`. */
const LEAP_DAY = '2028-02-29T12:00'

/** Who opens what on that day. */
const DAYS: Record<string, string[]> = {
  regulation: ['/', '/fleet/board'],
  drh: ['/'],
  achats: ['/'],
  ordonnateur: ['/'],
  assiette: ['/'],
  regisseur: ['/'],
  dgs: ['/'],
}

test.group('The demonstration city on any day', () => {
  test('settles on a leap day, lives no later than that and opens its pages', async ({
    assert,
    cleanup,
  }) => {
    const name = 'idara_test_city_leap'
    cleanup(() => dropCity(name))
    const environment = await settleCity(name, { IDARA_TODAY: LEAP_DAY })
    const web = await WebProcess.start(environment)
    cleanup(() => web.kill())
    for (const [login, paths] of Object.entries(DAYS)) {
      const client = new PageClient(null, 'fr', web.address)
      await client.get('/sign-in')
      const home = await client.submit('/sign-in', {
        login: `${login}@casablanca.example`,
        password: DEMONSTRATION_PASSWORD,
      })
      assert.notInclude(home.url, '/sign-in', login)
      for (const path of paths) await client.get(path)
    }
  }).timeout(900_000)
})
