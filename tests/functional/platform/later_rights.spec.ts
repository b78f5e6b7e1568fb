import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { seedRoles } from '#platform/permissions/seeding'

test.group('Rights that a later version brings', () => {
  test('a right never offered arrives, one that was taken away stays away', async ({
    assert,
    cleanup,
  }) => {
    const { id } = await db.from('platform_roles').where('key', 'auditor').firstOrFail()
    const held = (permission: string) => ({ role_id: id, permission })
    const holds = async (permission: string) =>
      (await db.from('platform_role_permissions').where(held(permission)).first()) !== null
    cleanup(async () => {
      await db.from('platform_role_permissions').where(held('platform.journal.view')).delete()
      await db.table('platform_role_permissions').insert(held('platform.journal.view'))
    })
    for (const permission of ['collection.lists.view', 'platform.journal.view']) {
      assert.isTrue(await holds(permission), permission)
      await db.from('platform_role_permissions').where(held(permission)).delete()
    }
    // as in a town hall founded before there were collection lists
    await db.from('platform_offered_permissions').where(held('collection.lists.view')).delete()

    await seedRoles()
    await seedRoles()

    assert.isTrue(await holds('collection.lists.view'))
    assert.isFalse(await holds('platform.journal.view'))
  })
})
