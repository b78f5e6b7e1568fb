import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Vehicle } from '#fleet/models/vehicle'
import { VehicleService } from '#fleet/models/vehicle_service'
import { dayBounds } from '#fleet/queries/instants'
import { plansOf } from '#fleet/queries/maintenance_facts'
import { odometerHistory } from '#fleet/queries/odometer_history'
import { continuousKm } from '#fleet/rules/odometer'
import { planInterval } from '#fleet/rules/maintenance'
import { lockVehicle } from '#fleet/actions/assign_request'
import { recordReading } from '#fleet/actions/record_reading'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'

export interface ServiceFacts {
  plan: string
  doneOn: CivilDate
  km?: number | null
  hours?: number | null
  costMinor?: number | null
  place?: string | null
  note?: string | null
}

/**
 * A service of a plan is done: the next one counts from its day and its meter as they were, not from when they were
 * due. The same plan on the same day is corrected. Refuses a day to come, a plan the vehicle does not follow, a meter
 * that is missing or that contradicts the readings around that day.
 */
export async function recordService(
  act: Act,
  vehicleId: number,
  facts: ServiceFacts
): Promise<VehicleService> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const vehicle = await lockVehicle(trx, vehicleId)
    act.authorize('fleet.services.edit', vehicle)
    refuseFacts(vehicle, facts, parameters)
    const totalKm = await judgeMeter(trx, vehicle, facts, parameters)
    const key = { vehicleId, plan: facts.plan, doneOn: facts.doneOn }
    const known = await VehicleService.query({ client: trx }).where(key).forUpdate().first()
    const before = known ? snapshot(known) : null
    const service = known ?? new VehicleService()
    service.useTransaction(trx).merge({
      ...key,
      km: facts.km ?? null,
      totalKm,
      hours: facts.hours ?? null,
      costMinor: facts.costMinor ?? null,
      place: facts.place ?? null,
      note: facts.note ?? null,
      createdBy: act.actor.userId,
    })
    await service.save()
    await refreshMaintenance(trx, [vehicle], parameters)
    await journal.record(trx, act, {
      action: 'fleet.service.recorded',
      subject: vehicle,
      before,
      after: snapshot(service),
    })
    return service
  })
}

function refuseFacts(vehicle: Vehicle, facts: ServiceFacts, parameters: Parameters): void {
  const { plate } = vehicle
  const on = formatCivilDate(facts.doneOn)
  if (facts.doneOn > clock.today())
    throw new Refusal('fleet.service_in_future', { plate, on }, { field: 'doneOn' })
  if (facts.doneOn < vehicle.firstUsedOn) {
    const params = { plate, on, first: formatCivilDate(vehicle.firstUsedOn) }
    throw new Refusal('fleet.service_before_use', params, { field: 'doneOn' })
  }
  const plans = plansOf(vehicle.kind, facts.doneOn, parameters)
  if (!plans.includes(facts.plan)) {
    const params = { plan: facts.plan, known: plans.join(', ') }
    throw new Refusal('fleet.plan_unknown', params, { field: 'plan' })
  }
  const needsKm = Boolean(planInterval(facts.plan, facts.doneOn, parameters).km)
  if (needsKm && (facts.km === null || facts.km === undefined))
    throw new Refusal('fleet.service_needs_km', { plate }, { field: 'km' })
}

/**
 * The meter at the service on the continuous scale. Between the last reading before that day and the first after it;
 * the register's own reading has no known day and bounds nothing. A figure above every reading becomes one.
 */
async function judgeMeter(
  trx: Transaction,
  vehicle: Vehicle,
  { doneOn, km }: ServiceFacts,
  parameters: Parameters
): Promise<number | null> {
  if (km === null || km === undefined) return null
  const { readings, replacements } = await odometerHistory(vehicle.id, trx)
  const end = dayBounds(doneOn).to.minus({ seconds: 1 })
  const noon = end.set({ hour: 12, minute: 0, second: 0 })
  const scale = (at: string, figure: number) => continuousKm({ at, km: figure }, replacements)
  const total = scale(noon.toISO() ?? '', km)
  const totals = readings.map((one) => ({ ...one, total: scale(one.at, one.km) }))
  const before = totals.filter((one) => one.kind !== 'register' && one.at.slice(0, 10) < doneOn)
  const after = totals.filter((one) => one.at.slice(0, 10) > doneOn)
  const low = before.at(-1)
  const high = after.at(0)
  const against = low && total < low.total ? low : high && total > high.total ? high : null
  if (against) {
    const on = formatCivilDate(against.at.slice(0, 10))
    const params = { plate: vehicle.plate, km, known: against.km, on }
    throw new Refusal('fleet.service_km_contradicts', params, { field: 'km' })
  }
  if (totals.every((one) => one.total < total)) {
    const takenAt = doneOn === clock.today() ? clock.now() : end
    await recordReading(trx, { vehicle, takenAt, km, kind: 'manual' }, parameters)
  }
  return total
}
