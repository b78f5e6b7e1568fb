import { randomBytes } from 'node:crypto'
import { Refusal } from '#values/refusal'
import type { CivilDate } from '#values/civil_date'
import { requireVersion } from '#values/stale_edit'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { forgiveTries } from '#platform/users/actions/sign_in'
import { revokeSessions } from '#platform/users/sessions'
import User from '#platform/users/models/user'

export interface UserFields {
  nameFr: string
  nameAr?: string | null
  email: string
  staffNumber?: string | null
  state?: 'active' | 'suspended'
  lockVersion?: number
}

/** Opens an account with an initial password, told once and to be replaced at the first sign-in. */
export async function openAccount(
  act: Act,
  fields: UserFields
): Promise<{ user: User; password: string }> {
  act.authorize('platform.users.manage')
  const password = initialPassword()
  return transaction(async (trx) => {
    await refuseTaken(trx, fields)
    const user = new User().useTransaction(trx)
    user.merge({
      nameFr: fields.nameFr,
      nameAr: fields.nameAr ?? null,
      email: fields.email,
      staffNumber: fields.staffNumber ?? null,
      password,
      mustChangePassword: true,
      locale: 'fr',
      theme: 'auto',
      state: 'active',
      lockVersion: 0,
    })
    await user.save()
    await journal.record(trx, act, {
      action: 'platform.user.opened',
      subject: user,
      after: snapshot(user),
    })
    return { user, password }
  })
}

/** Changes an account; suspending it ends its sessions. Refuses to suspend oneself and stale edits. */
export async function changeAccount(act: Act, id: number, fields: UserFields): Promise<void> {
  act.authorize('platform.users.manage')
  await transaction(async (trx) => {
    const user = await User.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    requireVersion(
      user,
      fields.lockVersion ?? user.lockVersion,
      {
        name_fr: [user.nameFr, fields.nameFr],
        name_ar: [user.nameAr, fields.nameAr],
        email: [user.email, fields.email],
        staff_number: [user.staffNumber, fields.staffNumber],
        state: [user.state, fields.state ?? user.state],
      },
      'platform.users'
    )
    if (fields.state === 'suspended' && id === act.actor.userId) {
      throw new Refusal('platform.suspend_self', {}, { field: 'state' })
    }
    await refuseTaken(trx, fields, id)
    const before = snapshot(user)
    user.merge({
      ...fields,
      nameAr: fields.nameAr ?? null,
      staffNumber: fields.staffNumber ?? null,
      lockVersion: user.lockVersion + 1,
    })
    await user.save()
    await journal.record(trx, act, {
      action: 'platform.user.changed',
      subject: user,
      before,
      after: snapshot(user),
    })
  })
  if (fields.state === 'suspended') await revokeSessions(id)
}

/** A new initial password; answers it once. Lifts nothing else: a second factor stays. */
export async function resetToInitialPassword(act: Act, id: number): Promise<string> {
  act.authorize('platform.users.manage')
  const password = initialPassword()
  await transaction(async (trx) => {
    const user = await User.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    user.merge({ password, mustChangePassword: true })
    await user.save()
    await journal.record(trx, act, { action: 'platform.user.password_reset', subject: user })
  })
  await revokeSessions(id)
  await forgiveTries(id)
  return password
}

export interface AssignmentFields {
  role: number
  scopeKind: 'commune' | 'arrondissement' | 'unit'
  scopeId?: number | null
  validFrom: CivilDate
  validTo?: CivilDate | null
}

/** Gives a role over the commune or a part of it. Nobody gives a role to themselves. */
export async function assignRole(
  act: Act,
  userId: number,
  fields: AssignmentFields
): Promise<void> {
  act.authorize('platform.users.manage')
  if (userId === act.actor.userId) throw new Refusal('platform.assign_self', {}, { field: 'role' })
  if (fields.scopeKind !== 'commune' && !fields.scopeId) {
    throw new Refusal('platform.scope_missing', {}, { field: 'scopeId' })
  }
  if (fields.validTo && fields.validTo < fields.validFrom) {
    throw new Refusal('platform.delegation_ends_before', {}, { field: 'validTo' })
  }
  await transaction(async (trx) => {
    const user = await User.query({ client: trx }).where('id', userId).firstOrFail()
    const role = await trx.from('platform_roles').where('id', fields.role).firstOrFail()
    await trx.table('platform_role_assignments').insert({
      user_id: userId,
      role_id: role.id,
      scope_kind: fields.scopeKind,
      scope_id: fields.scopeKind === 'commune' ? null : fields.scopeId,
      valid_from: fields.validFrom,
      valid_to: fields.validTo ?? null,
      granted_by_id: act.actor.userId,
      created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
    })
    await journal.record(trx, act, {
      action: 'platform.role.assigned',
      subject: user,
      after: {
        role: role.key,
        scope: fields.scopeKind,
        scopeId: fields.scopeId ?? null,
        from: fields.validFrom,
        to: fields.validTo ?? null,
      },
    })
  })
}

/** Ends a role from today on; its days stay in the history. */
export async function endAssignment(act: Act, userId: number, id: number): Promise<void> {
  act.authorize('platform.users.manage')
  await transaction(async (trx) => {
    const row = await trx
      .from('platform_role_assignments')
      .where({ id, user_id: userId })
      .forUpdate()
      .first()
    if (!row) throw new Refusal('not_found', {}, { status: 404 })
    const user = await User.query({ client: trx }).where('id', userId).firstOrFail()
    const yesterday = clock.now().minus({ days: 1 }).toFormat('yyyy-MM-dd')
    if (row.valid_from > yesterday)
      await trx.from('platform_role_assignments').where('id', id).delete()
    else await trx.from('platform_role_assignments').where('id', id).update({ valid_to: yesterday })
    await journal.record(trx, act, {
      action: 'platform.role.withdrawn',
      subject: user,
      before: { role: row.role_id, scope: row.scope_kind, scopeId: row.scope_id },
    })
  })
}

async function refuseTaken(trx: Transaction, fields: UserFields, except = 0): Promise<void> {
  const taken = async (column: string, value: string) =>
    trx.from('platform_users').where(column, value).whereNot('id', except).first()
  if (await taken('email', fields.email)) {
    throw new Refusal('platform.email_taken', { email: fields.email }, { field: 'email' })
  }
  if (fields.staffNumber && (await taken('staff_number', fields.staffNumber))) {
    throw new Refusal(
      'platform.staff_number_taken',
      { number: fields.staffNumber },
      { field: 'staffNumber' }
    )
  }
}

function initialPassword(): string {
  return randomBytes(12).toString('base64url')
}
