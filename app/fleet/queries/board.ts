import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { dayBounds } from '#fleet/queries/instants'
import type { VehicleKind } from '#fleet/models/vehicle'

export type BoardState = 'available' | 'reserved' | 'out' | 'late' | 'workshop' | 'blocked'
export const BOARD_STATES: readonly BoardState[] = [
  'available',
  'reserved',
  'out',
  'late',
  'workshop',
  'blocked',
]

/** Why a vehicle cannot go out: a paper past its day. */
export interface BlockedPaper {
  paper: 'insurance' | 'inspection'
  /** Null when none is recorded. */
  since: CivilDate | null
}

export interface BoardBar {
  assignmentId: number
  requestId: number
  number: string
  label: string
  labelAr: string
  state: 'reserved' | 'out' | 'late' | 'done'
  from: Date
  to: Date
  plate: string
  driver: string
  driverAr: string
}

export interface BoardStop {
  kind: string
  reason: string
  from: Date
  to: Date
}

export interface BoardVehicle {
  id: number
  plate: string
  name: string
  kind: VehicleKind
  seats: number
  licence: string
  unitId: number
  state: BoardState
  blocked: BlockedPaper | null
  bars: BoardBar[]
  stops: BoardStop[]
}

/** Every active vehicle on a day, with what holds it and the state it is in. */
export async function boardVehicles(on: CivilDate): Promise<BoardVehicle[]> {
  const { from, to } = dayBounds(on)
  const span = { from: from.toJSDate(), to: to.toJSDate() }
  const now = clock.now().toJSDate()
  const [vehicles, assignments, stops] = await Promise.all([
    db.from('fleet_vehicles').where('state', 'active').orderBy('kind').orderBy('plate'),
    assignmentsOf(span),
    db
      .from('fleet_vehicle_stops')
      .where('starts_at', '<', span.to)
      .where((query) => query.where('ended_at', '>', span.from).orWhereNull('ended_at'))
      .orderBy('starts_at'),
  ])

  return vehicles.map((vehicle) => {
    const bars = barsOn(
      span,
      assignments.filter((row) => row.vehicle_id === vehicle.id)
    )
    const own = stops
      .filter((stop) => stop.vehicle_id === vehicle.id)
      .map((stop) => stopOf(stop, now))
    const blocked = blockedBy(vehicle, on)
    return {
      id: vehicle.id,
      plate: vehicle.plate,
      name: `${vehicle.make} ${vehicle.model}`,
      kind: vehicle.kind,
      seats: vehicle.seats,
      licence: vehicle.licence_category,
      unitId: vehicle.unit_id,
      state: stateOf(bars, own, blocked, span, now),
      blocked,
      bars,
      stops: own,
    }
  })
}

export interface DaySpan {
  from: Date
  to: Date
}

type AssignmentRow = Record<string, never> & { state: string; ends_at: Date }

/** What holds vehicles and drivers on a day. */
export async function assignmentsOf(span: DaySpan): Promise<AssignmentRow[]> {
  return db
    .from('fleet_assignments as a')
    .join('fleet_requests as r', 'r.id', 'a.request_id')
    .join('fleet_vehicles as v', 'v.id', 'a.vehicle_id')
    .join('fleet_drivers as d', 'd.id', 'a.driver_id')
    .join('registry_parties as p', 'p.id', 'd.party_id')
    .join('registry_units as u', 'u.id', 'r.unit_id')
    .whereIn('a.state', ['reserved', 'out', 'returned', 'closed'])
    .where('a.starts_at', '<', span.to)
    .where((query) => query.where('a.ends_at', '>', span.from).orWhere('a.state', 'out'))
    .orderBy('a.starts_at')
    .select('a.*', 'r.number', 'r.destination', 'v.plate', 'u.spellings')
    .select('p.name_fr as driver', 'p.name_ar as driver_ar')
    .select('u.name_fr as unit', 'u.name_ar as unit_ar')
}

/** Their bars; what was back before the day, or left after it, is not drawn on it. */
export function barsOn(span: DaySpan, rows: readonly AssignmentRow[]): BoardBar[] {
  const now = clock.now().toJSDate()
  return rows
    .map((row) => barOf(row, now))
    .filter((bar) => bar.to > span.from && bar.from < span.to)
}

function barOf(row: AssignmentRow, now: Date): BoardBar {
  const late = row.state === 'out' && row.ends_at < now
  const done = row.state === 'returned' || row.state === 'closed'
  return {
    assignmentId: row.id,
    requestId: row.request_id,
    number: row.number,
    label: `${shortUnit(row.spellings, row.unit)} → ${row.destination}`,
    labelAr: `${row.unit_ar} ← ${row.destination}`,
    state: late ? 'late' : done ? 'done' : (row.state as 'reserved' | 'out'),
    from: row.departed_at ?? row.starts_at,
    to: row.returned_at ?? row.ends_at,
    plate: row.plate,
    driver: row.driver,
    driverAr: row.driver_ar ?? row.driver,
  }
}

function stopOf(
  stop: {
    kind: string
    reason: string
    starts_at: Date
    ended_at: Date | null
    expected_end_at: Date
  },
  now: Date
): BoardStop {
  const open = stop.expected_end_at > now ? stop.expected_end_at : now
  return { kind: stop.kind, reason: stop.reason, from: stop.starts_at, to: stop.ended_at ?? open }
}

/** The name services are called by every day: the first of their other spellings. */
function shortUnit(spellings: string | null, name: string): string {
  return spellings?.split('\n')[0] || name
}

/** Why a vehicle may not go out on a day, the paper that lapsed first; null when its papers allow it. */
export function blockedBy(
  vehicle: {
    insurance_to: CivilDate | null
    inspection_to: CivilDate | null
    inspection_exempt: number
  },
  on: CivilDate
): BlockedPaper | null {
  const papers: BlockedPaper[] = [
    { paper: 'insurance', since: vehicle.insurance_to },
    ...(vehicle.inspection_exempt
      ? []
      : [{ paper: 'inspection' as const, since: vehicle.inspection_to }]),
  ]
  const lapsed = papers.filter(({ since }) => since === null || since < on)
  return lapsed.toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))[0] ?? null
}

function stateOf(
  bars: BoardBar[],
  stops: BoardStop[],
  blocked: BlockedPaper | null,
  span: { from: Date; to: Date },
  now: Date
): BoardState {
  const moment = now >= span.from && now < span.to ? now : span.from
  if (bars.some((bar) => bar.state === 'late')) return 'late'
  if (bars.some((bar) => bar.state === 'out')) return 'out'
  if (stops.some((stop) => stop.to > moment)) return 'workshop'
  if (blocked) return 'blocked'
  return bars.some((bar) => bar.state === 'reserved' && bar.to > moment) ? 'reserved' : 'available'
}

/** How many vehicles are in each state. */
export function countStates(vehicles: readonly BoardVehicle[]): Record<BoardState, number> {
  const counts = Object.fromEntries(BOARD_STATES.map((state) => [state, 0])) as Record<
    BoardState,
    number
  >
  for (const vehicle of vehicles) counts[vehicle.state] += 1
  return counts
}
