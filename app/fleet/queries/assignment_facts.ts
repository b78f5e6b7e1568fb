import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type {
  AssignmentFacts,
  DriverFacts,
  HeldAssignment,
  MissionFacts,
  VehicleFacts,
} from '#fleet/rules/assignment_facts'
import { localText } from '#fleet/queries/instants'
import { credentialsOf } from '#registry/queries/credentials'
import { unavailabilitiesOf } from '#registry/queries/unavailabilities'
import { loadCalendar } from '#registry/queries/working_calendar'
import type { Vehicle } from '#fleet/models/vehicle'
import type { VehicleRequest } from '#fleet/models/vehicle_request'

export interface KnownDriver {
  id: number
  partyId: number
  name: string
  nameAr: string | null
  birthOn: string | null
  state: string
}

type Span = { from: DateTime; to: DateTime }

/** A vehicle as the invariants see it, with the stops that touch a span. */
export async function vehicleFacts(
  vehicles: Vehicle[],
  span: Span,
  trx?: Transaction
): Promise<Map<number, VehicleFacts>> {
  const stops = await (trx ?? db)
    .from('fleet_vehicle_stops')
    .whereIn(
      'vehicle_id',
      vehicles.map((vehicle) => vehicle.id)
    )
    .where('starts_at', '<', span.to.toJSDate())
    .whereRaw('coalesce(ended_at, greatest(expected_end_at, ?)) > ?', [
      clock.now().toJSDate(),
      span.from.toJSDate(),
    ])
    .select('vehicle_id', 'kind', 'reason', 'starts_at', 'expected_end_at', 'ended_at')
  const now = clock.now().toJSDate()
  return new Map(
    vehicles.map((vehicle) => [
      vehicle.id,
      {
        plate: vehicle.plate,
        seats: vehicle.seats,
        grossWeightKg: vehicle.grossWeightKg,
        tareKg: vehicle.tareKg,
        insuranceTo: vehicle.insuranceTo,
        inspectionTo: vehicle.inspectionTo,
        inspectionExempt: Boolean(vehicle.inspectionExempt),
        roadTaxTo: vehicle.roadTaxTo,
        roadTaxExempt: Boolean(vehicle.roadTaxExempt),
        retiredOn: vehicle.retiredOn,
        unavailable: stops
          .filter((stop) => stop.vehicle_id === vehicle.id)
          .map((stop) => ({
            from: localText(stop.starts_at),
            to: localText(
              stop.ended_at ?? (stop.expected_end_at > now ? stop.expected_end_at : now)
            ),
            reason: stop.reason,
          })),
      },
    ])
  )
}

/** Drivers with names, in the order of the register. */
export async function knownDrivers(ids?: number[], trx?: Transaction): Promise<KnownDriver[]> {
  const query = (trx ?? db)
    .from('fleet_drivers as d')
    .join('registry_parties as p', 'p.id', 'd.party_id')
    .orderBy('p.name_fr')
    .select('d.id', 'd.party_id', 'd.state', 'p.name_fr', 'p.name_ar', 'p.birth_on')
  if (ids) query.whereIn('d.id', ids)
  else query.where('d.state', 'active')
  const rows = await query
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    name: row.name_fr,
    nameAr: row.name_ar,
    birthOn: row.birth_on,
    state: row.state,
  }))
}

/** Drivers as the invariants see them: licences, medical visit, card and absences that touch a span. */
export async function driverFacts(
  drivers: KnownDriver[],
  span: Span,
  trx?: Transaction
): Promise<Map<number, DriverFacts>> {
  const parties = drivers.map((driver) => driver.partyId)
  const [credentials, away] = await Promise.all([
    credentialsOf(parties, trx),
    unavailabilitiesOf(parties, span.from, span.to, trx),
  ])
  return new Map(
    drivers.map((driver) => {
      const held = credentials.get(driver.partyId)
      const latest = (kind: 'medical_visit' | 'professional_card') =>
        held?.latest(kind)?.validTo ?? null
      const licences = (held?.categories ?? []).map((category) => ({
        category: category.replace(/^E([BCD])$/, 'E($1)'),
        validTo: held?.latest('driving_licence', category)?.validTo ?? null,
      }))
      const facts: DriverFacts = {
        key: String(driver.id),
        name: driver.name,
        birthOn: driver.birthOn,
        licences,
        medicalTo: latest('medical_visit'),
        professionalCardTo: latest('professional_card'),
        unavailable: away
          .filter((absence) => absence.partyId === driver.partyId)
          .map((absence) => ({
            from: localText(absence.fromAt),
            to: localText(absence.toAt),
            reason: absence.kind,
          })),
      }
      return [driver.id, facts]
    })
  )
}

/** Living assignments of these vehicles or drivers around a span; one still out past its end holds until now. */
export async function heldAssignments(
  holders: { vehicleIds: number[]; driverIds: number[] },
  span: Span,
  trx?: Transaction
): Promise<(HeldAssignment & { id: number; requestId: number })[]> {
  const query = (trx ?? db)
    .from('fleet_assignments as a')
    .join('fleet_vehicles as v', 'v.id', 'a.vehicle_id')
    .join('fleet_requests as r', 'r.id', 'a.request_id')
    .whereIn('a.state', ['reserved', 'out', 'returned', 'closed'])
    .where('a.starts_at', '<', span.to.plus({ days: 1 }).toJSDate())
    .where((inner) =>
      inner
        .where('a.ends_at', '>', span.from.minus({ days: 1 }).toJSDate())
        .orWhere('a.state', 'out')
    )
    .where((inner) =>
      inner.whereIn('a.vehicle_id', holders.vehicleIds).orWhereIn('a.driver_id', holders.driverIds)
    )
    .select(
      'a.id',
      'a.request_id',
      'a.state',
      'a.starts_at',
      'a.ends_at',
      'a.departed_at',
      'a.returned_at',
      'a.driver_id',
      'v.plate',
      'r.number',
      'r.driving_minutes'
    )
  // read after the locks of vehicle and driver, so that the snapshot holds what they waited for
  const rows = await query
  // a vehicle that is still out is not free this minute either
  const soon = clock.now().plus({ minutes: 1 }).toJSDate()
  return rows.map((row) => {
    const over = row.state === 'returned' || row.state === 'closed'
    const late = row.state === 'out' && row.ends_at < soon ? soon : row.ends_at
    return {
      id: row.id,
      requestId: row.request_id,
      reference: row.number,
      vehicle: row.plate,
      driver: String(row.driver_id),
      drivingMinutes: row.driving_minutes ?? undefined,
      over,
      from: localText(over ? row.departed_at : row.starts_at),
      to: localText(over ? row.returned_at : late),
    }
  })
}

/** The mission of a request, with the holidays it touches. */
export async function missionFacts(
  request: VehicleRequest,
  trx?: Transaction
): Promise<MissionFacts> {
  const calendar = await loadCalendar(undefined, trx)
  const from = localText(request.startsAt)
  const to = localText(request.endsAt)
  const days = [from.slice(0, 10), to.slice(0, 10)]
  return {
    reference: request.number ?? undefined,
    from,
    to,
    passengers: request.passengers,
    loadKg: request.loadKg,
    drivingMinutes: request.drivingMinutes ?? undefined,
    outsideCommune: Boolean(request.outsideCommune),
    permit: Boolean(request.permitNumber),
    holidays: days.filter((day) => calendar.holidayOn(day) !== null),
  }
}

/**
 * Everything `fleet.can_assign` asks about one vehicle, one driver and one request, inside its transaction.
 * `leaving`: the assignment that leaves now, and since when it holds.
 */
export async function assignmentFacts(
  trx: Transaction,
  request: VehicleRequest,
  vehicle: Vehicle,
  driver: KnownDriver,
  leaving: { except: number; from: DateTime } | null = null
): Promise<AssignmentFacts> {
  const span = { from: leaving?.from ?? request.startsAt, to: request.endsAt }
  const vehicles = await vehicleFacts([vehicle], span, trx)
  const drivers = await driverFacts([driver], span, trx)
  const held = await heldAssignments(
    { vehicleIds: [vehicle.id], driverIds: [driver.id] },
    span,
    trx
  )
  return {
    vehicle: vehicles.get(vehicle.id)!,
    driver: drivers.get(driver.id)!,
    mission: { ...(await missionFacts(request, trx)), from: localText(span.from) },
    assignments: held.filter((one) => one.id !== leaving?.except),
  }
}
