import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { enqueueServing } from '#tax/collection/actions/prepare_list'

/** Authorises a list of acts (law 15-97, art. 37), or refuses it: then its debts stay where they are. Never by who prepared it. */
export async function decideList(
  act: Act,
  id: number,
  decision: { authorised: boolean; reason: string | null }
): Promise<void> {
  act.authorize('collection.lists.authorise')
  await transaction(async (trx) => {
    const list = await trx.from('tax_collection_lists').where('id', id).forUpdate().first()
    if (!list) throw new Refusal('not_found', {}, { status: 404 })
    const { number } = list
    if (list.state !== 'prepared')
      throw new Refusal('collection.list_decided', { number }, { status: 409 })
    if (list.prepared_by_id === act.actor.userId)
      throw new Refusal('collection.list_same_person', { number }, { status: 403 })
    if (!decision.authorised && !decision.reason)
      throw new Refusal('collection.reason_missing', {}, { field: 'reason' })
    await trx
      .from('tax_collection_lists')
      .where('id', id)
      .update({
        state: decision.authorised ? 'authorised' : 'refused',
        decided_by_id: act.actor.userId,
        decided_at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
        decision_reason: decision.reason,
      })
    if (decision.authorised) await enqueueServing(trx, act, list)
    else {
      await trx
        .from('tax_collection_acts')
        .where('list_id', id)
        .update({ state: 'left', left_because: 'list_refused', standing_key: null })
    }
    await journal.record(trx, act, {
      action: decision.authorised ? 'collection.list.authorised' : 'collection.list.refused',
      subject: { type: 'collection.list', id, label: number },
      reason: decision.reason,
    })
  })
}
