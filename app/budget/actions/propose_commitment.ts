import type { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import type { Subject } from '#platform/subjects/subject'
import { type Transaction, transaction } from '#platform/transaction'
import { requireOpenYear } from '#registry/queries/fiscal_years'
import { enterCredit, lockLine } from '#budget/actions/enter_credit'
import { Commitment } from '#budget/models/commitment'

export interface CommitmentFacts {
  lineId: number
  partyId: number
  amount: Money
  object: string
  /** Nature de prestation, for the cumulation of the year. */
  nature: string
  /** What is bought: an order, a contract. */
  subject: Subject
  /** Credit pre-committed for the same purchase, given back as it is committed. */
  reserved?: Money
}

/**
 * Sets credit aside for a creditor and asks the accountant's visa. A hundred at once on a line with credit for
 * one: one goes through. Refuses `budget.credit_exceeded`. Pass `trx` to do it inside a larger fact.
 */
export async function proposeCommitment(
  act: Act,
  facts: CommitmentFacts,
  trx?: Transaction
): Promise<Commitment> {
  act.authorize('budget.commitments.propose')
  if (!facts.amount.isPositive())
    throw new Refusal('budget.amount_not_positive', {}, { field: 'amount' })
  if (!trx) return transaction((inner) => proposeCommitment(act, facts, inner))
  const on = clock.today()
  const line = await lockLine(trx, facts.lineId)
  await requireOpenYear(trx, line.year)
  await enterCredit(trx, act, {
    lineId: line.id,
    kind: 'commitment',
    on,
    deltas: {
      preCommittedMinor: -(facts.reserved?.minor ?? 0),
      committedMinor: facts.amount.minor,
    },
    label: facts.object,
    subject: facts.subject,
  })
  const number = await numbers.issue(trx, 'budget.commitment', on)
  const commitment = await Commitment.create(
    {
      number: number.text,
      lineId: line.id,
      partyId: facts.partyId,
      object: facts.object,
      nature: facts.nature,
      amountMinor: facts.amount.minor,
      liquidatedMinor: 0,
      state: 'proposed',
      subjectType: facts.subject.type,
      subjectId: Number(facts.subject.id),
      lineOpenedMinor: line.openedMinor,
      lineCommittedMinor: line.committedMinor,
      committedOn: on,
      proposedById: act.actor.userId,
      proposedByName: act.actor.name,
      lockVersion: 1,
    },
    { client: trx }
  )
  await journal.record(trx, act, {
    action: 'budget.commitment.proposed',
    subject: commitment,
    after: snapshot(commitment),
  })
  return commitment
}
