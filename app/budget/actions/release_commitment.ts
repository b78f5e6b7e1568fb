import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { enterCredit } from '#budget/actions/enter_credit'
import { Commitment } from '#budget/models/commitment'
import { commitmentStates } from '#budget/rules/commitment_states'

/** Gives back what is committed and not yet verified, when the purchase is given up. */
export async function releaseCommitment(
  trx: Transaction,
  act: Act,
  commitmentId: number,
  reason: string
): Promise<Commitment> {
  const commitment = await Commitment.query({ client: trx })
    .where('id', commitmentId)
    .forUpdate()
    .firstOrFail()
  if (commitment.liquidatedMinor > 0) {
    throw new Refusal('budget.commitment_used', { number: commitment.number })
  }
  const before = commitment.state
  commitment.state = move(commitmentStates, before, 'release').to
  await commitment.save()
  await releaseCommitted(trx, act, commitment)
  await journal.record(trx, act, {
    action: 'budget.commitment.released',
    subject: commitment,
    before: { state: before },
    after: { state: commitment.state },
    reason,
  })
  return commitment
}

/** Gives back what is left of a commitment once its purchase is over; nothing when all of it was verified. */
export async function releaseRemainder(
  trx: Transaction,
  act: Act,
  commitmentId: number,
  reason: string
): Promise<void> {
  const commitment = await Commitment.query({ client: trx })
    .where('id', commitmentId)
    .forUpdate()
    .firstOrFail()
  const left = commitment.amountMinor - commitment.liquidatedMinor
  if (left === 0 || commitment.state === 'released') return
  const before = commitment.state
  commitment.state = move(commitmentStates, before, 'release').to
  await commitment.save()
  await releaseCommitted(trx, act, commitment)
  await journal.record(trx, act, {
    action: 'budget.commitment.released',
    subject: commitment,
    before: { state: before },
    after: { state: commitment.state, released: Money.ofMinor(left).toDecimal() },
    reason,
  })
}

/** The ledger side of a refusal or a release. */
export async function releaseCommitted(
  trx: Transaction,
  act: Act,
  commitment: Commitment
): Promise<void> {
  await enterCredit(trx, act, {
    lineId: commitment.lineId,
    kind: 'commitment_release',
    on: clock.today(),
    deltas: { committedMinor: -(commitment.amountMinor - commitment.liquidatedMinor) },
    label: commitment.number,
    subject: { type: 'budget.commitment', id: commitment.id },
    requestKey: `commitment_release:${commitment.id}`,
  })
}
