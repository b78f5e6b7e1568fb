import type { CivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { greatest, least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { absenceDeduction } from '#hr/rules/absence_deduction'
import { contribution, familyAllowances, professionalExpenses } from '#hr/rules/contributions'
import { grossPay } from '#hr/rules/gross_pay'
import { incomeTax } from '#hr/rules/income_tax'
import { differenceFormula, parameterStep, percentFormula, step } from '#hr/rules/steps'

export type Fund = 'CMR' | 'RCAR'

export interface PayslipFacts {
  on: CivilDate
  fund: Fund
  /** Pay fixed by contract, or the whole gross; otherwise the index makes it. */
  gross?: Money
  echelle?: string
  echelon?: number
  index?: number
  allowances: Money
  /** Share of the gross due to the membership's mutual fund, in per cent. */
  mutualRate: string
  married: boolean
  children: number
  unjustifiedHalfDays: number
  /** Rate of pay of the month: 100, or 50 on half-pay sick leave. */
  payRate: string
}

export interface Payslip {
  base: Money
  residence: Money
  allowances: Money
  gross: Money
  pension: Money
  health: Money
  mutual: Money
  professionalExpenses: Money
  netTaxable: Money
  tax: Money
  familyAllowances: Money
  absence: Money
  net: Money
  employerPension: Money
  employerHealth: Money
  cost: Money
  belowMinimum: boolean
}

/**
 * One month of pay, line by line, each line rounded half-up to the centime and the net their sum.
 * Refuses hr.pay_missing when there is neither a gross nor an index.
 */
export function payslip(facts: PayslipFacts, parameters: Parameters): Explained<Payslip> {
  const steps: Step[] = []
  if (facts.children < 0) throw new Refusal('hr.children_negative', { children: facts.children })
  const { base, residence, allowances, gross } = grossPay(facts, parameters, steps)

  const absence = deductAbsence(facts, gross, parameters, steps)
  const fromGross = parameters.on<string>('hr.pay.absence_taken_from', facts.on).value === 'gross'
  const taxable = fromGross ? gross.minus(absence) : gross

  const fund = facts.fund === 'CMR' ? 'cmr' : 'rcar'
  const pension = contribution(fund, taxable, facts.on, parameters, steps)
  const health = contribution('amo', taxable, facts.on, parameters, steps)
  const mutual = taxable.percent(facts.mutualRate)
  if (!mutual.isZero())
    steps.push(step('mutual', { formula: percentFormula(taxable, facts.mutualRate, mutual) }))
  const expenses = professionalExpenses(taxable, facts.on, parameters, steps)
  const taken = [pension.employee, health.employee, mutual, expenses]
  const netTaxable = greatest(taxable.minus(Money.sum(taken)), Money.zero)
  steps.push(step('net_taxable', { formula: differenceFormula(taxable, taken, netTaxable) }))

  const dependants = (facts.married ? 1 : 0) + facts.children
  const tax = incomeTax({ netTaxable, period: 'month', dependants, on: facts.on }, parameters)
  steps.push(...tax.steps)
  const family = familyAllowances(facts.children, facts.on, parameters, steps)

  const withheld = [
    pension.employee,
    health.employee,
    mutual,
    tax.value.tax,
    ...(absence.isZero() ? [] : [absence]),
  ]
  const net = gross.minus(Money.sum(withheld)).plus(family)
  const sum = withheld.map((part) => part.format()).join(' − ')
  const added = family.isZero() ? '' : ` + ${family.format()}`
  steps.push(step('net_paid', { formula: `${gross.format()} − ${sum}${added} = ${net.format()}` }))
  const cost = gross
    .plus(family)
    .plus(pension.employer)
    .plus(health.employer)
    .minus(fromGross ? absence : Money.zero)
  steps.push(
    step('employer_cost', {
      formula: `${gross.format()}${added} + ${pension.employer.format()} + ${health.employer.format()} = ${cost.format()}`,
    })
  )
  const minimum = parameters.find<string>('hr.pay.minimum_net', facts.on)
  const belowMinimum = minimum !== null && net.compare(Money.ofDirhams(minimum.value)) < 0
  if (minimum && belowMinimum) {
    steps.push(
      parameterStep('below_minimum', minimum, {
        formula: `${net.format()} < ${Money.ofDirhams(minimum.value).format()}`,
      })
    )
  }
  const value = {
    base,
    residence,
    allowances,
    gross,
    pension: pension.employee,
    health: health.employee,
    mutual,
    professionalExpenses: expenses,
    netTaxable,
    tax: tax.value.tax,
    familyAllowances: family,
    absence,
    net,
    employerPension: pension.employer,
    employerHealth: health.employer,
    cost,
    belowMinimum,
  }
  return { value, steps }
}

function deductAbsence(
  facts: PayslipFacts,
  gross: Money,
  parameters: Parameters,
  steps: Step[]
): Money {
  if (facts.unjustifiedHalfDays === 0) return Money.zero
  const absence = absenceDeduction(
    { monthlyPay: gross, halfDays: facts.unjustifiedHalfDays, on: facts.on },
    parameters
  )
  const place = parameters.on<string>('hr.pay.absence_taken_from', facts.on)
  steps.push(absence.steps[0], parameterStep(`absence_from_${place.value}`, place))
  return least(absence.value.deduction, gross)
}
