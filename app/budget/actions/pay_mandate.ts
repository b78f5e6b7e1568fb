import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { enterCredit } from '#budget/actions/enter_credit'
import { Mandate } from '#budget/models/mandate'
import { lateInterest } from '#budget/rules/late_interest'
import { separateDuties } from '#budget/rules/separation'

/**
 * The public accountant pays, once: a second click or a parallel request finds it paid. Late, the interest owed
 * is worked out and kept. Never by whoever verified or ordered it.
 */
export async function payMandate(act: Act, mandateId: number): Promise<Mandate> {
  act.authorize('budget.mandates.pay')
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const mandate = await Mandate.query({ client: trx })
      .where('id', mandateId)
      .forUpdate()
      .firstOrFail()
    if (mandate.state !== 'issued') {
      throw new Refusal(
        'states.not_allowed',
        { noun: 'mandate', state: mandate.state, move: 'pay' },
        { status: 409 }
      )
    }
    separateDuties(act.actor.userId, 'payment', [
      { step: 'liquidate', personId: mandate.liquidatedById, name: mandate.liquidatedByName },
      { step: 'mandate', personId: mandate.issuedById, name: mandate.issuedByName },
    ])
    const on = clock.today()
    await enterCredit(trx, act, {
      lineId: mandate.lineId,
      kind: 'payment',
      on,
      deltas: { paidMinor: mandate.grossMinor },
      label: mandate.number ?? mandate.object,
      subject: { type: 'budget.mandate', id: mandate.id },
      requestKey: `payment:${mandate.id}`,
    })
    const interest = lateInterest(
      {
        principal: Money.ofMinor(mandate.grossMinor - mandate.retentionMinor),
        dueOn: mandate.dueOn,
        paidOn: on,
        suspendedDays: 0,
      },
      parameters
    )
    mandate.merge({
      state: 'paid',
      paidOn: on,
      paidById: act.actor.userId,
      paidByName: act.actor.name,
      interestMinor: interest.value.interest.minor,
      interestExplanation: storedExplanation('procurement.late_interest', interest),
    })
    await mandate.save()
    await journal.record(trx, act, {
      action: 'budget.mandate.paid',
      subject: mandate,
      before: { state: 'issued' },
      after: { state: 'paid', paidOn: on, interest: interest.value.interest.toDecimal() },
    })
    return mandate
  })
}
