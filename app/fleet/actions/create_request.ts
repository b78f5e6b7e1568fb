import type { DateTime } from 'luxon'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { VehicleKind } from '#fleet/models/vehicle'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { announceBoard } from '#fleet/events/board_changed'
import { moveRequest } from '#fleet/actions/move_request'

export interface RequestFacts {
  unitId: number
  purpose: string
  priority: 'normal' | 'urgent' | 'emergency'
  kindWanted: VehicleKind
  startsAt: DateTime
  endsAt: DateTime
  pickup: string
  destination: string
  passengers: number
  loadKg: number
  drivingMinutes?: number | null
  outsideCommune?: boolean
  permitNumber?: string | null
  budgetLine?: string | null
  equipment?: string | null
  /** The same key twice is the same request: a second click creates nothing. */
  requestKey?: string | null
}

/** A service asks for a vehicle: created and submitted at once, with its number. */
export async function createRequest(
  act: Act,
  facts: RequestFacts,
  trx?: Transaction
): Promise<VehicleRequest> {
  if (!trx) return transaction((inner) => createRequest(act, facts, inner))
  act.authorize('fleet.requests.create', { unitId: facts.unitId })
  if (facts.endsAt <= facts.startsAt) {
    throw new Refusal(
      'fleet.window_reversed',
      {
        from: facts.startsAt.toFormat('dd/MM/yyyy HH:mm'),
        to: facts.endsAt.toFormat('dd/MM/yyyy HH:mm'),
      },
      { field: 'endsAt' }
    )
  }
  if (facts.requestKey) {
    const known = await VehicleRequest.query({ client: trx })
      .where('requestKey', facts.requestKey)
      .forUpdate()
      .first()
    if (known) return known
  }
  const request = new VehicleRequest().useTransaction(trx)
  request.merge({
    ...facts,
    requesterId: act.actor.userId,
    requesterName: act.actor.name,
    state: 'draft',
    lockVersion: 1,
  })
  await request.save()
  await journal.record(trx, act, {
    action: 'fleet.request.created',
    subject: request,
    after: snapshot(request),
  })
  await moveRequest(trx, act, request, 'submit')
  announceBoard(trx, request.startsAt)
  return request
}
