import type { CivilDate } from '#values/civil_date'
import { formatCivilDate, weekday } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { AssignmentFacts, Check } from '#fleet/rules/assignment_facts'
import { check } from '#fleet/rules/assignment_facts'
import { plateKey } from '#fleet/rules/plates'
import {
  conflict,
  dayOfInstant,
  lastDayOf,
  daysOf,
  showWindow,
  timeOfInstant,
  wholeDays,
} from '#fleet/rules/windows'
import type { ServiceHours } from '#fleet/settings/dispatch'
import { shown } from '#fleet/rules/steps'

/** I1: no two active assignments of one vehicle overlap. */
export function checkVehicleFree(facts: AssignmentFacts, parameters: Parameters): Check[] {
  const buffer = parameters.on<number>(
    'fleet.booking.buffer_minutes',
    dayOfInstant(facts.mission.from)
  )
  const minutes = facts.bufferMinutes ?? buffer.value
  const own = facts.assignments.filter(
    (held) => !held.over && plateKey(held.vehicle) === plateKey(facts.vehicle.plate)
  )
  const clashes = own.filter((held) => conflict(held, facts.mission, minutes))
  if (clashes.length === 0) {
    return [
      check(
        'I1',
        'passed',
        'vehicle_free',
        { vehicle: facts.vehicle.plate, buffer: minutes },
        { formula: showWindow(facts.mission), parameter: buffer }
      ),
    ]
  }
  return clashes.map((held) =>
    check(
      'I1',
      'failed',
      'vehicle_busy',
      {
        vehicle: facts.vehicle.plate,
        held: held.reference ?? held.driver ?? held.vehicle,
        window: showWindow(held),
        buffer: minutes,
      },
      {
        formula: `${showWindow(facts.mission)} ∩ ${showWindow(held)}${minutes ? ` ± ${minutes} min` : ''}`,
        parameter: buffer,
      }
    )
  )
}

/** I4: insurance and inspection valid through the mission's end; road tax warns or blocks as set. */
export function checkVehicleDocuments(facts: AssignmentFacts, parameters: Parameters): Check[] {
  const { vehicle, mission } = facts
  const end = lastDayOf(mission)
  const checks: Check[] = []
  const papers: [string, CivilDate | null | undefined][] = [['insurance', vehicle.insuranceTo]]
  if (!vehicle.inspectionExempt) papers.push(['inspection', vehicle.inspectionTo])
  for (const [paper, validTo] of papers) {
    if (validTo === undefined) checks.push(check('I4', 'not_checked', `${paper}_not_told`))
    else if (validTo === null)
      checks.push(check('I4', 'failed', `${paper}_missing`, { vehicle: vehicle.plate }))
    else checks.push(validity('I4', paper, validTo, end, { vehicle: vehicle.plate }))
  }
  const blocks = parameters.on<boolean>('fleet.road_tax.blocks_missions', end)
  if (vehicle.roadTaxExempt || vehicle.roadTaxTo === undefined) return checks
  const paid = vehicle.roadTaxTo !== null && vehicle.roadTaxTo >= end
  const label = paid ? 'road_tax_paid' : blocks.value ? 'road_tax_blocks' : 'road_tax_warns'
  const until = vehicle.roadTaxTo ? formatCivilDate(vehicle.roadTaxTo) : ''
  checks.push(
    check(
      'I4',
      paid || !blocks.value ? 'passed' : 'failed',
      label,
      { vehicle: vehicle.plate, until },
      { parameter: blocks }
    )
  )
  return checks
}

/** I5: the vehicle is not in the workshop, damaged or written off in the window. */
export function checkVehicleReady(facts: AssignmentFacts): Check[] {
  const { vehicle, mission } = facts
  const retired = vehicle.retiredOn && vehicle.retiredOn <= lastDayOf(mission)
  if (retired) {
    return [
      check('I5', 'failed', 'vehicle_retired', {
        vehicle: vehicle.plate,
        on: formatCivilDate(vehicle.retiredOn ?? ''),
      }),
    ]
  }
  if (vehicle.unavailable === undefined)
    return [check('I5', 'not_checked', 'vehicle_state_not_told')]
  const stops = vehicle.unavailable.filter((stop) => conflict(wholeDays(stop), mission))
  if (stops.length === 0)
    return [check('I5', 'passed', 'vehicle_ready', { vehicle: vehicle.plate })]
  return stops.map((stop) =>
    check('I5', 'failed', 'vehicle_stopped', {
      vehicle: vehicle.plate,
      reason: stop.reason ?? '',
      window: showWindow(wholeDays(stop)),
    })
  )
}

/** I6: seats and load. */
export function checkVehicleLoad(facts: AssignmentFacts, parameters: Parameters): Check[] {
  const { vehicle, mission } = facts
  const passengers = mission.passengers ?? 0
  const load = mission.loadKg ?? 0
  const checks: Check[] = []
  if (vehicle.seats !== undefined && mission.passengers !== undefined) {
    const fits = passengers <= vehicle.seats - 1
    const formula = `${passengers} ${fits ? '≤' : '>'} ${vehicle.seats} − 1`
    const params = { vehicle: vehicle.plate, passengers, seats: vehicle.seats - 1 }
    checks.push(
      check('I6', fits ? 'passed' : 'failed', fits ? 'seats_enough' : 'seats_short', params, {
        formula,
      })
    )
  }
  if (load > 0 && vehicle.grossWeightKg !== undefined && vehicle.tareKg !== undefined) {
    const person = parameters.on<number>('fleet.load.person_kg', dayOfInstant(mission.from))
    const people = passengers + 1
    const most = vehicle.grossWeightKg - vehicle.tareKg - person.value * people
    const fits = load <= most
    const formula = `${shown(load)} ${fits ? '≤' : '>'} ${shown(vehicle.grossWeightKg)} − ${shown(vehicle.tareKg)} − ${person.value} × ${people} = ${shown(most)} kg`
    const params = { vehicle: vehicle.plate, load, most: Math.max(most, 0) }
    checks.push(
      check('I6', fits ? 'passed' : 'failed', fits ? 'load_fits' : 'load_heavy', params, {
        formula,
        parameter: person,
      })
    )
  }
  return checks.length > 0 ? checks : [check('I6', 'not_checked', 'load_not_told')]
}

/** I8: an exit permit when the mission leaves the commune, the hours or days of service, or lasts the night. */
export function checkMissionPermit(facts: AssignmentFacts, parameters: Parameters): Check[] {
  const { mission } = facts
  const hours = parameters.on<ServiceHours>(
    'fleet.permit.service_hours',
    dayOfInstant(mission.from)
  )
  const days = daysOf(mission)
  const outside =
    timeOfInstant(mission.from) < hours.value.from || timeOfInstant(mission.to) > hours.value.to
  const reasons = [
    mission.outsideCommune ? 'commune' : null,
    days.length > 1 ? 'night' : null,
    outside ? 'hours' : null,
    days.some((day) => !hours.value.weekdays.includes(weekday(day))) ? 'weekend' : null,
    days.some((day) => mission.holidays?.includes(day)) ? 'holiday' : null,
  ].filter((reason) => reason !== null)
  if (reasons.length === 0)
    return [check('I8', 'passed', 'permit_not_needed', {}, { parameter: hours })]
  const grounds = { formula: showWindow(mission), parameter: hours }
  if (mission.permit) return [check('I8', 'passed', 'permit_present', {}, grounds)]
  return reasons.map((reason) => check('I8', 'failed', `permit_${reason}`, {}, grounds))
}

/** A paper valid through the end of the mission; valid at departure only is not enough. */
export function validity(
  invariant: 'I3' | 'I4',
  paper: string,
  validTo: CivilDate,
  end: CivilDate,
  params: Check['params']
): Check {
  const valid = validTo >= end
  return check(
    invariant,
    valid ? 'passed' : 'failed',
    `${paper}_${valid ? 'valid' : 'expires'}`,
    { ...params, until: formatCivilDate(validTo), end: formatCivilDate(end) },
    { formula: `${formatCivilDate(validTo)} ${valid ? '≥' : '<'} ${formatCivilDate(end)}` }
  )
}
