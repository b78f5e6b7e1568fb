import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { enterCredit } from '#budget/actions/enter_credit'
import { Mandate } from '#budget/models/mandate'
import { separateDuties } from '#budget/rules/separation'

/**
 * The authorising officer orders the payment: the mandate and its slip get their numbers. Never by whoever
 * verified the service done. Refuses `states.not_allowed` when it is no longer waiting for that.
 */
export async function issueMandate(act: Act, mandateId: number): Promise<Mandate> {
  act.authorize('budget.mandates.issue')
  return transaction(async (trx) => {
    const mandate = await Mandate.query({ client: trx })
      .where('id', mandateId)
      .forUpdate()
      .firstOrFail()
    if (mandate.state !== 'liquidated') {
      throw new Refusal(
        'states.not_allowed',
        { noun: 'mandate', state: mandate.state, move: 'issue' },
        { status: 409 }
      )
    }
    separateDuties(act.actor.userId, 'mandate', [
      { step: 'liquidate', personId: mandate.liquidatedById, name: mandate.liquidatedByName },
    ])
    const on = clock.today()
    await enterCredit(trx, act, {
      lineId: mandate.lineId,
      kind: 'mandate',
      on,
      deltas: { mandatedMinor: mandate.grossMinor },
      label: mandate.object,
      subject: { type: 'budget.mandate', id: mandate.id },
      requestKey: `mandate:${mandate.id}`,
    })
    const number = await numbers.issue(trx, 'budget.mandate', on)
    const slip = await numbers.issue(trx, 'budget.mandate_slip', on)
    mandate.merge({
      state: 'issued',
      number: number.text,
      slipNumber: slip.text,
      issuedOn: on,
      issuedById: act.actor.userId,
      issuedByName: act.actor.name,
    })
    await mandate.save()
    await registerOfficialDocument(trx, {
      kind: 'budget.mandate',
      number: number.text,
      issuedOn: on,
      amountMinor: mandate.netMinor,
      subject: { type: 'budget.mandate', id: mandate.id },
      facts: {
        party: mandate.partyId,
        rib: mandate.rib,
        gross: mandate.grossMinor,
        net: mandate.netMinor,
        object: mandate.object,
      },
    })
    await journal.record(trx, act, {
      action: 'budget.mandate.issued',
      subject: mandate,
      before: { state: 'liquidated' },
      after: { state: 'issued', number: number.text, slip: slip.text },
    })
    return mandate
  })
}
