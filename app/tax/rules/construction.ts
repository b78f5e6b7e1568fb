import type { CivilDate } from '#values/civil_date'
import { Big, ceiling, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { roundTax } from '#tax/rules/rounding'
import { parameterStep } from '#tax/rules/steps'
import { DH, rowOf } from '#tax/rules/rate_tables'

export interface ConstructionFacts {
  on: CivilDate
  use: string
  /** m² of covered floor; overhang above the communal public domain counts twice. */
  coveredArea: string
  overhangArea?: string
  restoration?: boolean
  demolition?: boolean
}

/** Tax on construction (law 47-06, arts 50–56), with the fee of the demolition permit when there is one. */
export function constructionTax(
  facts: ConstructionFacts,
  parameters: Parameters
): Explained<{ tax: Money; area: number }> {
  const steps: Step[] = []
  let tax: Money
  let area = 0
  if (facts.restoration) {
    const fixed = parameters.on<string>('tax.toc.restoration', facts.on)
    tax = Money.ofDirhams(fixed.value)
    steps.push(parameterStep('construction_restoration', fixed, { formula: tax.format() }))
  } else {
    const multiple = parameters.on<string>('tax.toc.overhang_multiple', facts.on)
    const overhang = facts.overhangArea ?? '0'
    const exact = new Big(facts.coveredArea).plus(new Big(overhang).times(multiple.value))
    area = ceiling(exact)
    const formula = `⌈${formatDecimal(facts.coveredArea)} + ${formatDecimal(overhang)} × ${formatDecimal(multiple.value)}⌉ = ${formatDecimal(area)} m²`
    steps.push(parameterStep('construction_area', multiple, { formula }))
    const rates = parameters.on<{ use: string; rate: string }[]>('tax.toc.rates', facts.on)
    const { rate } = rowOf(
      rates.value,
      ({ use }) => use === facts.use,
      'tax.use_unknown',
      facts.use
    )
    tax = Money.ofDirhams(new Big(rate).times(area))
    const params = { use: facts.use }
    steps.push(
      parameterStep('construction_tax', rates, {
        params,
        formula: `${formatDecimal(area)} × ${DH(rate)} = ${tax.format()}`,
      })
    )
  }
  if (facts.demolition) {
    const fee = parameters.on<string>('tax.toc.demolition', facts.on)
    const before = tax
    tax = before.plus(Money.ofDirhams(fee.value))
    steps.push(
      parameterStep('construction_demolition', fee, {
        formula: `${before.format()} + ${DH(fee.value)} = ${tax.format()}`,
      })
    )
  }
  const rounded = roundTax(tax, facts.on, parameters)
  return { value: { tax: rounded.amount, area }, steps: [...steps, ...rounded.steps] }
}
