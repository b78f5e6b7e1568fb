import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { Access } from '#platform/permissions/access'
import type { Grant } from '#platform/permissions/access'

/** A role that was lent holds as long as the lender holds it too, with an account in use. */
const STILL_LENT = `(a.delegated_by_id is null or exists (
  select 1 from platform_role_assignments own
    join platform_users lender on lender.id = own.user_id and lender.state = 'active'
   where own.user_id = a.delegated_by_id and own.delegated_by_id is null and own.role_id = a.role_id
     and own.scope_kind = a.scope_kind and coalesce(own.scope_id, 0) = coalesce(a.scope_id, 0)
     and own.valid_from <= ? and (own.valid_to is null or own.valid_to >= ?)))`

/** What a person may do today: own roles and those delegated to them, while they are valid. */
export async function accessOf(userId: number, on = clock.today()): Promise<Access> {
  const rows = await db
    .from('platform_role_assignments as a')
    .join('platform_role_permissions as p', 'p.role_id', 'a.role_id')
    .where('a.user_id', userId)
    .where('a.valid_from', '<=', on)
    .where((query) => query.whereNull('a.valid_to').orWhere('a.valid_to', '>=', on))
    .whereRaw(STILL_LENT, [on, on])
    .select('p.permission', 'a.scope_kind', 'a.scope_id')
  return Access.of(
    rows.map((row): Grant => ({
      permission: row.permission,
      scopeKind: row.scope_kind,
      scopeId: row.scope_id,
    }))
  )
}

/** The people who hold a right today, over this part of the commune when one is given. */
export async function holdersOf(
  permission: string,
  record: { arrondissementId?: number | null; unitId?: number | null } = {},
  on = clock.today()
): Promise<number[]> {
  const rows = await db
    .connection('beside')
    .from('platform_role_assignments as a')
    .join('platform_role_permissions as p', 'p.role_id', 'a.role_id')
    .join('platform_users as u', 'u.id', 'a.user_id')
    .where('p.permission', permission)
    .where('u.state', 'active')
    .where('a.valid_from', '<=', on)
    .where((query) => query.whereNull('a.valid_to').orWhere('a.valid_to', '>=', on))
    .whereRaw(STILL_LENT, [on, on])
    .where((query) => {
      query.where('a.scope_kind', 'commune')
      if (record.arrondissementId) {
        query.orWhere((inner) =>
          inner
            .where('a.scope_kind', 'arrondissement')
            .where('a.scope_id', record.arrondissementId!)
        )
      }
      if (record.unitId) {
        query.orWhere((inner) =>
          inner.where('a.scope_kind', 'unit').where('a.scope_id', record.unitId!)
        )
      }
    })
    .distinct('a.user_id')
  return rows.map((row) => row.user_id)
}
