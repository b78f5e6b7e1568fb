import type { CivilDate } from '#values/civil_date'
import { civilDate, formatCivilDate, monthOf, yearOf } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { parameterStep, step, sumFormula } from '#tax/rules/steps'
import { DH, rowOf } from '#tax/rules/rate_tables'

export interface TransportVehicle {
  kind: string
  count: number
  from?: CivilDate
  to?: CivilDate
}

/** Tax on public passenger transport (law 47-06, arts 85–90): per vehicle and quarter, a quarter begun is whole. */
export function transportTax(
  facts: { year: number; vehicles: TransportVehicle[] },
  parameters: Parameters
): Explained<{
  tax: Money
  lines: { kind: string; count: number; quarters: number; amount: Money }[]
}> {
  const rates = parameters.on<{ kind: string; rate: string }[]>(
    'tax.transport.rates',
    civilDate(facts.year, 1, 1)
  )
  const steps: Step[] = []
  const lines = facts.vehicles.map(({ kind, count, from, to }) => {
    const { rate } = rowOf(
      rates.value,
      (row) => row.kind === kind,
      'tax.vehicle_kind_unknown',
      kind
    )
    if (from && to && to < from) {
      const days = { from: formatCivilDate(from), to: formatCivilDate(to) }
      throw new Refusal('tax.service_ends_before_start', days, { field: 'vehicles' })
    }
    const quarters = quartersBegun(facts.year, from, to)
    const amount = Money.ofDirhams(new Big(rate).times(count).times(quarters))
    steps.push(
      parameterStep('transport_line', rates, {
        params: { kind, count, quarters },
        formula: `${count} × ${quarters} × ${DH(rate)} = ${amount.format()}`,
      })
    )
    return { kind, count, quarters, amount }
  })
  const tax = Money.sum(lines.map(({ amount }) => amount))
  steps.push(
    step('transport_total', {
      formula: sumFormula(
        lines.map(({ amount }) => amount),
        tax
      ),
    })
  )
  return { value: { tax, lines }, steps }
}

/** Quarters of a year that a service from one day to another touches. */
function quartersBegun(year: number, from?: CivilDate, to?: CivilDate): number {
  const quarter = (on: CivilDate) => Math.ceil(monthOf(on) / 3)
  if ((from && yearOf(from) > year) || (to && yearOf(to) < year)) return 0
  const first = from && yearOf(from) === year ? quarter(from) : 1
  const last = to && yearOf(to) === year ? quarter(to) : 4
  return Math.max(0, last - first + 1)
}
