import { Refusal } from '#values/refusal'
import type { AssignmentVerdict } from '#fleet/rules/assignment_facts'

/** The sentence of the first check that failed, with its way out. `field` is given when a reason would lift it. */
export function refuseVerdict(verdict: AssignmentVerdict, number: string, field?: string): never {
  const failed = verdict.checks.filter((check) => check.outcome === 'failed')
  const first = failed.find((check) => check.hard) ?? failed[0]
  const invariants = verdict.failed.join(', ')
  const params = { ...first.params, number, invariants }
  throw new Refusal(`fleet.assignment.${first.label}`, params, { status: 409, field })
}

const SIGNALS: [string, string][] = [
  ['fleet_assignments: vehicle already held', 'fleet.vehicle_taken'],
  ['fleet_assignments: driver already held', 'fleet.driver_taken'],
  ['fleet_assignments_out_vehicle_unique', 'fleet.vehicle_still_out'],
  ['fleet_assignments_out_driver_unique', 'fleet.driver_still_out'],
  ['fleet_odometer_readings: below the previous reading', 'fleet.odometer_back'],
  ['fleet_odometer_readings: above the next reading', 'fleet.odometer_ahead'],
]

/** What the database itself refused, in the product's voice. */
export async function translateBookingError<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const signal = SIGNALS.find(([text]) => message.includes(text))
    if (signal) throw new Refusal(signal[1], {}, { status: 409 })
    throw error
  }
}
