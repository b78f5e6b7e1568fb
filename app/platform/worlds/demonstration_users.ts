import hash from '@adonisjs/core/services/hash'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import type { DemonstrationUser } from '#platform/modules'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'

/** The password of every demonstration login; such logins exist in demonstration worlds only. */
export const DEMONSTRATION_PASSWORD = 'casablanca-2026'

/** One person per role, signed in with a shared, public password. Idempotent. */
export async function seedDemonstrationUsers(): Promise<void> {
  const password = await hash.make(DEMONSTRATION_PASSWORD)
  await transaction(async (trx) => {
    const stamp = clock.now().toFormat('yyyy-MM-dd HH:mm:ss')
    for (const person of installed.demonstrationUsers()) {
      const known = await trx.from('platform_users').where('email', person.email).first()
      if (known) continue
      const [userId] = await trx.table('platform_users').insert({
        email: person.email,
        staff_number: person.staffNumber ?? null,
        name_fr: person.nameFr,
        name_ar: person.nameAr,
        password,
        created_at: stamp,
      })
      await assign(trx, userId, person, stamp)
    }
  })
}

async function assign(
  trx: Transaction,
  userId: number,
  person: DemonstrationUser,
  stamp: string
): Promise<void> {
  const role = await trx.from('platform_roles').where('key', person.role).firstOrFail()
  await trx.table('platform_role_assignments').insert({
    user_id: userId,
    role_id: role.id,
    scope_kind: person.scope?.kind ?? 'commune',
    scope_id: person.scope ? await scopeId(trx, person.scope) : null,
    valid_from: '2026-01-01',
    created_at: stamp,
  })
}

async function scopeId(
  trx: Transaction,
  scope: NonNullable<DemonstrationUser['scope']>
): Promise<number> {
  const table = scope.kind === 'arrondissement' ? 'registry_territories' : 'registry_units'
  const row = await trx.from(table).where('code', scope.code).firstOrFail()
  return row.id
}
