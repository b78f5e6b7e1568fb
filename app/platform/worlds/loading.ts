import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { seedRoles } from '#platform/permissions/seeding'
import { seedSettings } from '#platform/settings/seeding'
import { transaction } from '#platform/transaction'
import { seedDemonstrationUsers } from '#platform/worlds/demonstration_users'

export type WorldName = 'hamlet' | 'casablanca'

const MARK = 'platform.world.loaded'

/** Roles and settings: what any town hall starts with, demonstration or not. */
export async function seedFoundations(): Promise<void> {
  await seedSettings()
  await seedRoles()
}

/** Loads a named world once; a second call says so and does nothing. Returns seconds per module. */
export async function loadWorld(
  name: WorldName
): Promise<{ loaded: boolean; seconds: Record<string, number> }> {
  await seedFoundations()
  const act = systemAct('Idara')
  const done = await db
    .from('platform_journal_entries')
    .where({ action: MARK, subject_id: name })
    .first()
  if (done) return { loaded: false, seconds: {} }
  const seconds: Record<string, number> = {}
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
  await transaction((trx) =>
    journal.record(trx, act, {
      action: MARK,
      subject: { type: 'platform.world', id: name, label: name },
      after: { on: clock.today() },
    })
  )
  return { loaded: true, seconds }
}
