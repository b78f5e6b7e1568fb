import type { CivilDate } from '#values/civil_date'

/** A dated parameter as a rule received it: value, validity and the text it comes from. */
export interface Parameter<Value = unknown> {
  key: string
  value: Value
  validFrom: CivilDate
  validTo: CivilDate | null
  reference: string | null
  /** The commune has still to confirm it; said where an outsider asks, never stored. */
  uncertain?: true
}

/** One step of a figure. `label` is a key under `steps.` in the languages, filled with `params`. */
export interface Step {
  label: string
  params?: Record<string, string | number | null>
  /** The calculation with its numbers, the same in every language: '313 × 30,00 = 9 390,00'. */
  formula?: string
  parameter?: Parameter
  /** The legal text, when the step rests on one: 'loi 47-06, art. 147'. */
  reference?: string
}

/** What a rule answers: the value and how it got there. */
export interface Explained<Value> {
  value: Value
  steps: Step[]
}
