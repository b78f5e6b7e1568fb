import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { canAssign } from '#fleet/rules/assignments'
import type { PlanQuestion, PlanRequest } from '#fleet/rules/day_plan'
import { covers } from '#fleet/rules/licences'
import {
  driverFacts,
  heldAssignments,
  knownDrivers,
  missionFacts,
  vehicleFacts,
} from '#fleet/queries/assignment_facts'
import { dayBounds } from '#fleet/queries/instants'
import { distances } from '#fleet/queries/distances'
import { Vehicle } from '#fleet/models/vehicle'
import { VehicleRequest } from '#fleet/models/vehicle_request'

const WEIGHT = { normal: 1, urgent: 3, emergency: 10 }

/** What a larger or other kind of vehicle costs in empty kilometres, so that a bus is not sent for one person. */
const OVERSIZE = 8

/** Vehicles offered per request: those of the kind asked and the nearest others; the search stays short. */
const OFFERED = 12

/** The day's approved requests with the vehicles that may serve each, and the drivers on duty. */
export async function planQuestion(on: CivilDate, parameters: Parameters): Promise<PlanQuestion> {
  const { from, to } = dayBounds(on)
  const span = { from, to }
  const requests = await VehicleRequest.query()
    .where('state', 'approved')
    .where('startsAt', '>=', from.toJSDate())
    .where('startsAt', '<', to.toJSDate())
    .orderBy('startsAt')
  const vehicles = await Vehicle.query().where('state', 'active').orderBy('plate')
  const drivers = await knownDrivers()
  const [facts, people, held, near] = await Promise.all([
    vehicleFacts(vehicles, span),
    driverFacts(drivers, span),
    heldAssignments(
      { vehicleIds: vehicles.map((one) => one.id), driverIds: drivers.map((one) => one.id) },
      span
    ),
    distances(),
  ])

  const questions: PlanRequest[] = []
  for (const [turn, request] of requests.entries()) {
    const mission = await missionFacts(request)
    const options = vehicles.flatMap((vehicle) => {
      const question = {
        vehicle: facts.get(vehicle.id)!,
        driver: null,
        mission,
        assignments: held.filter((one) => one.vehicle === vehicle.plate),
      }
      if (!canAssign(question, parameters).value.allowed) return []
      const other = vehicle.kind === request.kindWanted ? 0 : OVERSIZE + vehicle.seats / 5
      return [
        {
          vehicle: String(vehicle.id),
          category: vehicle.licenceCategory,
          emptyKm: near(request.pickup, vehicle.unitId) + other,
        },
      ]
    })
    questions.push({
      reference: String(request.id),
      from: mission.from,
      to: mission.to,
      weight: WEIGHT[request.priority],
      vehicles: rotated(options, turn * OFFERED)
        .toSorted((a, b) => a.emptyKm - b.emptyKm)
        .slice(0, OFFERED),
    })
  }
  return {
    requests: questions,
    vehicles: vehicles.map((vehicle) => ({ vehicle: String(vehicle.id) })),
    drivers: drivers.map((driver) => {
      const person = people.get(driver.id)!
      const valid = (person.licences ?? []).filter(
        (licence) => !licence.validTo || licence.validTo >= on
      )
      const categories = ['B', 'C', 'D'].filter((category) =>
        valid.some((licence) => covers(licence.category, category))
      )
      const busy = [
        ...(person.unavailable ?? []),
        ...held.filter((one) => one.driver === String(driver.id) && !one.over),
      ].map(({ from: start, to: end }) => ({ from: start, to: end }))
      return { name: String(driver.id), categories, busy }
    }),
  }
}

/** Each request is offered other vehicles first among those that cost the same. */
function rotated<Item>(items: Item[], by: number): Item[] {
  const start = items.length === 0 ? 0 : by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}
