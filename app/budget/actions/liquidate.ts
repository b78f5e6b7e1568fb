import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'
import { currentAccounts } from '#registry/queries/current_account'
import { enterCredit } from '#budget/actions/enter_credit'
import { Commitment } from '#budget/models/commitment'
import { Mandate } from '#budget/models/mandate'
import type { Deductions } from '#budget/rules/deductions'
import { paymentClock } from '#budget/rules/late_interest'

export interface LiquidationFacts {
  commitmentId: number
  gross: Money
  deductions: Deductions
  explanation: Explained<unknown>
  /** Rule the explanation comes from. */
  rule: string
  serviceDoneOn: CivilDate
  subject: Subject
  vouchers: string
}

/**
 * Verifies a debt: the service is done, the invoice agrees. The mandate is prepared and the payment clock runs
 * from the service done. Refuses `budget.not_visaed`, `budget.commitment_exceeded`, `budget.account_missing`,
 * `budget.already_liquidated`.
 */
export async function liquidate(
  trx: Transaction,
  act: Act,
  facts: LiquidationFacts
): Promise<Mandate> {
  act.authorize('budget.liquidations.create')
  const commitment = await Commitment.query({ client: trx })
    .where('id', facts.commitmentId)
    .forUpdate()
    .firstOrFail()
  if (commitment.state !== 'visaed') {
    throw new Refusal('budget.not_visaed', { number: commitment.number, state: commitment.state })
  }
  const left = commitment.amountMinor - commitment.liquidatedMinor
  if (facts.gross.minor > left) {
    throw new Refusal('budget.commitment_exceeded', {
      number: commitment.number,
      left: Money.ofMinor(left).format(),
      gross: facts.gross.format(),
    })
  }
  const accounts = await currentAccounts([commitment.partyId])
  const account = accounts.get(commitment.partyId)
  if (!account) throw new Refusal('budget.account_missing', { number: commitment.number })
  const openKey = `${facts.subject.type}:${facts.subject.id}`
  if (await trx.from('budget_mandates').where('open_key', openKey).first()) {
    throw new Refusal('budget.already_liquidated', { label: facts.subject.label })
  }

  const on = clock.today()
  await enterCredit(trx, act, {
    lineId: commitment.lineId,
    kind: 'liquidation',
    on,
    deltas: { liquidatedMinor: facts.gross.minor },
    label: `${commitment.number} · ${facts.subject.label}`,
    subject: facts.subject,
  })
  commitment.liquidatedMinor += facts.gross.minor
  await commitment.save()

  const due = paymentClock(
    { serviceDoneOn: facts.serviceDoneOn, suspendedDays: 0 },
    await loadParameters()
  ).value
  const { retention, penalties, advance, vatWithheld, incomeTax } = facts.deductions
  const kept = Money.sum([retention, penalties, advance, vatWithheld, incomeTax])
  const mandate = await Mandate.create(
    {
      commitmentId: commitment.id,
      lineId: commitment.lineId,
      partyId: commitment.partyId,
      subjectType: facts.subject.type,
      subjectId: Number(facts.subject.id),
      object: commitment.object,
      grossMinor: facts.gross.minor,
      retentionMinor: retention.minor,
      penaltiesMinor: penalties.minor,
      advanceMinor: advance.minor,
      vatWithheldMinor: vatWithheld.minor,
      incomeTaxMinor: incomeTax.minor,
      netMinor: facts.gross.minus(kept).minor,
      rib: account.rib,
      vouchers: facts.vouchers,
      explanation: storedExplanation(facts.rule, facts.explanation),
      state: 'liquidated',
      serviceDoneOn: facts.serviceDoneOn,
      authorisingDueOn: due.authorisingDueOn,
      dueOn: due.dueOn,
      liquidatedById: act.actor.userId,
      liquidatedByName: act.actor.name,
      liquidatedAt: clock.now(),
      interestMinor: 0,
      openKey,
      lockVersion: 1,
    },
    { client: trx }
  )
  await journal.record(trx, act, {
    action: 'budget.mandate.liquidated',
    subject: mandate,
    after: snapshot(mandate),
  })
  return mandate
}
