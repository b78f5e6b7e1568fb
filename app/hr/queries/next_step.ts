import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Agent } from '#hr/models/agent'
import type { StepAdvancement } from '#hr/rules/step_advancement'
import { stepAdvancement } from '#hr/rules/step_advancement'

/** The next échelon and its dates; null at the top of the échelle. */
export function nextStep(agent: Agent, settings: Parameters): Explained<StepAdvancement> | null {
  const { echelle, echelon, echelonSinceOn: since } = agent
  try {
    return stepAdvancement({ echelle, echelon, since }, settings)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
