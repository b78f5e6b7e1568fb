import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Act } from '#platform/act'

type Holder = { requestId: number }

/**
 * A purchase belongs to the unit that asked for it: a right limited to units covers its notice, quotes, order,
 * receptions and invoices too. Refuses `access.denied` (403).
 */
export async function authorizePurchase(
  act: Act,
  permission: string,
  { requestId }: Holder,
  client: QueryClientContract = db.connection()
): Promise<void> {
  act.authorize(permission, { unitId: await unitOf(requestId, client) })
}

export async function mayPurchase(act: Act, permission: string, { requestId }: Holder) {
  return act.can(permission, { unitId: await unitOf(requestId, db.connection()) })
}

async function unitOf(requestId: number, client: QueryClientContract): Promise<number | null> {
  const request = await client
    .from('procurement_requests')
    .where('id', requestId)
    .select('unit_id')
    .first()
  return request?.unit_id ?? null
}
