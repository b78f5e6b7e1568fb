import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'

export interface RevisionTerm {
  name: string
  weight: string
  /** The index of the month and that of the base month, or their ratio. */
  index?: string
  baseIndex?: string
  ratio?: string
}

export interface PriceRevisionFacts {
  on: CivilDate
  amount: Money
  terms: RevisionTerm[]
  fixedPart?: string
}

export interface PriceRevision {
  coefficient: string
  revised: Money
  difference: Money
}

/** P = P0 × (0.15 + Σ aᵢ × Iᵢ / I₀ᵢ), weights adding up to one, coefficient to four decimals (arrêté 3-302-15). */
export function priceRevision(
  facts: PriceRevisionFacts,
  parameters: Parameters
): Explained<PriceRevision> {
  const fixed = parameters.on<string>('procurement.revision.fixed_part', facts.on)
  const decimals = parameters.on<number>('procurement.revision.coefficient_decimals', facts.on)
  const fixedPart = facts.fixedPart ?? fixed.value
  const weights = facts.terms.reduce((sum, term) => sum.plus(term.weight), new Big(fixedPart))
  if (!weights.eq(1)) {
    throw new Refusal(
      'procurement.weights_not_one',
      { sum: weights.toString() },
      { field: 'terms' }
    )
  }
  let exact = new Big(fixedPart)
  const parts: string[] = [formatDecimal(fixedPart)]
  for (const term of facts.terms) {
    exact = exact.plus(new Big(term.weight).times(ratioOf(term)))
    parts.push(
      term.ratio === undefined
        ? `${shown(term.weight)} × ${shown(term.index)} ÷ ${shown(term.baseIndex)}`
        : `${shown(term.weight)} × ${shown(term.ratio)}`
    )
  }
  const coefficient = exact.round(decimals.value, Big.roundHalfUp).toFixed(decimals.value)
  const revised = facts.amount.times(coefficient)
  const steps: Step[] = [
    {
      label: 'procurement.steps.revision_coefficient',
      formula: `${parts.join(' + ')} = ${formatDecimal(coefficient)}`,
      parameter: fixed,
      reference: 'arrêté 3-302-15',
    },
    {
      label: 'procurement.steps.revised_amount',
      formula: `${facts.amount.format()} × ${formatDecimal(coefficient)} = ${revised.format()}`,
      reference: 'arrêté 3-302-15',
    },
  ]
  return { value: { coefficient, revised, difference: revised.minus(facts.amount) }, steps }
}

function ratioOf(term: RevisionTerm): Big {
  if (term.ratio !== undefined) return new Big(term.ratio)
  if (term.index === undefined || term.baseIndex === undefined || new Big(term.baseIndex).eq(0)) {
    throw new Refusal('procurement.index_missing', { term: term.name }, { field: 'terms' })
  }
  return new Big(term.index).div(term.baseIndex)
}

function shown(value: string | undefined): string {
  return value === undefined ? '' : formatDecimal(value)
}
