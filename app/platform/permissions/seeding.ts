import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import type { RoleDefinition } from '#platform/permissions/definition'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'

/**
 * Creates the roles that modules bring, and hands each role the rights it was never offered: those of a later version.
 * A right that was offered once belongs to the administrator, who may have taken it away.
 */
export async function seedRoles(): Promise<void> {
  await transaction(async (trx) => {
    for (const role of rolesByKey()) {
      const id = await roleId(trx, role)
      const offered = await permissionsOf(trx, 'platform_offered_permissions', id)
      const rows = [...new Set(role.permissions)]
        .filter((permission) => !offered.has(permission))
        .map((permission) => ({ role_id: id, permission }))
      if (rows.length === 0) continue
      await trx.table('platform_offered_permissions').multiInsert(rows)
      const held = await permissionsOf(trx, 'platform_role_permissions', id)
      const fresh = rows.filter(({ permission }) => !held.has(permission))
      if (fresh.length > 0) await trx.table('platform_role_permissions').multiInsert(fresh)
    }
  })
}

async function permissionsOf(trx: Transaction, table: string, role: number): Promise<Set<string>> {
  const rows = await trx.from(table).where('role_id', role).select('permission')
  return new Set(rows.map((row) => row.permission))
}

async function roleId(trx: Transaction, role: RoleDefinition): Promise<number> {
  const known = await trx.from('platform_roles').where('key', role.key).first()
  if (known) return known.id
  const [id] = await trx.table('platform_roles').insert({
    key: role.key,
    label_fr: role.label.fr,
    label_ar: role.label.ar,
    label_en: role.label.en,
    created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
  })
  return id
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
