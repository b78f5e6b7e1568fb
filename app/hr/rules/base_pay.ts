import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Parameter, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { parameterStep, step } from '#hr/rules/steps'
import type { PointValueRow, ScaleRow } from '#hr/rules/tables'

export interface BasePayFacts {
  /** Either échelle and échelon, or the index itself. */
  echelle?: string
  echelon?: number
  index?: number
  on: CivilDate
}

export interface BasePay {
  index: number
  annual: Money
  monthly: Money
}

/** The index of an échelle and échelon on a day. Refuses hr.scale_unknown, hr.step_unknown. */
export function indexOf(
  parameters: Parameters,
  echelle: string,
  echelon: number,
  on: CivilDate
): { index: number; parameter: Parameter<ScaleRow[]> } {
  const parameter = parameters.on<ScaleRow[]>('hr.pay.index_grid', on)
  const scale = parameter.value.find((row) => row.echelle === echelle)
  if (!scale) {
    throw new Refusal(
      'hr.scale_unknown',
      {
        echelle,
        on: formatCivilDate(on),
        known: parameter.value.map((row) => row.echelle).join(', '),
      },
      { field: 'echelle' }
    )
  }
  const index = scale.indices[echelon - 1]
  if (index === undefined) {
    throw new Refusal(
      'hr.step_unknown',
      { echelle, echelon, last: scale.indices.length },
      { field: 'echelon' }
    )
  }
  return { index, parameter }
}

/**
 * Annual and monthly base pay of an index: each slice of points has its own annual value; the month is a
 * twelfth rounded to the centime. Refuses hr.index_missing when neither scale nor index is given.
 */
export function basePay(facts: BasePayFacts, parameters: Parameters): Explained<BasePay> {
  const steps: Step[] = []
  let index = facts.index
  if (index === undefined) {
    if (facts.echelle === undefined || facts.echelon === undefined)
      throw new Refusal('hr.index_missing', {})
    const found = indexOf(parameters, facts.echelle, facts.echelon, facts.on)
    index = found.index
    steps.push(
      parameterStep('index', found.parameter, {
        params: { echelle: facts.echelle, echelon: facts.echelon, index },
        formula: `${facts.echelle}/${facts.echelon} → ${index}`,
      })
    )
  } else {
    steps.push(step('index_given', { params: { index }, formula: String(index) }))
  }
  const points = parameters.on<PointValueRow[]>('hr.pay.point_values', facts.on)
  let reached = 0
  let annual = new Big(0)
  const parts: Big[] = []
  for (const row of points.value) {
    const slice = Math.max(0, Math.min(index, row.upTo ?? index) - reached)
    if (slice === 0) continue
    const part = new Big(row.value).times(slice)
    parts.push(part)
    annual = annual.plus(part)
    steps.push(
      parameterStep('points', points, {
        params: { from: reached + 1, to: reached + slice },
        formula: `${slice} × ${formatDecimal(row.value, 2)} = ${formatDecimal(part, 2)}`,
      })
    )
    reached += slice
  }
  const year = Money.ofDirhams(annual)
  const monthly = Money.ofDirhams(annual.div(12))
  const terms = parts.map((part) => formatDecimal(part, 2)).join(' + ')
  steps.push(step('base_pay_year', { formula: `${terms} = ${year.format()}` }))
  steps.push(step('base_pay_month', { formula: `${year.format()} ÷ 12 = ${monthly.format()}` }))
  return { value: { index, annual: year, monthly }, steps }
}

/** The facts as asked by somebody who may give both scale and index: refuses hr.index_differs. */
export function oneIndex(facts: BasePayFacts, parameters: Parameters): BasePayFacts {
  const { echelle, echelon, index, on } = facts
  if (echelle === undefined || echelon === undefined || index === undefined) return facts
  const expected = indexOf(parameters, echelle, echelon, on).index
  if (expected === index) return facts
  throw new Refusal('hr.index_differs', { echelle, echelon, index, expected }, { field: 'index' })
}
