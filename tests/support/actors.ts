import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { Act } from '#platform/act'
import { accessOf } from '#platform/permissions/grants'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'

export interface TestScope {
  kind: 'arrondissement' | 'unit'
  id: number
}

export interface TestUser {
  id: number
  email: string
  name: string
}

let serial = 0

/** A new person with one role, over the commune or a part of it. `roles` may be several keys. */
export async function personWith(
  roles: string | string[],
  scope?: TestScope,
  database: QueryClientContract = db.connection()
): Promise<TestUser> {
  serial += 1
  const email = `${[roles].flat().join('.').slice(0, 80)}.${process.pid}.${serial}@hamlet.example`
  const [id] = await database.table('platform_users').insert({
    email,
    name_fr: `Personne ${serial}`,
    name_ar: `شخص ${serial}`,
    password: await hash.make(DEMONSTRATION_PASSWORD),
    created_at: '2026-01-01 00:00:00',
  })
  for (const key of [roles].flat()) {
    const role = await database.from('platform_roles').where('key', key).firstOrFail()
    await database.table('platform_role_assignments').insert({
      user_id: id,
      role_id: role.id,
      scope_kind: scope?.kind ?? 'commune',
      scope_id: scope?.id ?? null,
      valid_from: '2020-01-01',
      created_at: '2026-01-01 00:00:00',
    })
  }
  return { id, email, name: `Personne ${serial}` }
}

/** The act of a person with these roles: what the web would give their request. */
export async function actWith(roles: string | string[], scope?: TestScope): Promise<Act> {
  return actOf(await personWith(roles, scope))
}

export async function actOf(person: TestUser): Promise<Act> {
  return new Act(
    { userId: person.id, name: person.name },
    await accessOf(person.id),
    `test-${person.id}`
  )
}
