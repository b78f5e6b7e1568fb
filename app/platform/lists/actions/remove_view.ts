import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'

/** Forgets one's own view. Refuses `lists.view_unknown` (404) for anybody else's. */
export async function removeView(act: Act, list: string, id: number): Promise<void> {
  await transaction(async (trx) => {
    const row = await trx
      .from('platform_list_views')
      .where({ id, list, user_id: act.actor.userId ?? 0 })
      .first()
    if (!row) throw new Refusal('lists.view_unknown', { id }, { status: 404 })
    await trx.from('platform_list_views').where('id', id).delete()
    await journal.record(trx, act, {
      action: 'platform.list_view.removed',
      subject: { type: 'platform.list_view', id, label: `${list}: ${row.name}` },
      before: { name: row.name, shared: Boolean(row.shared) },
    })
  })
}
