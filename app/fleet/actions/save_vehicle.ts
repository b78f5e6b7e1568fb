import { Refusal } from '#values/refusal'
import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import { USE_CLASS, Vehicle } from '#fleet/models/vehicle'
import type { VehicleKind } from '#fleet/models/vehicle'
import { readPlate } from '#fleet/rules/plates'
import { requiredLicence } from '#fleet/rules/licences'
import { refreshDueDates } from '#fleet/actions/record_document'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'
import { lockVehicle } from '#fleet/actions/assign_request'

export interface VehicleFactsGiven {
  plate: string
  make: string
  model: string
  kind: VehicleKind
  energy: 'diesel' | 'petrol' | 'electric' | 'hybrid'
  fiscalPower: number
  grossWeightKg: number
  tareKg: number
  seats: number
  tankLitres: string
  firstUsedOn: CivilDate
  ownership: 'owned' | 'leased' | 'rented' | 'lent'
  lessor?: string | null
  unitId: number
  monthlyLitres?: string | null
  /** The meter when the vehicle enters the register: a floor for every later reading. */
  odometerKm?: number
}

/** Enters a vehicle in the register. Refuses `fleet.plate_known` when its plate is there in any spelling. */
export async function createVehicle(act: Act, facts: VehicleFactsGiven): Promise<Vehicle> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    act.authorize('fleet.vehicles.edit', { unitId: facts.unitId })
    if (!/\d{2}/.test(readPlate(facts.plate).key))
      throw new Refusal('fleet.plate_unreadable', { plate: facts.plate }, { field: 'plate' })
    refuseFutureUse(facts)
    return createVehicleIn(trx, act, facts, parameters)
  })
}

export async function createVehicleIn(
  trx: Transaction,
  act: Act,
  facts: VehicleFactsGiven,
  parameters: Parameters
): Promise<Vehicle> {
  const plate = readPlate(facts.plate)
  const known = await Vehicle.query({ client: trx }).where('plateKey', plate.key).first()
  if (known)
    throw new Refusal(
      'fleet.plate_known',
      { plate: facts.plate, known: known.plate },
      { field: 'plate' }
    )
  checkWeights(facts)
  const vehicle = new Vehicle().useTransaction(trx)
  vehicle.merge({
    ...columnsOf(facts, parameters),
    plate: plate.raw,
    plateKey: plate.key,
    plateKind: plate.kind,
    odometerKm: facts.odometerKm ?? 0,
    state: 'active',
    allocation: 'pool',
    lockVersion: 1,
  })
  await vehicle.save()
  await trx.table('fleet_odometer_readings').insert({
    vehicle_id: vehicle.id,
    // the day of the register's reading is not known: it only bounds later readings from below
    taken_at: new Date(`${facts.firstUsedOn}T00:00:00Z`),
    km: facts.odometerKm ?? 0,
    total_km: facts.odometerKm ?? 0,
    kind: 'register',
    source_id: vehicle.id,
    created_at: clock.now().toJSDate(),
  })
  await refreshDueDates(trx, vehicle, parameters, clock.today())
  await refreshMaintenance(trx, [vehicle], parameters)
  await journal.record(trx, act, {
    action: 'fleet.vehicle.registered',
    subject: vehicle,
    after: snapshot(vehicle),
  })
  return vehicle
}

/** Corrects the register; the plate and the odometer have their own ways. */
export async function updateVehicle(
  act: Act,
  id: number,
  facts: VehicleFactsGiven,
  lockVersion: number
): Promise<Vehicle> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const vehicle = await lockVehicle(trx, id)
    act.authorize('fleet.vehicles.edit', vehicle)
    act.authorize('fleet.vehicles.edit', { unitId: facts.unitId })
    if (vehicle.lockVersion !== lockVersion)
      throw new Refusal('fleet.changed_meanwhile', { label: vehicle.plate }, { status: 409 })
    checkWeights(facts)
    refuseFutureUse(facts)
    const before = snapshot(vehicle)
    vehicle
      .useTransaction(trx)
      .merge({ ...columnsOf(facts, parameters), lockVersion: lockVersion + 1 })
    await vehicle.save()
    await refreshDueDates(trx, vehicle, parameters, clock.today())
    await refreshMaintenance(trx, [vehicle], parameters)
    await journal.record(trx, act, {
      action: 'fleet.vehicle.corrected',
      subject: vehicle,
      before,
      after: snapshot(vehicle),
    })
    return vehicle
  })
}

/** Takes a vehicle out of the fleet for good. */
export async function retireVehicle(
  act: Act,
  id: number,
  on: CivilDate,
  reason: string
): Promise<void> {
  await transaction(async (trx) => {
    const vehicle = await lockVehicle(trx, id)
    act.authorize('fleet.vehicles.retire', vehicle)
    const held = await trx
      .from('fleet_assignments')
      .where('vehicle_id', id)
      .whereIn('state', ['reserved', 'out'])
      .first()
    if (held)
      throw new Refusal(
        'fleet.retire_while_held',
        { plate: vehicle.plate, order: held.order_number },
        { status: 409 }
      )
    if (!reason.trim())
      throw new Refusal('fleet.reason_needed', { number: vehicle.plate }, { field: 'reason' })
    vehicle
      .useTransaction(trx)
      .merge({ state: 'retired', retiredOn: on, lockVersion: vehicle.lockVersion + 1 })
    await vehicle.save()
    await journal.record(trx, act, {
      action: 'fleet.vehicle.retired',
      subject: vehicle,
      after: { retired_on: on },
      reason,
    })
  })
}

/** The columns that follow from what was given. */
export function columnsOf(facts: VehicleFactsGiven, parameters: Parameters) {
  const licence = requiredLicence(facts, clock.today(), parameters)
  return {
    make: facts.make,
    model: facts.model,
    kind: facts.kind,
    useClass: USE_CLASS[facts.kind],
    energy: facts.energy,
    fiscalPower: facts.fiscalPower,
    grossWeightKg: facts.grossWeightKg,
    tareKg: facts.tareKg,
    seats: facts.seats,
    tankLitres: facts.tankLitres,
    firstUsedOn: facts.firstUsedOn,
    ownership: facts.ownership,
    lessor: facts.lessor ?? null,
    unitId: facts.unitId,
    monthlyLitres: facts.monthlyLitres ?? null,
    licenceCategory: licence.value,
  }
}

function refuseFutureUse(facts: VehicleFactsGiven): void {
  if (facts.firstUsedOn <= clock.today()) return
  const params = { plate: facts.plate, on: formatCivilDate(facts.firstUsedOn) }
  throw new Refusal('fleet.first_used_in_future', params, { field: 'firstUsedOn' })
}

function checkWeights(facts: VehicleFactsGiven): void {
  if (facts.tareKg > facts.grossWeightKg) {
    throw new Refusal(
      'fleet.tare_above_gross',
      { plate: facts.plate, tare: facts.tareKg, gross: facts.grossWeightKg },
      { field: 'tareKg' }
    )
  }
}
