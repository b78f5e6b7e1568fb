import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock, ZONE } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Assignment } from '#fleet/models/assignment'
import type { VehicleRequest } from '#fleet/models/vehicle_request'
import { judgeHold, keepAssignment, lockDriver, lockVehicle } from '#fleet/actions/assign_request'
import { translateBookingError } from '#fleet/actions/booking_refusal'
import { leave } from '#fleet/actions/depart_mission'
import type { Departure } from '#fleet/actions/depart_mission'
import { lockRequest } from '#fleet/actions/move_request'

export interface EmergencyChoice extends Departure {
  vehicleId: number
  driverId: number
  reason: string
}

/**
 * An emergency leaves at once, before anybody has approved it: I1 to I5 and I9 stay hard, the officer on duty
 * lifts the others with the reason of the emergency, the approval follows within the set hours and the request
 * stays flagged. Refuses `fleet.not_an_emergency`.
 */
export async function departEmergency(
  act: Act,
  requestId: number,
  choice: EmergencyChoice
): Promise<Assignment> {
  const parameters = await loadParameters()
  return translateBookingError(() =>
    transaction((trx) => leaveAtOnce(trx, act, requestId, choice, parameters))
  )
}

const LIFTED_BY = 'fleet.missions.emergency'

async function leaveAtOnce(
  trx: Transaction,
  act: Act,
  requestId: number,
  choice: EmergencyChoice,
  parameters: Parameters
): Promise<Assignment> {
  act.authorize(LIFTED_BY)
  const vehicle = await lockVehicle(trx, choice.vehicleId)
  await lockDriver(trx, choice.driverId)
  const request = await lockRequest(trx, requestId)
  if (request.priority !== 'emergency') {
    throw new Refusal('fleet.not_an_emergency', { number: request.subjectLabel }, { status: 409 })
  }
  const held = { ...choice, requestId, overrideReason: choice.reason }
  const verdict = await judgeHold(trx, act, request, vehicle, held, parameters, LIFTED_BY)
  await keepAssignment(trx, act, request, held, verdict)
  if (!request.approvedAt) await askApproval(trx, act, request, vehicle.plate, parameters)
  const departure = { ...choice, overrideReason: choice.reason }
  const road = { move: 'depart_emergency', liftedBy: LIFTED_BY } as const
  return leave(trx, act, request, departure, parameters, road)
}

/** Flags the request, sets the hour by which it is approved, and tells those who may approve it. */
async function askApproval(
  trx: Transaction,
  act: Act,
  request: VehicleRequest,
  plate: string,
  parameters: Parameters
): Promise<void> {
  const hours = parameters.on<number>('fleet.mission.emergency_approval_hours', clock.today()).value
  const approvalDueAt = clock.now().plus({ hours })
  request.useTransaction(trx).merge({ emergency: true, approvalDueAt })
  const heads = await holdersOf('fleet.requests.approve', { unitId: request.unitId })
  await notify(trx, {
    userIds: heads.filter((id) => id !== act.actor.userId),
    key: 'fleet.notices.emergency_left',
    params: {
      number: request.subjectLabel,
      plate,
      before: approvalDueAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
    },
    url: `/fleet/requests/${request.id}`,
    tone: 'warn',
  })
}
