import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { seedRoles } from '#platform/permissions/seeding'
import { seedSettings } from '#platform/settings/seeding'
import { transaction } from '#platform/transaction'
import { seedDemonstrationUsers } from '#platform/worlds/demonstration_users'

export type WorldName = 'hamlet' | 'casablanca'

const BEGUN = 'platform.world.begun'
const LOADED = 'platform.world.loaded'

/** absent: nobody lives here yet; begun: cut short, not whole; inhabited: a town hall with accounts of its own. */
export type WorldState = 'absent' | 'begun' | 'loaded' | 'inhabited'

/** Roles and settings: what any town hall starts with, demonstration or not. */
export async function seedFoundations(): Promise<void> {
  await seedSettings()
  await seedRoles()
}

/** How far a world has come in this database. */
export async function worldState(name: WorldName): Promise<WorldState> {
  const marks = await db
    .from('platform_journal_entries')
    .where({ subject_type: 'platform.world', subject_id: name })
    .select('action')
  const marked = (action: string) => marks.some((row) => row.action === action)
  if (marked(LOADED)) return 'loaded'
  const own = await db
    .from('platform_users')
    .whereNotIn(
      'email',
      marked(BEGUN) ? installed.demonstrationUsers().map(({ email }) => email) : []
    )
    .first()
  if (own) return 'inhabited'
  return marked(BEGUN) ? 'begun' : 'absent'
}

/**
 * Loads a named world into a town hall where nobody lives yet. Answers how it found it (only 'absent' was loaded),
 * and the seconds of each module.
 */
export async function loadWorld(
  name: WorldName
): Promise<{ found: WorldState; seconds: Record<string, number> }> {
  await seedFoundations()
  const found = await worldState(name)
  const seconds = found === 'absent' ? await clock.standStill(() => settle(name)) : {}
  return { found, seconds }
}

/** Answers the seconds of each module. */
async function settle(name: WorldName): Promise<Record<string, number>> {
  const act = systemAct('Idara')
  const seconds: Record<string, number> = {}
  await mark(act, BEGUN, name)
  for (const module of installed.modules()) {
    if (module.name === 'platform') continue
    const world = module.worlds?.[name]
    if (!world) continue
    const begin = Date.now()
    await world(act)
    seconds[module.name] = (Date.now() - begin) / 1000
    if (module.name === 'registry') await seedDemonstrationUsers()
  }
  await seedDemonstrationUsers()
  await mark(act, LOADED, name)
  return seconds
}

async function mark(act: Act, action: string, name: WorldName): Promise<void> {
  await transaction((trx) =>
    journal.record(trx, act, {
      action,
      subject: { type: 'platform.world', id: name, label: name },
      after: { on: clock.today() },
    })
  )
}
