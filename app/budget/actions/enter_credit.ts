import type { CivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'
import { CreditLine } from '#budget/models/credit_line'
import { type CreditDeltas, moveCredit } from '#budget/rules/credit_movement'

export type EntryKind =
  | 'vote'
  | 'transfer'
  | 'amendment'
  | 'carry_over'
  | 'lapse'
  | 'reservation'
  | 'reservation_release'
  | 'commitment'
  | 'commitment_release'
  | 'liquidation'
  | 'liquidation_reversal'
  | 'mandate'
  | 'mandate_reversal'
  | 'payment'

export interface CreditMovement {
  lineId: number
  kind: EntryKind
  on: CivilDate
  deltas: CreditDeltas
  label: string
  subject?: Pick<Subject, 'type' | 'id'>
  /** The same key enters once; the database refuses the second. */
  requestKey?: string
}

/**
 * Writes one entry of a credit line's ledger. The line is locked until the transaction ends, so that two
 * requests for the last dirham meet one after the other; the database's own checks stand behind.
 * Refuses `budget.credit_exceeded` and `budget.chain_broken`.
 */
export async function enterCredit(
  trx: Transaction,
  act: Act,
  movement: CreditMovement
): Promise<CreditLine> {
  const line = await lockLine(trx, movement.lineId)
  moveCredit(line.code, line, movement.deltas)
  const { deltas } = movement
  await trx.table('budget_entries').insert({
    line_id: line.id,
    kind: movement.kind,
    entered_on: movement.on,
    opened_minor: deltas.openedMinor ?? 0,
    pre_committed_minor: deltas.preCommittedMinor ?? 0,
    committed_minor: deltas.committedMinor ?? 0,
    liquidated_minor: deltas.liquidatedMinor ?? 0,
    mandated_minor: deltas.mandatedMinor ?? 0,
    paid_minor: deltas.paidMinor ?? 0,
    subject_type: movement.subject?.type ?? null,
    subject_id: movement.subject?.id ?? null,
    label: movement.label.slice(0, 200),
    request_key: movement.requestKey ?? null,
    actor_id: act.actor.userId,
    actor_name: act.actor.name,
    created_at: clock.now().toJSDate(),
  })
  return line
}

/** The line, held until the transaction ends. */
export async function lockLine(trx: Transaction, lineId: number): Promise<CreditLine> {
  return CreditLine.query({ client: trx }).where('id', lineId).forUpdate().firstOrFail()
}
