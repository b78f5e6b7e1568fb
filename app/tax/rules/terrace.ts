import type { CivilDate } from '#values/civil_date'
import { Big, ceiling, formatDecimal } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep, step } from '#tax/rules/steps'
import { DH, rowOf } from '#tax/rules/rate_tables'

/** Fee for a terrace on the public domain: first square metres at one rate, those beyond at another, by quarter. */
export function terraceFee(
  facts: { zone: string; area: string; on: CivilDate; quarters?: number; authorised?: boolean },
  parameters: Parameters
): Explained<{ quarterly: Money; quarters: number; fee: Money }> {
  const rates = parameters.on<{ zone: string; first: string; beyond: string }[]>(
    'tax.terrace.rates',
    facts.on
  )
  const row = rowOf(
    rates.value,
    ({ zone }) => zone === facts.zone.toUpperCase(),
    'tax.terrace_zone_unknown',
    facts.zone
  )
  const limit = parameters.on<string>('tax.terrace.first_area', facts.on).value
  const area = new Big(ceiling(facts.area))
  const first = area.lt(limit) ? area : new Big(limit)
  const beyond = area.minus(first)
  const quarterly = Money.ofDirhams(first.times(row.first).plus(beyond.times(row.beyond)))
  const quarters = facts.quarters ?? 4
  const steps = [
    parameterStep('terrace_quarter', rates, {
      params: { zone: row.zone },
      formula: `${formatDecimal(first)} × ${DH(row.first)} + ${formatDecimal(beyond)} × ${DH(row.beyond)} = ${quarterly.format()}`,
    }),
  ]
  let fee = quarterly.times(quarters)
  steps.push(
    step('terrace_quarters', { formula: `${quarterly.format()} × ${quarters} = ${fee.format()}` })
  )
  if (facts.authorised === false) {
    const multiple = parameters.on<string>('tax.terrace.unauthorised_multiple', facts.on)
    const base = fee
    fee = fee.times(multiple.value)
    steps.push(
      parameterStep('terrace_unauthorised', multiple, {
        formula: `${base.format()} × ${multiple.value} = ${fee.format()}`,
      })
    )
  }
  return { value: { quarterly, quarters, fee }, steps }
}
