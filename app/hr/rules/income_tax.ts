import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { greatest, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep, step } from '#hr/rules/steps'
import type { DependantCredit, TaxBracketRow } from '#hr/rules/tables'

export interface IncomeTaxFacts {
  /** Net taxable income of the month, or of the year. */
  netTaxable: Money
  period: 'month' | 'year'
  /** Spouse and children that count. */
  dependants: number
  on: CivilDate
}

export interface IncomeTax {
  annualNetTaxable: Money
  rate: string
  /** Before the credit for dependants, for the period. */
  gross: Money
  credit: Money
  tax: Money
}

/** Income tax on salaries: annual brackets, brought back to the month, less the credit for dependants, never below nought. */
export function incomeTax(facts: IncomeTaxFacts, parameters: Parameters): Explained<IncomeTax> {
  const months = facts.period === 'month' ? 12 : 1
  const annual = facts.netTaxable.times(months)
  const brackets = parameters.on<TaxBracketRow[]>('hr.tax.brackets', facts.on)
  const dirhams = new Big(annual.minor).div(100)
  const bracket =
    brackets.value.find((row) => row.upTo === null || dirhams.lte(row.upTo)) ?? brackets.value[0]
  const yearly = dirhams.times(bracket.rate).div(100).minus(bracket.deduct)
  const gross = greatest(Money.ofDirhams(yearly.div(months)), Money.zero)

  const terms = parameters.on<DependantCredit>('hr.tax.dependant_credit', facts.on)
  const counted = Math.min(facts.dependants, terms.value.most)
  const credit = Money.ofDirhams(new Big(terms.value.annual).times(counted).div(months))
  const tax = greatest(gross.minus(credit), Money.zero)

  const steps: Step[] = []
  if (facts.period === 'month') {
    steps.push(
      step('annual_income', { formula: `${facts.netTaxable.format()} × 12 = ${annual.format()}` })
    )
  }
  steps.push(
    parameterStep('tax_bracket', brackets, {
      params: { rate: bracket.rate, upTo: bracket.upTo },
      formula: `${annual.format()} × ${formatDecimal(bracket.rate)} % − ${formatDecimal(bracket.deduct)} = ${formatDecimal(yearly.round(2), 2)}`,
    })
  )
  if (facts.period === 'month') {
    steps.push(
      step('tax_month', {
        formula: `${formatDecimal(yearly.round(2), 2)} ÷ 12 = ${gross.format()}`,
      })
    )
  }
  steps.push(
    parameterStep('dependant_credit', terms, {
      params: { dependants: facts.dependants, most: terms.value.most },
      formula: `${counted} × ${formatDecimal(terms.value.annual)} ÷ ${months} = ${credit.format()}`,
    })
  )
  steps.push(
    step('tax_due', { formula: `${gross.format()} − ${credit.format()} → ${tax.format()}` })
  )
  return { value: { annualNetTaxable: annual, rate: bracket.rate, gross, credit, tax }, steps }
}
