import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#platform/clock'

/**
 * The name of whoever delegated a right to somebody, when that person holds it by delegation only; for the
 * words "par délégation de" on what they sign.
 */
export async function delegatorName(
  client: QueryClientContract,
  userId: number | null,
  permission: string
): Promise<string | null> {
  if (userId === null) return null
  const today = clock.today()
  const rows = await client
    .from('platform_role_assignments as a')
    .join('platform_role_permissions as p', 'p.role_id', 'a.role_id')
    .leftJoin('platform_users as d', 'd.id', 'a.delegated_by_id')
    .where('a.user_id', userId)
    .where('p.permission', permission)
    .where('a.valid_from', '<=', today)
    .where((query) => query.whereNull('a.valid_to').orWhere('a.valid_to', '>=', today))
    .select('a.delegated_by_id', 'd.name_fr')
  if (rows.length === 0 || rows.some((row) => row.delegated_by_id === null)) return null
  return rows[0].name_fr
}
