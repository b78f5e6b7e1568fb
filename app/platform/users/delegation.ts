import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { CivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { transaction } from '#platform/transaction'

export interface DelegationRequest {
  assignment: number
  /** E-mail or staff number of the person who stands in. */
  to: string
  from: CivilDate
  until: CivilDate
}

/** The roles somebody holds in their own name today. */
export async function ownAssignments(userId: number) {
  const today = clock.today()
  return db
    .from('platform_role_assignments as a')
    .join('platform_roles as r', 'r.id', 'a.role_id')
    .where('a.user_id', userId)
    .whereNull('a.delegated_by_id')
    .where('a.valid_from', '<=', today)
    .where((query) => query.whereNull('a.valid_to').orWhere('a.valid_to', '>=', today))
    .select('a.id', 'a.scope_kind', 'a.scope_id', 'r.label_fr', 'r.label_ar', 'r.label_en')
}

/** What somebody has lent to others and is not over. */
export async function delegationsOf(userId: number) {
  return db
    .from('platform_role_assignments as a')
    .join('platform_roles as r', 'r.id', 'a.role_id')
    .join('platform_users as u', 'u.id', 'a.user_id')
    .where('a.delegated_by_id', userId)
    .where('a.valid_to', '>=', clock.today())
    .select(
      'a.id',
      'a.valid_from',
      'a.valid_to',
      'u.name_fr',
      'u.name_ar',
      'r.label_fr',
      'r.label_ar',
      'r.label_en'
    )
}

/** What others have lent to somebody and is not over. */
export async function lentTo(userId: number) {
  return db
    .from('platform_role_assignments as a')
    .join('platform_roles as r', 'r.id', 'a.role_id')
    .join('platform_users as u', 'u.id', 'a.delegated_by_id')
    .where('a.user_id', userId)
    .where('a.valid_to', '>=', clock.today())
    .orderBy('a.valid_from')
    .select(
      'a.id',
      'a.valid_from',
      'a.valid_to',
      'u.name_fr',
      'u.name_ar',
      'r.label_fr',
      'r.label_ar',
      'r.label_en'
    )
}

/**
 * Lends a role for the days of an absence. Only one's own role, only to somebody else, only with an end:
 * what was lent cannot be lent on.
 */
export async function delegateRole(act: Act, request: DelegationRequest): Promise<void> {
  const own = (await ownAssignments(act.actor.userId!)).find((row) => row.id === request.assignment)
  if (!own) throw new Refusal('platform.delegation_not_own', {}, { field: 'assignment' })
  if (request.until < request.from)
    throw new Refusal('platform.delegation_ends_before', {}, { field: 'until' })
  if (request.until < clock.today())
    throw new Refusal('platform.delegation_past', {}, { field: 'until' })
  const deputy = await db
    .from('platform_users')
    .where('state', 'active')
    .where((query) => query.where('email', request.to).orWhere('staff_number', request.to))
    .first()
  if (!deputy || deputy.id === act.actor.userId) {
    throw new Refusal('platform.delegation_nobody', { to: request.to }, { field: 'to' })
  }
  await transaction(async (trx) => {
    const source = await trx.from('platform_role_assignments').where('id', own.id).firstOrFail()
    const [id] = await trx.table('platform_role_assignments').insert({
      user_id: deputy.id,
      role_id: source.role_id,
      scope_kind: source.scope_kind,
      scope_id: source.scope_id,
      valid_from: request.from,
      valid_to: request.until,
      delegated_by_id: act.actor.userId,
      granted_by_id: act.actor.userId,
      created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
    })
    await journal.record(trx, act, {
      action: 'platform.role.delegated',
      subject: { type: 'platform.user', id: deputy.id, label: deputy.name_fr },
      after: { assignment: id, role: own.label_fr, from: request.from, until: request.until },
    })
    await notify(trx, {
      userIds: [deputy.id],
      key: 'platform.notices.delegated',
      params: { name: act.actor.name, from: request.from, until: request.until },
      url: '/account',
    })
  })
}

/** Ends a delegation today. */
export async function endDelegation(act: Act, id: number): Promise<void> {
  await transaction(async (trx) => {
    const row = await trx
      .from('platform_role_assignments')
      .where({ id, delegated_by_id: act.actor.userId! })
      .forUpdate()
      .first()
    if (!row) throw new Refusal('not_found', {}, { status: 404 })
    const yesterday = clock.now().minus({ days: 1 }).toFormat('yyyy-MM-dd')
    if (row.valid_from > yesterday)
      await trx.from('platform_role_assignments').where('id', id).delete()
    else await trx.from('platform_role_assignments').where('id', id).update({ valid_to: yesterday })
    const deputy = await trx.from('platform_users').where('id', row.user_id).firstOrFail()
    await journal.record(trx, act, {
      action: 'platform.role.delegation_ended',
      subject: { type: 'platform.user', id: row.user_id, label: deputy.name_fr },
      before: { from: row.valid_from, until: row.valid_to },
    })
  })
}
