import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import type { Transaction } from '#platform/transaction'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { requestStates } from '#fleet/rules/request_states'
import { localText } from '#fleet/queries/instants'

/** The request, locked until the transaction ends. Refuses `fleet.request_unknown`. */
export async function lockRequest(trx: Transaction, id: number): Promise<VehicleRequest> {
  const request = await VehicleRequest.query({ client: trx }).where('id', id).forUpdate().first()
  if (!request) throw new Refusal('fleet.request_unknown', { id }, { status: 404 })
  return request
}

/**
 * Makes one move of a locked request: who may, from where, with a reason when one is asked; keeps the move and
 * the journal entry. Gives the official number when the request leaves the draft.
 */
export async function moveRequest(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  name: string,
  reason: string | null = null
): Promise<void> {
  const transition = move(requestStates, request.state, name)
  if (transition.permission) act.authorize(transition.permission, request)
  if (transition.reasoned && !reason?.trim()) {
    throw new Refusal('fleet.reason_needed', { number: request.subjectLabel }, { field: 'reason' })
  }
  const before = request.state
  request.useTransaction(trx)
  if (!request.number && transition.to !== 'cancelled') {
    const number = await numbers.issue(trx, 'fleet.request', localText(clock.now()).slice(0, 10))
    request.number = number.text
  }
  if (!request.number) request.number = `#${request.id}`
  request.merge({ state: transition.to, lockVersion: request.lockVersion + 1 })
  await request.save()
  await recordMove(trx, act, request, name, { from: before, reason })
}

/** Keeps what was done to a request, for its page and in the journal. */
export async function recordMove(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  name: string,
  { from, reason }: { from: string; reason: string | null }
): Promise<void> {
  await trx.table('fleet_request_moves').insert({
    request_id: request.id,
    name,
    from_state: from,
    to_state: request.state,
    actor_id: act.actor.userId,
    actor_name: act.actor.name.slice(0, 120),
    reason: reason?.trim().slice(0, 500) || null,
    created_at: clock.now().toJSDate(),
  })
  await journal.record(trx, act, {
    action: `fleet.request.${name}`,
    subject: request,
    before: { state: from },
    after: { state: request.state },
    reason,
  })
}
