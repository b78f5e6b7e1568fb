import { DateTime } from 'luxon'
import type { Act } from '#platform/act'
import { clock, ZONE } from '#platform/clock'
import { loadCalendar } from '#registry/queries/working_calendar'
import { createRequest } from '#fleet/actions/create_request'
import { approveRequest } from '#fleet/actions/decide_request'
import { departMission } from '#fleet/actions/depart_mission'
import { acceptLine, proposePlan } from '#fleet/actions/propose_plan'
import { returnMission } from '#fleet/actions/return_mission'
import { Assignment } from '#fleet/models/assignment'
import { DayPlanLine } from '#fleet/models/day_plan'
import { Vehicle } from '#fleet/models/vehicle'
import { requestsOf } from '#fleet/worlds/request_register'
import { readRegister } from '#fleet/worlds/registers'

const REASON = 'Permanence : mission hors horaire autorisée'

/** The day under way: most requests served, some out, two late, some back, a proposal for the rest. */
export async function seedToday(act: Act): Promise<void> {
  const today = clock.today()
  const register = await readRegister('demandes-vehicules-2026-11-24.csv')
  const rows = register.filter((_row, index) => index % 2 === 0)
  const shift = (at: DateTime) =>
    DateTime.fromISO(`${today}T${at.toFormat('HH:mm')}`, { zone: ZONE })
  const calendar = await loadCalendar()
  const dayOff = !calendar.isWorkingDay(today)
  if (today !== '2026-11-24') {
    for (const facts of await requestsOf(rows, shift)) {
      const request = await createRequest(act, {
        ...facts,
        permitNumber: dayOff ? 'AS-PERMANENCE' : null,
      })
      if (request.id % 12 !== 0) await approveRequest(act, request.id)
    }
  }
  const plan = await proposePlan(act, today)
  const lines = await DayPlanLine.query()
    .where('planId', plan.id)
    .whereNotNull('vehicleId')
    .orderBy('id')
  // a few stay proposals, drawn dashed on the board
  for (const line of lines.slice(0, -6)) await acceptLine(act, line)
  await liveTheMorning(act)
}

/** What should have left by now has left, what should be back is back, except two that are late. */
async function liveTheMorning(act: Act): Promise<void> {
  const now = clock.now()
  const assignments = await Assignment.query()
    .where('state', 'reserved')
    .where('startsAt', '<=', now.toJSDate())
    .orderBy('startsAt')
  const out = new Set<string>()
  let late = 0
  for (const [index, assignment] of assignments.entries()) {
    const held = [`vehicle ${assignment.vehicleId}`, `driver ${assignment.driverId}`]
    // whoever waits for a vehicle or a driver that is late cannot leave yet
    if (held.some((one) => out.has(one))) continue
    const vehicle = await Vehicle.findOrFail(assignment.vehicleId)
    const leftAt = assignment.startsAt.plus({ minutes: index % 9 })
    const departure = {
      km: vehicle.odometerKm + (index % 4),
      fuelLevel: 6,
      at: leftAt,
      overrideReason: REASON,
    }
    await departMission(act, assignment.requestId, departure)
    held.forEach((one) => out.add(one))
    if (assignment.endsAt > now) continue
    if (late < 2 && assignment.endsAt > now.minus({ hours: 2 })) {
      late += 1
      continue
    }
    const km = departure.km + 9 + ((index * 13) % 48)
    await returnMission(act, assignment.requestId, {
      km,
      fuelLevel: 5,
      at: assignment.endsAt,
      noFuel: true,
    })
    held.forEach((one) => out.delete(one))
  }
}
