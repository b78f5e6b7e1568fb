import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Step } from '#values/explanation'
import { greatest, least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep, percentFormula } from '#hr/rules/steps'
import type { ContributionRates, FamilyAllowanceRow, ProfessionalExpenses } from '#hr/rules/tables'

export interface Shares {
  employee: Money
  employer: Money
}

/** Both shares of a pension or health contribution, within its ceiling, least and most. */
export function contribution(
  fund: 'cmr' | 'rcar' | 'amo',
  pay: Money,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Shares {
  const rates = parameters.on<ContributionRates>(`hr.pay.${fund}`, on)
  const { ceiling } = rates.value
  const base = ceiling === undefined ? pay : least(pay, Money.ofDirhams(ceiling))
  const employee = within(base.percent(rates.value.employee), rates.value)
  const employer = within(base.percent(rates.value.employer), rates.value)
  const uncapped = base.percent(rates.value.employee)
  const bounded = uncapped.compare(employee) === 0 ? '' : ` → ${employee.format()}`
  steps.push(
    parameterStep(`contribution_${fund}`, rates, {
      formula: `${percentFormula(base, rates.value.employee, uncapped)}${bounded}`,
    })
  )
  return { employee, employer }
}

function within(share: Money, rates: ContributionRates): Money {
  if (share.isZero()) return share
  const atLeast =
    rates.minimum === undefined ? share : greatest(share, Money.ofDirhams(rates.minimum))
  return rates.maximum === undefined ? atLeast : least(atLeast, Money.ofDirhams(rates.maximum))
}

/** The part of the month's taxable pay that counts as professional expenses. */
export function professionalExpenses(
  taxable: Money,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Money {
  const terms = parameters.on<ProfessionalExpenses>('hr.tax.professional_expenses', on)
  const annual = taxable.times(12)
  const low = annual.compare(Money.ofDirhams(terms.value.annualThreshold)) <= 0
  const rate = low ? terms.value.rateUpTo : terms.value.rateAbove
  const share = taxable.percent(rate)
  const cap = Money.ofDirhams(new Big(terms.value.annualCap).div(12))
  const expenses = least(share, cap)
  const threshold = Money.ofDirhams(terms.value.annualThreshold).format()
  const capped = share.compare(expenses) === 0 ? '' : ` → ${expenses.format()}`
  steps.push(
    parameterStep('professional_expenses', terms, {
      formula: `${annual.format()} ${low ? '≤' : '>'} ${threshold} : ${percentFormula(taxable, rate, share)}${capped}`,
    })
  )
  return expenses
}

/** Monthly family allowances for a number of children. */
export function familyAllowances(
  children: number,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Money {
  if (children === 0) return Money.zero
  const rows = parameters.on<FamilyAllowanceRow[]>('hr.pay.family_allowances', on)
  const parts: string[] = []
  let total = Money.zero
  for (const row of rows.value) {
    const count = Math.max(0, Math.min(children, row.to) - row.from + 1)
    if (count === 0) continue
    parts.push(`${count} × ${formatDecimal(row.amount)}`)
    total = total.plus(Money.ofDirhams(row.amount).times(count))
  }
  steps.push(
    parameterStep('family_allowances', rows, {
      params: { children },
      formula: `${parts.join(' + ')} = ${total.format()}`,
    })
  )
  return total
}
