import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { addDays, daysBetween } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import type { Transaction } from '#platform/transaction'
import type { Vehicle } from '#fleet/models/vehicle'
import { dayBounds, localText } from '#fleet/queries/instants'
import { maintenanceDue, planInterval } from '#fleet/rules/maintenance'
import type { MaintenanceDue } from '#fleet/rules/maintenance'
import type { PlanOfKind } from '#fleet/settings/maintenance'

/** The days over which the mean of kilometres a day is taken. */
const MEAN_DAYS = 90
/** Readings closer together than this say nothing about a mean. */
const SHORTEST_SPAN = 7

export interface PlanState {
  vehicleId: number
  plan: string
  lastOn: CivilDate | null
  lastKm: number | null
  /** Null while no service of the plan is recorded. */
  due: Explained<MaintenanceDue> | null
}

/** The plans that a kind of vehicle follows on a day. */
export function plansOf(kind: string, on: CivilDate, parameters: Parameters): string[] {
  return parameters
    .on<PlanOfKind[]>('fleet.maintenance.plans_of_kind', on)
    .value.filter((row) => row.kind === kind)
    .map((row) => row.plan)
}

/** Every plan of these vehicles with its last service and when the next falls due. */
export async function maintenanceStates(
  vehicles: readonly Vehicle[],
  on: CivilDate,
  parameters: Parameters,
  trx?: Transaction
): Promise<PlanState[]> {
  const ids = vehicles.map((vehicle) => vehicle.id)
  const client = trx ?? db
  const since = dayBounds(addDays(on, -MEAN_DAYS)).from.toJSDate()
  const [services, meters, recent] = await Promise.all([
    client.from('fleet_services').whereIn('vehicle_id', ids).orderBy('done_on'),
    client
      .from('fleet_odometer_readings')
      .whereIn('vehicle_id', ids)
      .groupBy('vehicle_id')
      .select('vehicle_id')
      .max('total_km as km'),
    client
      .from('fleet_odometer_readings')
      .whereIn('vehicle_id', ids)
      .whereNot('kind', 'register')
      .where('taken_at', '>=', since)
      .groupBy('vehicle_id')
      .select('vehicle_id')
      .min('total_km as first_km')
      .max('total_km as last_km')
      .min('taken_at as first_at')
      .max('taken_at as last_at'),
  ])
  const last = new Map(services.map((row) => [`${row.vehicle_id} ${row.plan}`, row]))
  const meterOf = new Map<number, number>(meters.map((row) => [row.vehicle_id, row.km]))
  const meanOf = new Map(recent.map((row) => [row.vehicle_id, meanPerDay(row)]))

  return vehicles.flatMap((vehicle) =>
    plansOf(vehicle.kind, on, parameters).map((plan): PlanState => {
      const service = last.get(`${vehicle.id} ${plan}`)
      const state = {
        vehicleId: vehicle.id,
        plan,
        lastOn: service?.done_on ?? null,
        lastKm: service?.km ?? null,
      }
      const interval = planInterval(plan, on, parameters)
      if (!service || (!interval.months && service.total_km === null))
        return { ...state, due: null }
      const facts = {
        interval,
        lastOn: service.done_on,
        lastKm: service.total_km,
        lastHours: service.hours,
        km: meterOf.get(vehicle.id) ?? vehicle.odometerKm,
        kmPerDay: meanOf.get(vehicle.id) ?? null,
      }
      return { ...state, due: maintenanceDue(facts, on, parameters) }
    })
  )
}

export function stateOf({ due }: PlanState): 'unrecorded' | 'overdue' | 'soon' | 'later' {
  if (due === null) return 'unrecorded'
  return due.value.overdue ? 'overdue' : due.value.soon ? 'soon' : 'later'
}

function meanPerDay(row: {
  first_km: number
  last_km: number
  first_at: Date
  last_at: Date
}): string | null {
  const dayOf = (at: Date) => localText(at).slice(0, 10)
  const days = daysBetween(dayOf(row.first_at), dayOf(row.last_at))
  if (days < SHORTEST_SPAN) return null
  return new Big(row.last_km - row.first_km).div(days).round(1).toFixed()
}
