import type { Explained, Step } from '#values/explanation'
import { step, shown } from '#fleet/rules/steps'
import { conflict } from '#fleet/rules/windows'
import type { Window } from '#fleet/rules/windows'

export interface PlanRequest extends Window {
  reference: string
  /** Weight of leaving it unserved: 1 normal, 2 urgent, 4 emergency. */
  weight: number
  /** Vehicles able to serve it, with what each costs: empty kilometres and oversize. */
  vehicles: readonly { vehicle: string; category: string; emptyKm: number }[]
}

export interface PlanDriver {
  name: string
  categories: readonly string[]
  busy?: readonly Window[]
}

export interface PlanVehicle {
  vehicle: string
  busy?: readonly Window[]
}

export interface PlannedMission {
  request: string
  vehicle: string
  driver: string
  emptyKm: number
}

export interface DayPlan {
  missions: PlannedMission[]
  unserved: { request: string; reason: 'no_vehicle' | 'no_driver' }[]
  emptyKm: number
}

export interface PlanQuestion {
  requests: readonly PlanRequest[]
  vehicles: readonly PlanVehicle[]
  drivers: readonly PlanDriver[]
  bufferMinutes?: number
}

/** How many branches the search may try before it keeps the best plan found. */
const BRANCHES = 20_000

/**
 * A day's plan: serve as much weight as possible, then drive the fewest empty kilometres. Depth-first from
 * the greedy answer, the hardest requests first, within a bounded number of branches; nothing is booked.
 */
export function planDay(question: PlanQuestion): Explained<DayPlan> {
  const search = new Search(question)
  const plan = search.run()
  const steps: Step[] = plan.missions.map((mission) =>
    step('plan_served', {
      params: { request: mission.request, vehicle: mission.vehicle, driver: mission.driver },
      formula: `${shown(mission.emptyKm)} km`,
    })
  )
  for (const left of plan.unserved)
    steps.push(step(`plan_${left.reason}`, { params: { request: left.request } }))
  steps.push(
    step(search.exhausted ? 'plan_best_found' : 'plan_proven', {
      params: {
        served: plan.missions.length,
        asked: question.requests.length,
        branches: search.branches,
      },
      formula: `${plan.missions.map((mission) => shown(mission.emptyKm)).join(' + ') || '0'} = ${shown(plan.emptyKm)} km`,
    })
  )
  return { value: plan, steps }
}

class Search {
  branches = 0
  readonly #requests: PlanRequest[]
  readonly #drivers: PlanDriver[]
  readonly #buffer: number
  readonly #vehicleHolds = new Map<string, Window[]>()
  readonly #driverHolds = new Map<string, Window[]>()
  #chosen: PlannedMission[] = []
  #best: { missions: PlannedMission[]; weight: number; km: number } = {
    missions: [],
    weight: -1,
    km: 0,
  }

  constructor(question: PlanQuestion) {
    const choices = (request: PlanRequest) => request.vehicles.length
    this.#requests = question.requests.toSorted(
      (a, b) => b.weight - a.weight || choices(a) - choices(b) || a.from.localeCompare(b.from)
    )
    this.#drivers = question.drivers.toSorted((a, b) => a.categories.length - b.categories.length)
    this.#buffer = question.bufferMinutes ?? 0
    for (const one of question.vehicles) this.#vehicleHolds.set(one.vehicle, [...(one.busy ?? [])])
    for (const one of question.drivers) this.#driverHolds.set(one.name, [...(one.busy ?? [])])
  }

  get exhausted(): boolean {
    return this.branches >= BRANCHES
  }

  run(): DayPlan {
    const total = this.#requests.reduce((sum, request) => sum + request.weight, 0)
    this.#try(0, 0, 0, total)
    const served = new Set(this.#best.missions.map((mission) => mission.request))
    const unserved = this.#requests
      .filter((request) => !served.has(request.reference))
      .map((request) => ({ request: request.reference, reason: this.#reason(request) }))
    return { missions: this.#best.missions, unserved, emptyKm: this.#best.km }
  }

  #try(index: number, weight: number, km: number, left: number): void {
    const best = this.#best
    if (weight + left < best.weight || (weight + left === best.weight && km >= best.km)) return
    if (index === this.#requests.length) {
      this.#best = { missions: [...this.#chosen], weight, km }
      return
    }
    const request = this.#requests[index]
    const rest = left - request.weight
    for (const option of request.vehicles.toSorted((a, b) => a.emptyKm - b.emptyKm)) {
      if (!this.#free(this.#vehicleHolds, option.vehicle, request)) continue
      for (const driver of this.#driversFor(option.category, request)) {
        this.branches += 1
        this.#hold(request, option.vehicle, driver.name)
        this.#chosen.push({
          request: request.reference,
          vehicle: option.vehicle,
          driver: driver.name,
          emptyKm: option.emptyKm,
        })
        this.#try(index + 1, weight + request.weight, km + option.emptyKm, rest)
        this.#chosen.pop()
        this.#release(option.vehicle, driver.name)
        if (this.exhausted) return
      }
    }
    this.#try(index + 1, weight, km, rest)
  }

  /** One driver of each set of categories and absences is enough to try: others would give the same plan. */
  #driversFor(category: string, request: PlanRequest): PlanDriver[] {
    const seen = new Set<string>()
    return this.#drivers.filter((driver) => {
      if (
        !driver.categories.includes(category) ||
        !this.#free(this.#driverHolds, driver.name, request)
      )
        return false
      const likeness = `${[...driver.categories].sort().join()}|${JSON.stringify(this.#driverHolds.get(driver.name))}`
      if (seen.has(likeness)) return false
      seen.add(likeness)
      return true
    })
  }

  #free(holds: Map<string, Window[]>, name: string, request: Window): boolean {
    return (holds.get(name) ?? []).every((held) => !conflict(held, request, this.#buffer))
  }

  #hold(request: PlanRequest, vehicle: string, driver: string): void {
    const window = { from: request.from, to: request.to }
    this.#vehicleHolds.set(vehicle, [...(this.#vehicleHolds.get(vehicle) ?? []), window])
    this.#driverHolds.set(driver, [...(this.#driverHolds.get(driver) ?? []), window])
  }

  #release(vehicle: string, driver: string): void {
    this.#vehicleHolds.get(vehicle)?.pop()
    this.#driverHolds.get(driver)?.pop()
  }

  #reason(request: PlanRequest): 'no_vehicle' | 'no_driver' {
    for (const mission of this.#best.missions) {
      const served = this.#requests.find((one) => one.reference === mission.request)
      if (served) this.#hold(served, mission.vehicle, mission.driver)
    }
    const open = request.vehicles.filter((option) =>
      this.#free(this.#vehicleHolds, option.vehicle, request)
    )
    for (const mission of this.#best.missions) this.#release(mission.vehicle, mission.driver)
    return open.length === 0 ? 'no_vehicle' : 'no_driver'
  }
}
