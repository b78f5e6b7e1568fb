import type { CivilDate } from '#values/civil_date'
import { civilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { basePay } from '#hr/rules/base_pay'
import type { StepAdvancement } from '#hr/rules/step_advancement'
import { stepAdvancement } from '#hr/rules/step_advancement'

export interface DueStep {
  step: Explained<StepAdvancement>
  fromIndex: number
  toIndex: number
  /** What a month's base pay gains. */
  gain: Money
  byRight: boolean
}

/**
 * The step that somebody may reach within a year, at the quickest pace; null when none does: the top of the
 * échelle, a date after the year, or an age limit reached first.
 */
export function stepDueIn(
  year: number,
  person: { echelle: string; echelon: number; since: CivilDate; limitOn: CivilDate },
  parameters: Parameters
): DueStep | null {
  const { echelle, echelon, since } = person
  const last = civilDate(year, 12, 31)
  const step = advancementOf(person, parameters)
  if (step === null || step.value.rapide > last || person.limitOn <= step.value.rapide) return null
  const pay = (held: number) => basePay({ echelle, echelon: held, on: last }, parameters).value
  const before = pay(echelon)
  const after = pay(step.value.to)
  return {
    step,
    fromIndex: before.index,
    toIndex: after.index,
    gain: after.monthly.minus(before.monthly),
    byRight: step.value.lent <= last && since <= last,
  }
}

function advancementOf(
  person: { echelle: string; echelon: number; since: CivilDate },
  parameters: Parameters
): Explained<StepAdvancement> | null {
  try {
    return stepAdvancement(person, parameters)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
