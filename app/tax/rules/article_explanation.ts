import { civilDate, formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import { step } from '#tax/rules/steps'
import type { Zone } from '#tax/rules/tnb'

/** What an article of a roll keeps of its calculation; amounts are centimes, areas and rates decimal text. */
export interface StoredArticle {
  rule: 'tax.tnb'
  year: number
  area: string
  covered: string
  used: string
  /** How many times those are left untaxed. */
  coveredMultiple: string
  usedMultiple: string
  taxed: number
  zone: Zone
  classed: Zone
  rate: string
  /** The order that set the rate. */
  tariff: string
  principal: number
  sanction: number
}

/** What of the area is left untaxed beside a building or a business, and what remains of it each time. */
export function deductionsOf(stored: StoredArticle) {
  let left = new Big(stored.area)
  const kinds = [
    { name: 'land_covered' as const, size: stored.covered, multiple: stored.coveredMultiple },
    { name: 'land_used' as const, size: stored.used, multiple: stored.usedMultiple },
  ]
  return kinds
    .filter(({ size }) => new Big(size).gt(0))
    .map(({ name, size, multiple }) => {
      const before = left
      const rest = before.minus(new Big(size).times(multiple))
      left = rest.lt(0) ? new Big(0) : rest
      const texts = { size: formatDecimal(new Big(size)), multiple: formatDecimal(multiple) }
      const formula = `${formatDecimal(before)} − ${texts.multiple} × ${texts.size} → ${formatDecimal(left)} m²`
      return { name, left, formula, ...texts }
    })
}

/** The calculation of an article as it was made, from what the article keeps: later tariffs change nothing here. */
export function articleExplanation(stored: StoredArticle): Explained<Money> {
  const principal = Money.ofMinor(stored.principal)
  const on = formatCivilDate(civilDate(stored.year, 1, 1))
  const taxed = formatDecimal(stored.taxed)
  const deductions = deductionsOf(stored)
  const area = formatDecimal(deductions.at(-1)?.left ?? new Big(stored.area))
  const name = stored.zone === stored.classed ? 'land_rate' : 'land_rate_classed'
  const steps: Step[] = [
    ...deductions.map(({ name: kind, formula }) =>
      step(kind, { formula, reference: 'loi 47-06, art. 39 à 49' })
    ),
    step('land_area', {
      params: { area, on },
      formula: `⌈${area}⌉ = ${taxed} m²`,
      reference: 'loi 47-06, art. 39 à 49',
    }),
    step(name, {
      params: {
        zone: stored.zone,
        classed: stored.classed,
        rate: formatDecimal(stored.rate, 2),
        year: String(stored.year),
      },
      reference: stored.tariff,
    }),
    step('land_tax', {
      formula: `${taxed} × ${formatDecimal(stored.rate, 2)} = ${principal.format()}`,
    }),
  ]
  if (stored.sanction > 0) {
    const sanction = Money.ofMinor(stored.sanction)
    steps.push(
      step('sanction_missing', { formula: sanction.format(), reference: 'loi 47-06, art. 134' })
    )
  }
  return { value: principal, steps }
}

/** The stored JSON of an article, whichever way the database gives it back. */
export function readStoredArticle(column: string | object): StoredArticle {
  return (typeof column === 'string' ? JSON.parse(column) : column) as StoredArticle
}
