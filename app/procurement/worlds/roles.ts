import db from '@adonisjs/lucid/services/db'
import { Act } from '#platform/act'
import { installed } from '#platform/modules'
import { accessOf } from '#platform/permissions/grants'

export type Role =
  | 'requesting_agent'
  | 'buyer'
  | 'budget_officer'
  | 'authorising_officer'
  | 'public_accountant'
  | 'receiving_commission'
  | 'storekeeper'

/** The demonstration people who buy, each with their own rights: nobody takes two steps here either. */
export async function demonstrationActs(): Promise<Record<Role, Act>> {
  const acts: Partial<Record<Role, Act>> = {}
  for (const person of installed.demonstrationUsers()) {
    const user = await db.from('platform_users').where('email', person.email).first()
    if (!user) continue
    acts[person.role as Role] ??= new Act(
      { userId: user.id, name: user.name_fr },
      await accessOf(user.id)
    )
  }
  return acts as Record<Role, Act>
}
