import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { PartyDuplicate } from '#registry/models/party_duplicate'

/** These are two, and the pair is not proposed again. Refuses `registry.duplicate_decided`. */
export async function dismissDuplicate(
  act: Act,
  id: number,
  reason: string
): Promise<PartyDuplicate> {
  act.authorize('registry.parties.merge')
  return transaction(async (trx) => {
    const pair = await PartyDuplicate.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    if (pair.state !== 'open') throw new Refusal('registry.duplicate_decided', {}, { status: 409 })
    await pair
      .merge({
        state: 'dismissed',
        decidedById: act.actor.userId,
        decidedAt: clock.now().toUTC(),
        decisionReason: reason,
      })
      .save()
    await journal.record(trx, act, {
      action: 'registry.duplicate.dismissed',
      subject: {
        type: 'registry.party',
        id: pair.partyId,
        label: `${pair.partyId} ≠ ${pair.otherId}`,
      },
      after: { other: pair.otherId, reasons: pair.reasons },
      reason,
    })
    return pair
  })
}
