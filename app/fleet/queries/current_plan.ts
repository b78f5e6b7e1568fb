import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'

export interface ProposedLine {
  lineId: number
  requestId: number
  number: string
  vehicleId: number
  plate: string
  driverId: number
  driver: string
  from: Date
  to: Date
}

export interface CurrentPlan {
  id: number
  served: number
  asked: number
  emptyKm: string
  proven: boolean
  milliseconds: number
  proposed: ProposedLine[]
  /** request id → why the plan leaves it. */
  left: Map<number, string>
}

/** The latest proposal of a day that was not put aside, with what of it is still to be decided. */
export async function currentPlan(on: CivilDate): Promise<CurrentPlan | null> {
  const plan = await db
    .from('fleet_day_plans')
    .where({ day_on: on, state: 'proposed' })
    .orderBy('id', 'desc')
    .first()
  if (!plan) return null
  const lines = await db
    .from('fleet_day_plan_lines as l')
    .join('fleet_requests as r', 'r.id', 'l.request_id')
    .leftJoin('fleet_vehicles as v', 'v.id', 'l.vehicle_id')
    .leftJoin('fleet_drivers as d', 'd.id', 'l.driver_id')
    .leftJoin('registry_parties as p', 'p.id', 'd.party_id')
    .where('l.plan_id', plan.id)
    .where('l.state', 'proposed')
    .where('r.state', 'approved')
    .select(
      'l.id',
      'l.request_id',
      'l.vehicle_id',
      'l.driver_id',
      'l.reason',
      'r.number',
      'r.starts_at',
      'r.ends_at',
      'v.plate',
      'p.name_fr as driver'
    )
  return {
    id: plan.id,
    served: plan.served,
    asked: plan.asked,
    emptyKm: plan.empty_km,
    proven: Boolean(plan.proven),
    milliseconds: plan.milliseconds,
    proposed: lines
      .filter((line) => line.vehicle_id !== null)
      .map((line) => ({
        lineId: line.id,
        requestId: line.request_id,
        number: line.number,
        vehicleId: line.vehicle_id,
        plate: line.plate,
        driverId: line.driver_id,
        driver: line.driver,
        from: line.starts_at,
        to: line.ends_at,
      })),
    left: new Map(
      lines.filter((line) => line.reason).map((line) => [line.request_id, line.reason])
    ),
  }
}
