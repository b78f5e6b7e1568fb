import type { CivilDate } from '#values/civil_date'
import { endOfMonth } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { storedExplanation } from '#platform/rules/explain'
import type { SalaryFacts, SalaryLine } from '#hr/documents/salary_certificate'
import type { Agent } from '#hr/models/agent'
import type { Payslip } from '#hr/rules/payslip'
import { payslip } from '#hr/rules/payslip'

export interface SalaryInputs {
  /** Statutory allowances of the month, which depend on the corps; none unless stated. */
  allowances?: Money | null
  /** Share of the gross for the mutual fund, in per cent. */
  mutualRate?: string | null
}

/** The pay of a member of staff in the month of a day, from index, family and fund. */
export function payOf(
  agent: Agent,
  inputs: SalaryInputs,
  on: CivilDate,
  settings: Parameters
): Explained<Payslip> {
  return payslip(
    {
      on: endOfMonth(on),
      fund: agent.fund,
      echelle: agent.echelle,
      echelon: agent.echelon,
      allowances: inputs.allowances ?? Money.zero,
      mutualRate: inputs.mutualRate || '0',
      married: agent.maritalStatus === 'married',
      children: agent.children,
      unjustifiedHalfDays: 0,
      payRate: '100',
    },
    settings
  )
}

/** The same as the lines of a certificate, each with its calculation and text, and the stored explanation. */
export function salaryOf(
  agent: Agent,
  inputs: SalaryInputs,
  on: CivilDate,
  settings: Parameters
): { facts: SalaryFacts; explanation: string } {
  const explained = payOf(agent, inputs, on, settings)
  const { value, steps } = explained
  const line = (key: string, label: string, amount: Money): SalaryLine[] => {
    const found = steps.find((step) => step.label === `hr.steps.${label}`)
    if (amount.isZero()) return []
    const calculation = (found?.formula ?? '').split(' = ')[0]
    return [{ key, calculation, reference: found?.reference ?? '', minor: amount.minor }]
  }
  const lines = [
    ...line('base', 'base_pay_month', value.base),
    ...line('residence', 'residence', value.residence),
    ...line('allowances', 'allowances', value.allowances),
    ...line('gross', 'gross', value.gross),
    ...line(
      'pension',
      agent.fund === 'CMR' ? 'contribution_cmr' : 'contribution_rcar',
      value.pension.negated()
    ),
    ...line('health', 'contribution_amo', value.health.negated()),
    ...line('mutual', 'mutual', value.mutual.negated()),
    ...line('tax', 'tax_due', value.tax.negated()),
    ...line('family', 'family_allowances', value.familyAllowances),
  ]
  const withoutAllowances = value.allowances.isZero()
  return {
    facts: {
      month: endOfMonth(on),
      lines,
      netMinor: value.net.minor,
      basis: basisOf(steps),
      withoutAllowances,
    },
    explanation: storedExplanation('hr.payslip', explained),
  }
}

/** The slices of points that make the annual base, as one formula; null without an index. */
function basisOf(steps: readonly Step[]): SalaryFacts['basis'] {
  const index = steps.find((step) => step.label === 'hr.steps.index')?.params?.index
  const slices = steps.flatMap((step) =>
    step.label === 'hr.steps.points' ? (step.formula ?? '').split(' = ')[0] : []
  )
  const year = steps.find((step) => step.label === 'hr.steps.base_pay_year')?.formula
  if (typeof index !== 'number' || slices.length === 0 || !year) return null
  return { index, formula: `${slices.join(' + ')} = ${year.split(' = ').at(-1)}` }
}
