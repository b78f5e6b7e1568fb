import type { Act } from '#platform/act'
import { Refusal } from '#values/refusal'
import { addDays } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { unavailabilitiesOf } from '#registry/queries/unavailabilities'
import { loadUnits } from '#registry/queries/units'
import { assignRequest } from '#fleet/actions/assign_request'
import { createRequest } from '#fleet/actions/create_request'
import { approveRequest } from '#fleet/actions/decide_request'
import { Driver } from '#fleet/models/driver'
import { Vehicle } from '#fleet/models/vehicle'
import { dayBounds, instantOf } from '#fleet/queries/instants'
import { demonstrationUsers } from '#fleet/worlds/users'

/** The demonstration driver has two missions on the next day he is there, so that his own page has something to show. */
export async function seedDriverTomorrow(act: Act): Promise<void> {
  const code = demonstrationUsers.find((user) => user.role === 'driver')?.staffNumber ?? ''
  const driver = await Driver.findBy('code', code)
  const units = await loadUnits()
  const unitId = units.findUnit('Voirie')?.id
  if (!driver || !unitId) return
  const cars = await Vehicle.query().where({ kind: 'car', state: 'active' }).orderBy('id', 'desc')
  const day = await firstDayPresent(driver.partyId)
  for (const [from, to] of [
    ['08:30', '10:00'],
    ['14:00', '15:30'],
  ]) {
    const request = await createRequest(act, {
      unitId,
      purpose: 'Visite de chantier',
      priority: 'normal',
      kindWanted: 'car',
      startsAt: instantOf(`${day}T${from}`),
      endsAt: instantOf(`${day}T${to}`),
      pickup: 'Sidi Belyout',
      destination: 'Aïn-Chock',
      passengers: 2,
      loadKg: 0,
      permitNumber: 'AS-2026-0118',
    })
    await approveRequest(act, request.id)
    await firstThatMay(act, request.id, driver.id, cars)
  }
}

/** Tomorrow, or the first day after a leave. */
async function firstDayPresent(partyId: number): Promise<CivilDate> {
  for (let ahead = 1; ahead <= 30; ahead += 1) {
    const day = addDays(clock.today(), ahead)
    const { from, to } = dayBounds(day)
    const away = await unavailabilitiesOf([partyId], from, to)
    if (away.length === 0) return day
  }
  return addDays(clock.today(), 1)
}

async function firstThatMay(
  act: Act,
  requestId: number,
  driverId: number,
  cars: Vehicle[]
): Promise<void> {
  for (const car of cars) {
    try {
      await assignRequest(act, { requestId, vehicleId: car.id, driverId })
      return
    } catch (error) {
      // another car may do; the world goes on without when none does
      if (!(error instanceof Refusal)) throw error
    }
  }
}
