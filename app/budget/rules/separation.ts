import { Refusal } from '#values/refusal'

/** A step of the spending chain and who took it; null for the town hall's own processes. */
export interface Duty {
  step: 'propose' | 'visa' | 'request' | 'prepare' | 'liquidate' | 'mandate' | 'prepare_year_end'
  personId: number | null
  name: string | null
}

/**
 * Who took one step may not take the next: a proposal is not visaed by its author, a mandate is not issued by
 * whoever verified the service, a payment is made by neither. Refuses `budget.same_person`.
 */
export function separateDuties(actorId: number | null, next: string, taken: Duty[]): void {
  if (actorId === null) return
  const earlier = taken.find((duty) => duty.personId === actorId)
  if (earlier) {
    throw new Refusal(
      'budget.same_person',
      { name: earlier.name ?? '', earlier: earlier.step, next },
      { status: 403 }
    )
  }
}
