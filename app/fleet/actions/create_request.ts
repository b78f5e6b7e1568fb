import type { DateTime } from 'luxon'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
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
  if (!trx) {
    await refuseTooLong(facts)
    return transaction((inner) => createRequest(act, facts, inner))
  }
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

/** Even a permanent mission order ends within the set months. */
async function refuseTooLong(facts: RequestFacts): Promise<void> {
  const settings = await loadParameters()
  const months = settings.on<number>('fleet.mission.permanent_order_months', clock.today()).value
  if (facts.endsAt <= facts.startsAt.plus({ months })) return
  const day = (at: DateTime) => at.toFormat('dd/MM/yyyy')
  const params = { from: day(facts.startsAt), to: day(facts.endsAt), months }
  throw new Refusal('fleet.mission_too_long', params, { field: 'endsAt' })
}
