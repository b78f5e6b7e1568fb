import ace from '@adonisjs/core/services/ace'
import { loadWorld } from '#platform/worlds/loading'

let prepared = false

/** The smallest town there is, once per test process: schema, settings, roles, one person per role. */
export async function prepareHamlet(): Promise<void> {
  if (prepared) return
  prepared = true
  await ace.boot()
  const migration = await ace.exec('migration:run', ['--force', '--compact-output'])
  if (migration.exitCode) throw migration.error ?? new Error('The migrations failed')
  await loadWorld('hamlet')
}
