import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'
import type { Assignment } from '#fleet/models/assignment'
import { isOwnMission } from '#fleet/queries/own_driver'

/** A driver takes out and brings back his own missions only; the dispatch desk anybody's. */
export async function requireOwnMission(
  trx: Transaction,
  act: Act,
  assignment: Assignment
): Promise<void> {
  if (act.can('fleet.assignments.create')) return
  if (await isOwnMission(act, assignment.driverId, trx)) return
  const params = { order: assignment.orderNumber ?? '' }
  throw new Refusal('fleet.not_own_mission', params, { status: 403 })
}
