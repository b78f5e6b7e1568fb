import { completedYears, formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { AssignmentFacts, Check, DriverFacts } from '#fleet/rules/assignment_facts'
import { check } from '#fleet/rules/assignment_facts'
import { dutyAround } from '#fleet/rules/duty'
import { covers, requiredLicence } from '#fleet/rules/licences'
import { validity } from '#fleet/rules/vehicle_checks'
import {
  conflict,
  dayOfInstant,
  lastDayOf,
  minutesOf,
  showWindow,
  wholeDays,
} from '#fleet/rules/windows'
import type { LicenceCategory } from '#fleet/settings/drivers'
import { shown } from '#fleet/rules/steps'

/** Beyond this a mission's length says nothing of the time at the wheel. */
const WHOLE_DAY = 1440

/** I2: no two active assignments of one driver overlap. */
export function checkDriverFree(facts: AssignmentFacts, parameters: Parameters): Check[] {
  if (!facts.driver) return [check('I2', 'not_checked', 'driver_not_told')]
  const name = facts.driver.name
  const buffer = parameters.on<number>(
    'fleet.booking.buffer_minutes',
    dayOfInstant(facts.mission.from)
  )
  const minutes = facts.bufferMinutes ?? buffer.value
  const clashes = facts.assignments.filter(
    (held) =>
      !held.over &&
      held.driver === (facts.driver?.key ?? name) &&
      conflict(held, facts.mission, minutes)
  )
  if (clashes.length === 0)
    return [
      check(
        'I2',
        'passed',
        'driver_free',
        { driver: name, buffer: minutes },
        { formula: showWindow(facts.mission), parameter: buffer }
      ),
    ]
  return clashes.map((held) =>
    check(
      'I2',
      'failed',
      'driver_busy',
      {
        driver: name,
        held: held.reference ?? held.vehicle,
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

/** I3: the licence covers the vehicle; licence, medical visit and professional card last to the mission's end. */
export function checkDriverDocuments(facts: AssignmentFacts, parameters: Parameters): Check[] {
  const { driver, vehicle, mission } = facts
  if (!driver || driver.licences === undefined)
    return [check('I3', 'not_checked', 'licence_not_told')]
  if (vehicle.seats === undefined && vehicle.grossWeightKg === undefined)
    return [check('I3', 'not_checked', 'vehicle_class_not_told')]
  const start = dayOfInstant(mission.from)
  const end = lastDayOf(mission)
  const asked = {
    seats: vehicle.seats ?? 1,
    grossWeightKg: vehicle.grossWeightKg ?? 0,
    trailerKg: vehicle.trailerKg,
  }
  const required = requiredLicence(asked, start, parameters).value
  const held = driver.licences.filter((licence) => covers(licence.category, required))
  const params = { driver: driver.name, category: required }
  if (held.length === 0) {
    const has = driver.licences.map((licence) => licence.category).join(', ') || '–'
    return [
      check(
        'I3',
        'failed',
        'licence_category_missing',
        { ...params, has, vehicle: vehicle.plate },
        { formula: `${has} ∌ ${required}` }
      ),
    ]
  }
  const best = held.reduce((a, b) => ((a.validTo ?? '') >= (b.validTo ?? '') ? a : b))
  return [
    check('I3', 'passed', 'licence_category_held', params, {
      formula: `${best.category} ⊇ ${required}`,
    }),
    dated('licence', best.validTo, params, end, parameters),
    ...ageOf(driver, required, start, parameters),
    ...(driver.medicalTo === undefined
      ? []
      : [dated('medical', driver.medicalTo, params, end, parameters)]),
    ...professionalCard(driver, params, end, parameters),
  ]
}

function dated(
  paper: string,
  validTo: CivilDate | null | undefined,
  params: Check['params'],
  end: CivilDate,
  parameters: Parameters
): Check {
  if (validTo) return validity('I3', paper, validTo, end, params)
  const blocks = parameters.on<boolean>('fleet.driver.unrecorded_validity_blocks', end)
  return check('I3', blocks.value ? 'failed' : 'passed', `${paper}_unrecorded`, params, {
    parameter: blocks,
  })
}

function ageOf(
  driver: DriverFacts,
  required: string,
  on: CivilDate,
  parameters: Parameters
): Check[] {
  if (!driver.birthOn) return []
  const ages = parameters.on<LicenceCategory[]>('fleet.licence.categories', on)
  const minimum = ages.value.find((row) => row.category === required)?.minimum_age ?? 18
  const age = completedYears(driver.birthOn, on)
  if (age >= minimum) return []
  const params = { driver: driver.name, category: required, age, minimum }
  return [
    check('I3', 'failed', 'driver_too_young', params, {
      formula: `${age} < ${minimum}`,
      parameter: ages,
    }),
  ]
}

function professionalCard(
  driver: DriverFacts,
  params: Check['params'],
  end: CivilDate,
  parameters: Parameters
): Check[] {
  const required = parameters.on<boolean>('fleet.professional_card.required', end)
  const limited = parameters.on<string[]>('fleet.driving.limited_categories', end)
  if (!limited.value.includes(String(params.category))) return []
  if (driver.professionalCardTo)
    return [validity('I3', 'professional_card', driver.professionalCardTo, end, params)]
  if (!required.value) return []
  return [check('I3', 'failed', 'professional_card_missing', params, { parameter: required })]
}

/** I7: the driver is not away; driving time and rest hold together with the neighbouring missions. */
export function checkDriverRest(facts: AssignmentFacts, parameters: Parameters): Check[] {
  const { driver, mission } = facts
  if (!driver) return [check('I7', 'not_checked', 'driver_not_told')]
  const away = (driver.unavailable ?? []).filter((leave) => conflict(wholeDays(leave), mission))
  const checks = away.map((leave) =>
    check('I7', 'failed', 'driver_away', {
      driver: driver.name,
      reason: leave.reason ?? '',
      window: absence(leave),
    })
  )
  if (away.length === 0)
    checks.push(
      check(
        'I7',
        driver.unavailable ? 'passed' : 'not_checked',
        driver.unavailable ? 'driver_present' : 'absences_not_told',
        { driver: driver.name }
      )
    )
  return [...checks, ...drivingTime(facts, driver, parameters)]
}

function drivingTime(facts: AssignmentFacts, driver: DriverFacts, parameters: Parameters): Check[] {
  const { vehicle, mission } = facts
  const on = dayOfInstant(mission.from)
  if (mission.drivingMinutes === undefined && minutesOf(mission) > WHOLE_DAY) {
    return [check('I7', 'not_checked', 'driving_not_told', { driver: driver.name })]
  }
  const asked = {
    seats: vehicle.seats ?? 1,
    grossWeightKg: vehicle.grossWeightKg ?? 0,
    trailerKg: vehicle.trailerKg,
  }
  const limited = parameters.on<string[]>('fleet.driving.limited_categories', on)
  if (!limited.value.includes(requiredLicence(asked, on, parameters).value)) return []
  const limit = parameters.on<number>('fleet.driving.daily_limit_minutes', on)
  const rest = parameters.on<number>('fleet.driving.daily_rest_minutes', on)
  const own = facts.assignments.filter((held) => held.driver === (driver.key ?? driver.name))
  const duty = dutyAround(
    { ...mission, drivingMinutes: mission.drivingMinutes ?? minutesOf(mission) },
    own
  )
  const tired = duty.drivingMinutes > limit.value
  const short = duty.restMinutes < rest.value
  const params = {
    driver: driver.name,
    driving: duty.drivingMinutes,
    limit: limit.value,
    rest: duty.restMinutes,
    needed: rest.value,
  }
  return [
    check(
      'I7',
      tired ? 'failed' : 'passed',
      tired ? 'driving_too_long' : 'driving_within',
      params,
      {
        formula: `${shown(duty.drivingMinutes)} ${tired ? '>' : '≤'} ${shown(limit.value)} min`,
        parameter: limit,
      }
    ),
    check('I7', short ? 'failed' : 'passed', short ? 'rest_too_short' : 'rest_enough', params, {
      formula: `${shown(duty.restMinutes)} ${short ? '<' : '≥'} ${shown(rest.value)} min`,
      parameter: rest,
    }),
  ]
}

function absence(leave: { from: string; to: string }): string {
  const [from, to] = [dayOfInstant(leave.from), dayOfInstant(leave.to)]
  return from === to ? formatCivilDate(from) : `${formatCivilDate(from)} – ${formatCivilDate(to)}`
}
