import type { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'
import { requireOpenYear } from '#registry/queries/fiscal_years'
import { enterCredit } from '#budget/actions/enter_credit'

export interface Reservation {
  lineId: number
  amount: Money
  subject: Subject
}

/** Pre-commits credit for a request that was approved, until it is committed or given back. */
export async function reserveCredit(
  trx: Transaction,
  act: Act,
  reservation: Reservation
): Promise<void> {
  const line = await enterCredit(trx, act, {
    lineId: reservation.lineId,
    kind: 'reservation',
    on: clock.today(),
    deltas: { preCommittedMinor: reservation.amount.minor },
    label: reservation.subject.label,
    subject: reservation.subject,
  })
  await requireOpenYear(trx, line.year)
}

/** Gives a reservation back to the line. */
export async function releaseReservation(
  trx: Transaction,
  act: Act,
  reservation: Reservation
): Promise<void> {
  if (reservation.amount.isZero()) return
  await enterCredit(trx, act, {
    lineId: reservation.lineId,
    kind: 'reservation_release',
    on: clock.today(),
    deltas: { preCommittedMinor: -reservation.amount.minor },
    label: reservation.subject.label,
    subject: reservation.subject,
  })
}
