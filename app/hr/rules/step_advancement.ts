import type { CivilDate } from '#values/civil_date'
import { addMonths, formatCivilDate } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { indexOf } from '#hr/rules/base_pay'
import { parameterStep, step } from '#hr/rules/steps'
import type { AutomaticStepRow, PaceRow, ScaleRow, StepMonthsRow } from '#hr/rules/tables'

export type Pace = 'rapide' | 'moyen' | 'lent'

export interface StepAdvancementFacts {
  echelle?: string
  echelon: number
  /** The day the present échelon was reached. */
  since: CivilDate
  pace?: Pace
  /** Average mark out of twenty, from which the pace follows. */
  mark?: string
}

export interface StepAdvancement {
  from: number
  to: number
  automatic: boolean
  rapide: CivilDate
  moyen: CivilDate
  lent: CivilDate
  pace: Pace | null
  /** The date at the pace given, or by right at the slowest. */
  on: CivilDate
}

/**
 * When the next échelon is reached at each pace; the slowest is a right.
 * Refuses hr.step_last at the top of the échelle, hr.mark_outside, hr.scale_unknown, hr.step_unknown.
 */
export function stepAdvancement(
  facts: StepAdvancementFacts,
  parameters: Parameters
): Explained<StepAdvancement> {
  const { echelle, echelon, since } = facts
  const steps: Step[] = []
  if (echelle !== undefined) {
    indexOf(parameters, echelle, echelon, since)
    const grid = parameters.on<ScaleRow[]>('hr.pay.index_grid', since)
    const last = grid.value.find((row) => row.echelle === echelle)?.indices.length
    if (echelon === last) throw new Refusal('hr.step_last', { echelle, echelon })
  }
  const automatic = parameters.on<AutomaticStepRow[]>('hr.step.automatic', since)
  const fixed = automatic.value.find(
    (row) => row.echelle === echelle && row.from <= echelon && echelon < row.to
  )
  let months: Record<Pace, number>
  if (fixed) {
    months = { rapide: fixed.months, moyen: fixed.months, lent: fixed.months }
    steps.push(
      parameterStep('step_automatic', automatic, {
        formula: `${echelon} → ${echelon + 1} : ${fixed.months}`,
      })
    )
  } else {
    const table = parameters.on<StepMonthsRow[]>('hr.step.months', since)
    const row = table.value.find((each) => each.from === echelon)
    if (!row) throw new Refusal('hr.step_last', { echelle: echelle ?? '', echelon })
    months = row
    steps.push(
      parameterStep('step_months', table, {
        params: { from: row.from, to: row.to },
        formula: `${row.from} → ${row.to} : ${row.rapide} / ${row.moyen} / ${row.lent}`,
      })
    )
  }
  const dates = {
    rapide: addMonths(since, months.rapide),
    moyen: addMonths(since, months.moyen),
    lent: addMonths(since, months.lent),
  }
  for (const pace of ['rapide', 'moyen', 'lent'] as const) {
    const formula = `${formatCivilDate(since)} + ${months[pace]} = ${formatCivilDate(dates[pace])}`
    steps.push(step(`step_${pace}`, { formula }))
  }
  const chosen = choosePace(facts, parameters, steps)
  const on = chosen ? dates[chosen] : dates.lent
  const value = {
    from: echelon,
    to: echelon + 1,
    automatic: fixed !== undefined,
    ...dates,
    pace: chosen,
    on,
  }
  return { value, steps }
}

function choosePace(
  facts: StepAdvancementFacts,
  parameters: Parameters,
  steps: Step[]
): Pace | null {
  if (facts.pace) return facts.pace
  if (facts.mark === undefined) return null
  const mark = new Big(facts.mark)
  if (mark.gt(20)) throw new Refusal('hr.mark_outside', { mark: facts.mark })
  const paces = parameters.on<PaceRow[]>('hr.step.paces', facts.since)
  const found = paces.value.find((row) => mark.gte(row.minimum))
  if (!found) return null
  steps.push(
    parameterStep('step_pace', paces, {
      params: { pace: found.pace },
      formula: `${facts.mark} ≥ ${found.minimum}`,
    })
  )
  return found.pace
}
