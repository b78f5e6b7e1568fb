import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { WebProcess } from '#tests/support/application_process'
import { dropCity, settleCity } from '#tests/support/city'
import { PageClient } from '#tests/support/page_client'

/** Hard times for a city that tells its days from today: the last minute of a year, a leap day two years on. */
const INSTANTS = ['2026-12-31T23:59', '2028-02-29T12:00']

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
  test('settles at {instant}, lives no later than that and opens its pages')
    .with(INSTANTS.map((instant) => ({ instant })))
    .run(async ({ assert, cleanup }, { instant }) => {
      const name = `idara_test_city_${instant.replaceAll(/\D/g, '')}`
      cleanup(() => dropCity(name))
      const environment = await settleCity(name, { IDARA_TODAY: instant })

      const loaded = `(SELECT MAX(recorded_at) FROM ${name}.platform_journal_entries WHERE action = 'platform.world.loaded')`
      const { rows } = await countOf(
        `SELECT COUNT(*) AS total FROM ${name}.platform_journal_entries WHERE recorded_at > ${loaded}`
      )
      assert.equal(rows, 0, 'entries of the journal lie in the future')
      const missions = await countOf(`SELECT COUNT(*) AS total FROM ${name}.fleet_assignments`)
      assert.isAbove(missions.rows, 40, 'the dispatch board has too little to show')

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
    })
    .timeout(900_000)
})

async function countOf(sql: string): Promise<{ rows: number }> {
  const [[row]] = await db.rawQuery(sql)
  return { rows: Number(row.total) }
}
