import type { CivilDate } from '#values/civil_date'
import { Big, ceiling, formatDecimal } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep } from '#tax/rules/steps'
import { DH } from '#tax/rules/rate_tables'

/** Tax on bottled water (law 47-06, arts 78–84): per litre or fraction of a litre. */
export function waterTax(
  facts: { litres: string; on: CivilDate },
  parameters: Parameters
): Explained<{ tax: Money }> {
  const rate = parameters.on<string>('tax.water.rate', facts.on)
  const litres = ceiling(facts.litres)
  const tax = Money.ofDirhams(new Big(rate.value).times(litres))
  return {
    value: { tax },
    steps: [
      parameterStep('water_tax', rate, {
        formula: `${formatDecimal(litres)} × ${DH(rate.value)} = ${tax.format()}`,
      }),
    ],
  }
}

/** Tax on quarry products (law 47-06, arts 91–97): per cubic metre extracted. */
export function quarryTax(
  facts: { cubicMetres: string; rate?: string; on: CivilDate },
  parameters: Parameters
): Explained<{ tax: Money }> {
  const rate = parameters.on<string>('tax.quarry.rate', facts.on)
  const each = facts.rate ?? rate.value
  const tax = Money.ofDirhams(new Big(each).times(facts.cubicMetres))
  const formula = `${formatDecimal(facts.cubicMetres)} × ${DH(each)} = ${tax.format()}`
  return { value: { tax }, steps: [parameterStep('quarry_tax', rate, { formula })] }
}
