import ace from '@adonisjs/core/services/ace'

let prepared = false

/** The smallest town there is, once per test process: schema, settings, roles, one person per role. */
export async function prepareHamlet(): Promise<void> {
  if (prepared) return
  prepared = true
  await ace.boot()
  const migration = await ace.exec('migration:run', ['--force', '--compact-output'])
  if (migration.exitCode) throw migration.error ?? new Error('The migrations failed')
  const world = await ace.exec('world:load', ['hamlet'])
  if (world.exitCode) throw world.error ?? new Error('The hamlet was not settled')
}
