import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import type { RoleDefinition } from '#platform/permissions/definition'
import { transaction } from '#platform/transaction'

/**
 * Creates the roles that modules bring and are not there yet; a role that exists belongs to the
 * administrator and is left alone.
 */
export async function seedRoles(): Promise<void> {
  await transaction(async (trx) => {
    const stamp = clock.now().toFormat('yyyy-MM-dd HH:mm:ss')
    for (const role of rolesByKey()) {
      const known = await trx.from('platform_roles').where('key', role.key).first()
      if (known) continue
      const [roleId] = await trx.table('platform_roles').insert({
        key: role.key,
        label_fr: role.label.fr,
        label_ar: role.label.ar,
        label_en: role.label.en,
        created_at: stamp,
      })
      const permissions = [...new Set(role.permissions)]
      if (permissions.length) {
        await trx
          .table('platform_role_permissions')
          .multiInsert(permissions.map((permission) => ({ role_id: roleId, permission })))
      }
    }
  })
}

/** A role to which several modules bring permissions is one role. */
function rolesByKey(): RoleDefinition[] {
  const roles = new Map<string, RoleDefinition>()
  for (const role of installed.roles()) {
    const known = roles.get(role.key)
    roles.set(
      role.key,
      known ? { ...known, permissions: [...known.permissions, ...role.permissions] } : role
    )
  }
  return [...roles.values()]
}
