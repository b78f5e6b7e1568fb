import { DateTime } from 'luxon'
import { systemAct } from '#platform/act'
import { Refusal } from '#values/refusal'
import { clock, ZONE } from '#platform/clock'
import { addDays, weekday } from '#values/civil_date'
import { loadCalendar } from '#registry/queries/working_calendar'
import { assignRequest } from '#fleet/actions/assign_request'
import { closeMission } from '#fleet/actions/close_mission'
import { createRequest } from '#fleet/actions/create_request'
import { approveRequest } from '#fleet/actions/decide_request'
import { departMission } from '#fleet/actions/depart_mission'
import { returnMission } from '#fleet/actions/return_mission'
import { knownDrivers } from '#fleet/queries/assignment_facts'
import { Vehicle } from '#fleet/models/vehicle'
import { requestsOf } from '#fleet/worlds/request_register'
import { readRegister } from '#fleet/worlds/registers'

const DAYS = 20
const PER_DAY = 4

/** Some working days of closed missions, so that the log books have something to say. */
export async function seedPastMissions(): Promise<void> {
  const calendar = await loadCalendar()
  const rows = await readRegister('demandes-vehicules-2026-11-24.csv')
  const light = rows.filter((row) => row.genre_souhaite === 'VL' && Number(row.passagers) <= 4)
  const cars = await Vehicle.query()
    .where({ kind: 'car', state: 'active' })
    .where('insuranceTo', '>', clock.today())
    .where('inspectionTo', '>', clock.today())
    .orderBy('id')
    .limit(40)
  const drivers = await knownDrivers()
  for (let back = DAYS; back >= 1; back -= 1) {
    const on = addDays(clock.today(), -back)
    if (weekday(on) > 5 || !calendar.isWorkingDay(on)) continue
    const shift = (at: DateTime) =>
      DateTime.fromISO(`${on}T${at.toFormat('HH:mm')}`, { zone: ZONE })
    const facts = await requestsOf(rotate(light, back * PER_DAY).slice(0, PER_DAY), shift)
    for (const [index, one] of facts.entries()) {
      const serial = back * PER_DAY + index
      const vehicle = cars[serial % cars.length]
      try {
        await liveThrough(one, vehicle.id, drivers, serial)
      } finally {
        clock.release()
      }
    }
  }
}

const SERVICE = systemAct('Driss Lahlou')
const CHIEF = systemAct('Samira Ziani')
const DESK = systemAct('Hassan Alaoui')

/** Asked for the day before, approved, served, driven and closed, each at its hour. */
async function liveThrough(
  facts: Awaited<ReturnType<typeof requestsOf>>[number],
  vehicleId: number,
  drivers: { id: number; name: string }[],
  serial: number
): Promise<void> {
  const eve = addDays(facts.startsAt.toFormat('yyyy-MM-dd'), -1)
  const goTo = (at: DateTime) => clock.freeze(at.setZone(ZONE).toFormat("yyyy-MM-dd'T'HH:mm"))
  clock.freeze(`${eve}T09:${10 + (serial % 40)}`)
  const request = await createRequest(SERVICE, facts)
  clock.freeze(`${eve}T14:${10 + (serial % 40)}`)
  await approveRequest(CHIEF, request.id)
  clock.freeze(`${eve}T16:${10 + (serial % 40)}`)
  for (let offset = 0; offset < drivers.length; offset += 1) {
    const driver = drivers[(serial * 7 + offset) % drivers.length]
    try {
      const reason = 'Reprise du carnet papier'
      await assignRequest(DESK, {
        requestId: request.id,
        vehicleId,
        driverId: driver.id,
        overrideReason: reason,
      })
      const vehicle = await Vehicle.findOrFail(vehicleId)
      const out = facts.startsAt.plus({ minutes: serial % 12 })
      goTo(out)
      await departMission(DESK, request.id, {
        km: vehicle.odometerKm + (serial % 3),
        fuelLevel: 6,
        overrideReason: reason,
      })
      const distance = 12 + ((serial * 17) % 64)
      const fuelLitres = serial % 4 === 0 ? String(20 + (serial % 15)) : null
      const back = facts.endsAt.minus({ minutes: 10 - (serial % 25) })
      goTo(back > out ? back : facts.endsAt)
      await returnMission(DESK, request.id, {
        km: vehicle.odometerKm + (serial % 3) + distance,
        fuelLevel: 5,
        fuelLitres,
        noFuel: !fuelLitres,
      })
      goTo(clock.now().plus({ minutes: 25 }))
      await closeMission(DESK, request.id, { signedBy: driver.name })
      return
    } catch (error) {
      if (!(error instanceof Refusal) || !error.code.startsWith('fleet.assignment')) throw error
    }
  }
}

function rotate<Item>(items: Item[], by: number): Item[] {
  const start = by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}
