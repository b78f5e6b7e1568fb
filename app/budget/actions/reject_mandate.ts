import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { transaction } from '#platform/transaction'
import { enterCredit } from '#budget/actions/enter_credit'
import { Commitment } from '#budget/models/commitment'
import { Mandate } from '#budget/models/mandate'

/**
 * Sends a mandate back with a reason: the authorising officer one that was verified, the accountant one that was
 * ordered. The invoice may be verified again.
 */
export async function rejectMandate(act: Act, mandateId: number, reason: string): Promise<Mandate> {
  if (!reason.trim()) throw new Refusal('budget.visa_reason_missing', {}, { field: 'reason' })
  return transaction(async (trx) => {
    const mandate = await Mandate.query({ client: trx })
      .where('id', mandateId)
      .forUpdate()
      .firstOrFail()
    const before = mandate.state
    act.authorize(before === 'liquidated' ? 'budget.mandates.issue' : 'budget.mandates.pay')
    if (before !== 'issued' && before !== 'liquidated') {
      throw new Refusal(
        'states.not_allowed',
        { noun: 'mandate', state: before, move: 'reject' },
        { status: 409 }
      )
    }
    await enterCredit(trx, act, {
      lineId: mandate.lineId,
      kind: before === 'issued' ? 'mandate_reversal' : 'liquidation_reversal',
      on: clock.today(),
      deltas: {
        mandatedMinor: before === 'issued' ? -mandate.grossMinor : 0,
        liquidatedMinor: -mandate.grossMinor,
      },
      label: mandate.number ?? mandate.object,
      subject: { type: 'budget.mandate', id: mandate.id },
      requestKey: `mandate_reversal:${mandate.id}`,
    })
    const commitment = await Commitment.query({ client: trx })
      .where('id', mandate.commitmentId)
      .forUpdate()
      .firstOrFail()
    commitment.liquidatedMinor -= mandate.grossMinor
    await commitment.save()
    mandate.merge({ state: 'rejected', rejectionReason: reason.trim(), openKey: null })
    await mandate.save()
    await journal.record(trx, act, {
      action: 'budget.mandate.rejected',
      subject: mandate,
      before: { state: before },
      after: { state: 'rejected' },
      reason,
    })
    await notify(trx, {
      userIds: [mandate.liquidatedById, mandate.issuedById].filter((id) => id !== null),
      key: 'budget.notices.mandate_rejected',
      params: { number: mandate.number ?? mandate.object, reason },
      url: `/budget/mandates/${mandate.id}`,
      tone: 'warn',
    })
    return mandate
  })
}
