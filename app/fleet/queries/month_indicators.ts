import db from '@adonisjs/lucid/services/db'
import { addDays, addMonths, weekday } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { clock } from '#platform/clock'
import { loadCalendar } from '#registry/queries/working_calendar'
import { VEHICLE_KINDS } from '#fleet/models/vehicle'
import type { VehicleKind } from '#fleet/models/vehicle'
import { instantOf } from '#fleet/queries/instants'
import { monthlyActivity, monthSpan } from '#fleet/queries/monthly_activity'
import { utilisation } from '#fleet/rules/utilisation'
import type { Utilisation } from '#fleet/rules/utilisation'
import type { ServiceHours } from '#fleet/settings/dispatch'

/** A stretch of time in milliseconds. */
interface Stretch {
  from: number
  to: number
}

/** The use of one kind of vehicle over a month, or of the whole fleet. */
export interface KindUse {
  kind: VehicleKind | 'all'
  vehicles: number
  km: number
  /** Null while nothing of the month was open, or without a vehicle. */
  use: Explained<Utilisation> | null
}

export interface Share {
  part: number
  of: number
  percent: string | null
}

export interface MonthIndicators {
  kinds: KindUse[]
  all: KindUse
  onTime: Share
  served: Share
  compliant: Share
}

/**
 * The indicators of a month until now: availability and utilisation over the hours of service of its working days,
 * fuel and upkeep per kilometre of the vehicles whose meter moved, departures in time, requests served, vehicles with valid papers.
 */
export async function monthIndicators(
  month: string,
  parameters: Parameters
): Promise<MonthIndicators> {
  const open = await openHours(month, parameters)
  const span = monthSpan(month)
  const end = Math.min(span.to.getTime(), clock.now().toMillis())
  const first = `${month}-01`
  const [vehicles, stops, missions, activity, upkeep] = await Promise.all([
    db
      .from('fleet_vehicles')
      .where((query) => query.where('state', 'active').orWhere('retired_on', '>=', first))
      .select('id', 'kind'),
    db
      .from('fleet_vehicle_stops')
      .where('starts_at', '<', span.to)
      .where((query) => query.where('ended_at', '>', span.from).orWhereNull('ended_at'))
      .orderBy('starts_at'),
    db
      .from('fleet_assignments')
      .whereNotNull('departed_at')
      .where('departed_at', '<', span.to)
      .where((query) => query.where('returned_at', '>', span.from).orWhereNull('returned_at'))
      .select('vehicle_id', 'departed_at', 'returned_at'),
    monthlyActivity(month),
    db
      .from('fleet_services')
      .where('done_on', '>=', first)
      .where('done_on', '<', addMonths(first, 1))
      .groupBy('vehicle_id')
      .select('vehicle_id')
      .sum('cost_minor as amount'),
  ])

  const useOf = (kind: VehicleKind | 'all'): KindUse => {
    const own = vehicles.filter((vehicle) => kind === 'all' || vehicle.kind === kind)
    const ids = new Set<number>(own.map((vehicle) => vehicle.id))
    const ofOwn = <Row extends { vehicle_id: number }>(rows: Row[]) =>
      rows.filter((row) => ids.has(row.vehicle_id))
    const active = activity.filter((row) => ids.has(row.vehicleId))
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
    const down = sum(
      [...ids].map((id) =>
        overlap(
          open,
          stops.filter((stop) => stop.vehicle_id === id).map((stop) => stretchOf(stop, end))
        )
      )
    )
    const driven = sum(
      ofOwn(missions).map((row) => {
        const to = Math.min(row.returned_at?.getTime() ?? end, end)
        return Math.max(0, to - Math.max(row.departed_at.getTime(), span.from.getTime()))
      })
    )
    const km = sum(active.map((row) => row.meterKm))
    // money spent on a vehicle whose meter nobody read says nothing about the price of a kilometre
    const metered = active.filter((row) => row.meterKm > 0)
    const read = new Set(metered.map((row) => row.vehicleId))
    const serviced = upkeep.filter((row) => read.has(row.vehicle_id))
    const opening = sum(open.map((one) => one.to - one.from)) * own.length
    if (opening <= 0) return { kind, vehicles: own.length, km, use: null }
    const facts = {
      openingHours: hours(opening),
      downtimeHours: hours(down),
      missionHours: hours(driven),
      km: String(km),
      costs: {
        fuel: Money.ofMinor(sum(metered.map((row) => row.amountMinor))),
        upkeep: Money.ofMinor(sum(serviced.map((row) => Number(row.amount ?? 0)))),
      },
    }
    return { kind, vehicles: own.length, km, use: utilisation(facts) }
  }

  return {
    kinds: VEHICLE_KINDS.map(useOf).filter((one) => one.vehicles > 0),
    all: useOf('all'),
    onTime: await departuresInTime(span, parameters),
    served: await requestsServed(span),
    compliant: await validPapers(clock.today()),
  }
}

const hours = (milliseconds: number) => new Big(milliseconds).div(3_600_000).round(1).toFixed()

/** The hours of service of the working days of a month, until now. */
async function openHours(month: string, parameters: Parameters): Promise<Stretch[]> {
  const calendar = await loadCalendar()
  const now = clock.now().toMillis()
  const open: Stretch[] = []
  const after = addMonths(`${month}-01`, 1)
  for (let day = `${month}-01`; day < after; day = addDays(day, 1)) {
    const { value } = parameters.on<ServiceHours>('fleet.permit.service_hours', day)
    if (!value.weekdays.includes(weekday(day)) || calendar.holidayOn(day)) continue
    const from = instantOf(`${day}T${value.from}`).toMillis()
    const to = Math.min(instantOf(`${day}T${value.to}`).toMillis(), now)
    if (from < to) open.push({ from, to })
  }
  return open
}

function stretchOf(stop: { starts_at: Date; ended_at: Date | null }, end: number): Stretch {
  return { from: stop.starts_at.getTime(), to: stop.ended_at?.getTime() ?? end }
}

/** The time of the open hours that stretches, in the order of their beginnings, cover; what two cover counts once. */
function overlap(open: readonly Stretch[], stretches: readonly Stretch[]): number {
  let total = 0
  let counted = 0
  for (const stretch of stretches) {
    const from = Math.max(stretch.from, counted)
    for (const hour of open)
      total += Math.max(0, Math.min(hour.to, stretch.to) - Math.max(hour.from, from))
    counted = Math.max(counted, stretch.to)
  }
  return total
}

function share(part: unknown, of: unknown): Share {
  const [some, all] = [Number(part ?? 0), Number(of ?? 0)]
  return {
    part: some,
    of: all,
    percent: all === 0 ? null : new Big(some).times(100).div(all).round(1).toFixed(1),
  }
}

async function departuresInTime(
  span: { from: Date; to: Date },
  parameters: Parameters
): Promise<Share> {
  const grace = parameters.on<number>('fleet.mission.on_time_minutes', clock.today()).value
  const row = await db
    .from('fleet_assignments as a')
    .join('fleet_requests as r', 'r.id', 'a.request_id')
    .where('a.departed_at', '>=', span.from)
    .where('a.departed_at', '<', span.to)
    .select(
      db.raw('count(*) as total'),
      db.raw('sum(a.departed_at <= date_add(r.starts_at, interval ? minute)) as good', [grace])
    )
    .first()
  return share(row?.good, row?.total)
}

/** Of the approved requests that should have begun, those that left. */
async function requestsServed(span: { from: Date; to: Date }): Promise<Share> {
  const row = await db
    .from('fleet_requests')
    .whereIn('state', ['approved', 'assigned', 'departed', 'returned', 'closed', 'no_show'])
    .where('starts_at', '>=', span.from)
    .where('starts_at', '<', span.to)
    .where('starts_at', '<=', clock.now().toJSDate())
    .select(
      db.raw('count(*) as total'),
      db.raw(`sum(state in ('departed', 'returned', 'closed')) as good`)
    )
    .first()
  return share(row?.good, row?.total)
}

async function validPapers(today: CivilDate): Promise<Share> {
  const row = await db
    .from('fleet_vehicles')
    .where('state', 'active')
    .select(
      db.raw('count(*) as total'),
      db.raw('sum(insurance_to >= ? and (inspection_exempt or inspection_to >= ?)) as good', [
        today,
        today,
      ])
    )
    .first()
  return share(row?.good, row?.total)
}
