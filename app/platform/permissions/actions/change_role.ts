import { Refusal } from '#values/refusal'
import { requireVersion } from '#values/stale_edit'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'

export interface RoleFields {
  labelFr: string
  labelAr: string
  labelEn: string
  permissions?: string[]
  /** The version the form was drawn from. */
  lockVersion?: number
}

/** The instant of the last change: what a form was drawn from. */
export function versionOf(role: { updated_at: Date | null }): number {
  return role.updated_at ? new Date(role.updated_at).getTime() : 0
}

/**
 * Names a role and says what it gives. Refuses a stale edit, and adding a right to a role one holds oneself: that
 * would be giving oneself the right.
 */
export async function changeRole(act: Act, id: number, fields: RoleFields): Promise<void> {
  act.authorize('platform.roles.manage')
  const known = new Set(installed.permissions().map((permission) => permission.key))
  const wanted = [...new Set(fields.permissions ?? [])].filter((key) => known.has(key)).sort()
  await transaction(async (trx) => {
    const role = await trx.from('platform_roles').where('id', id).forUpdate().first()
    if (!role) throw new Refusal('not_found', {}, { status: 404 })
    const held = (await trx.from('platform_role_permissions').where('role_id', id))
      .map((row) => row.permission as string)
      .sort()
    const version = versionOf(role)
    requireVersion(
      { lockVersion: version },
      fields.lockVersion ?? version,
      {
        fr: [role.label_fr, fields.labelFr],
        ar: [role.label_ar, fields.labelAr],
        en: [role.label_en, fields.labelEn],
        permissions: [held.join(', '), wanted.join(', ')],
      },
      'platform.role_fields'
    )
    const added = wanted.filter((key) => !held.includes(key))
    if (added.length && (await holds(trx, act, id)))
      throw new Refusal('platform.widen_own_role', { permission: added[0] }, { status: 422 })
    await trx
      .from('platform_roles')
      .where('id', id)
      .update({
        label_fr: fields.labelFr,
        label_ar: fields.labelAr,
        label_en: fields.labelEn,
        updated_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
      })
    await trx.from('platform_role_permissions').where('role_id', id).delete()
    if (wanted.length) {
      await trx
        .table('platform_role_permissions')
        .multiInsert(wanted.map((permission) => ({ role_id: id, permission })))
    }
    await journal.record(trx, act, {
      action: 'platform.role.changed',
      subject: { type: 'platform.role', id, label: fields.labelFr },
      before: { label: role.label_fr, permissions: held },
      after: { label: fields.labelFr, permissions: wanted },
    })
  })
}

async function holds(trx: Transaction, act: Act, roleId: number): Promise<boolean> {
  const today = clock.today()
  const row = await trx
    .from('platform_role_assignments')
    .where({ role_id: roleId, user_id: act.actor.userId ?? 0 })
    .where('valid_from', '<=', today)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>=', today))
    .first()
  return Boolean(row)
}
