import type { Explained, Step } from '#values/explanation'
import { step, shown } from '#fleet/rules/steps'
import { minuteOf } from '#fleet/rules/windows'
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

/** One who can be held: a vehicle or a driver, with the minutes already taken. */
interface Holder {
  name: string
  categories: readonly string[]
  taken: [number, number][]
  /** Tells apart holders that are not interchangeable. */
  likeness: string
}

interface Wish {
  request: PlanRequest
  from: number
  to: number
  options: PlanRequest['vehicles']
}

class Search {
  branches = 0
  readonly #wishes: Wish[]
  readonly #drivers: Holder[]
  readonly #vehicles: Map<string, Holder>
  readonly #buffer: number
  #chosen: PlannedMission[] = []
  #best: { missions: PlannedMission[]; weight: number; km: number } = {
    missions: [],
    weight: -1,
    km: 0,
  }

  constructor(question: PlanQuestion) {
    const scarce = (request: PlanRequest) => request.vehicles.length
    this.#wishes = question.requests
      .toSorted(
        (a, b) => b.weight - a.weight || scarce(a) - scarce(b) || a.from.localeCompare(b.from)
      )
      .map((request) => ({
        request,
        from: minuteOf(request.from),
        to: minuteOf(request.to),
        options: request.vehicles.toSorted((a, b) => a.emptyKm - b.emptyKm),
      }))
    this.#drivers = question.drivers
      .map((driver) => holder(driver.name, driver.categories, driver.busy))
      .sort((a, b) => a.categories.length - b.categories.length)
    this.#vehicles = new Map(
      question.vehicles.map((one) => [one.vehicle, holder(one.vehicle, [], one.busy)])
    )
    this.#buffer = question.bufferMinutes ?? 0
  }

  get exhausted(): boolean {
    return this.branches >= BRANCHES
  }

  run(): DayPlan {
    this.#try(
      0,
      0,
      0,
      this.#wishes.reduce((sum, wish) => sum + wish.request.weight, 0)
    )
    const served = new Set(this.#best.missions.map((mission) => mission.request))
    const unserved = this.#wishes
      .filter((wish) => !served.has(wish.request.reference))
      .map((wish) => ({ request: wish.request.reference, reason: this.#reason(wish) }))
    return { missions: this.#best.missions, unserved, emptyKm: this.#best.km }
  }

  #try(index: number, weight: number, km: number, left: number): void {
    const best = this.#best
    if (weight + left < best.weight || (weight + left === best.weight && km >= best.km)) return
    if (index === this.#wishes.length) {
      this.#best = { missions: [...this.#chosen], weight, km }
      return
    }
    const wish = this.#wishes[index]
    const { reference, weight: own } = wish.request
    for (const option of wish.options) {
      const vehicle = this.#vehicles.get(option.vehicle)
      if (!vehicle || !this.#free(vehicle, wish)) continue
      for (const driver of this.#driversFor(option.category, wish)) {
        this.branches += 1
        vehicle.taken.push([wish.from, wish.to])
        driver.taken.push([wish.from, wish.to])
        const known = driver.likeness
        driver.likeness = `${known};${wish.from}-${wish.to}`
        this.#chosen.push({
          request: reference,
          vehicle: vehicle.name,
          driver: driver.name,
          emptyKm: option.emptyKm,
        })
        this.#try(index + 1, weight + own, km + option.emptyKm, left - own)
        this.#chosen.pop()
        driver.likeness = known
        driver.taken.pop()
        vehicle.taken.pop()
        if (this.exhausted) return
      }
    }
    this.#try(index + 1, weight, km, left - own)
  }

  /** One driver of each likeness is enough to try: the others would give the same plan. */
  *#driversFor(category: string, wish: Wish): Generator<Holder> {
    const seen = new Set<string>()
    for (const driver of this.#drivers) {
      if (
        !driver.categories.includes(category) ||
        seen.has(driver.likeness) ||
        !this.#free(driver, wish)
      )
        continue
      seen.add(driver.likeness)
      yield driver
    }
  }

  #free(one: Holder, wish: Wish): boolean {
    return one.taken.every(
      ([from, to]) => wish.from >= to + this.#buffer || from >= wish.to + this.#buffer
    )
  }

  /** Which of the two is missing, once the best plan holds what it holds. */
  #reason(wish: Wish): 'no_vehicle' | 'no_driver' {
    const overlapping = this.#best.missions.filter((mission) => {
      const other = this.#wishes.find((one) => one.request.reference === mission.request)
      return (
        other !== undefined &&
        wish.from < other.to + this.#buffer &&
        other.from < wish.to + this.#buffer
      )
    })
    const taken = new Set(overlapping.map((mission) => mission.vehicle))
    const open = wish.options.some((option) => {
      const vehicle = this.#vehicles.get(option.vehicle)
      return vehicle !== undefined && !taken.has(option.vehicle) && this.#free(vehicle, wish)
    })
    return open ? 'no_driver' : 'no_vehicle'
  }
}

function holder(name: string, categories: readonly string[], busy: readonly Window[] = []): Holder {
  const taken = busy.map((window): [number, number] => [minuteOf(window.from), minuteOf(window.to)])
  return {
    name,
    categories,
    taken,
    likeness: `${[...categories].sort().join()}|${taken.join(';')}`,
  }
}
