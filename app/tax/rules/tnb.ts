import type { CivilDate } from '#values/civil_date'
import { civilDate, formatCivilDate } from '#values/civil_date'
import { Big, ceiling, formatDecimal } from '#values/decimal'
import type { Explained, Parameter, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { roundTax } from '#tax/rules/rounding'
import { minimum } from '#tax/rules/minimum'
import { parameterStep, step } from '#tax/rules/steps'

export type Zone = 'equipped' | 'medium' | 'weak'

/** The legal bracket of a zone, DH per m² as decimal text. */
export interface ZoneBracket {
  zone: Zone
  min: string
  max: string
}

/** The voted rate of a zone of the census, and the legal zone the order classes it in. */
export interface TariffRow {
  zone: Zone
  classed: Zone
  rate: string
}

export interface ExemptionFact {
  code: string
  from: CivilDate
  /** null: without end. */
  to: CivilDate | null
}

/** Facts of a plot as they stand on 1 January of the year. Areas are m² as decimal text. */
export interface LandTaxFacts {
  year: number
  area: string
  zone: Zone
  /** A voted rate to use instead of the tariff in force; refused outside the bracket of the zone. */
  rate?: string
  /** Land attached to a building: only what exceeds five times this covered area is taxed. */
  coveredArea?: string
  /** Land under professional or agricultural use: only what exceeds five times the area used is taxed. */
  usedArea?: string
  exemptions?: ExemptionFact[]
  /** Shares of co-owners, for information: each owes the whole. */
  owners?: { name: string; share: number }[]
}

export interface LandTax {
  /** What the tax is on these facts before exemption and minimum. */
  tax: Money
  /** What is issued: zero when exempt or below the minimum. */
  due: Money
  issued: boolean
  /** Why nothing is issued. */
  reason: 'exempt' | 'below_minimum' | 'not_taxable' | null
  exemption: string | null
  /** Whole square metres taxed. */
  taxedArea: number
  rate: string
  zone: Zone
  classed: Zone
  owners: { name: string; share: number; amount: Money }[]
}

/**
 * Tax on undeveloped urban land (law 47-06, arts 39–49): square metres, each fraction counting for one, times
 * the rate of the zone. The facts of 1 January count for the whole year.
 */
export function landTax(facts: LandTaxFacts, parameters: Parameters): Explained<LandTax> {
  const on = civilDate(facts.year, 1, 1)
  const steps: Step[] = []
  const taxedArea = taxableArea(facts, on, parameters, steps)
  const { rate, classed } = rateOf(facts, on, parameters, steps)
  const computed = Money.ofDirhams(new Big(rate).times(taxedArea))
  steps.push(
    step('land_tax', {
      formula: `${formatDecimal(taxedArea)} × ${formatDecimal(rate, 2)} = ${computed.format()}`,
    })
  )
  const { amount: tax, steps: rounding } = roundTax(computed, on, parameters)
  steps.push(...rounding)

  const exemption = exemptionOn(facts.exemptions ?? [], on)
  const outcome = outcomeOf(tax, taxedArea, exemption, on, parameters, steps)
  const owners = facts.owners ?? []
  const shares =
    outcome.due.isPositive() && owners.length > 0 ? shareOut(outcome.due, owners, steps) : []
  return {
    value: { tax, ...outcome, taxedArea, rate, zone: facts.zone, classed, owners: shares },
    steps,
  }
}

/** The exemption that covers a day; with several, the one that lasts longest. */
export function exemptionOn(
  exemptions: readonly ExemptionFact[],
  on: CivilDate
): ExemptionFact | null {
  const covering = exemptions.filter(({ from, to }) => from <= on && (to === null || on <= to))
  const end = ({ to }: ExemptionFact) => to ?? '9999-12-31'
  return covering.sort((a, b) => (end(a) < end(b) ? 1 : -1))[0] ?? null
}

/** Refuses `tax.rate_outside_bracket` when a rate is not within the legal bracket of its zone on a day. */
export function bracketFor(
  classed: Zone,
  rate: string,
  on: CivilDate,
  parameters: Parameters
): Parameter<ZoneBracket[]> {
  const brackets = parameters.on<ZoneBracket[]>('tax.tnb.brackets', on)
  const bracket = brackets.value.find(({ zone }) => zone === classed)
  if (!bracket) throw new Refusal('tax.zone_unknown', { zone: classed })
  if (new Big(rate).lt(bracket.min) || new Big(rate).gt(bracket.max)) {
    const { min, max } = bracket
    throw new Refusal('tax.rate_outside_bracket', {
      zone: classed,
      rate,
      min,
      max,
      reference: brackets.reference,
    })
  }
  return brackets
}

function taxableArea(
  facts: LandTaxFacts,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): number {
  let area = new Big(facts.area)
  const deduct = (name: string, key: string, size: string | undefined) => {
    if (size === undefined || new Big(size).eq(0)) return
    const multiple = parameters.on<string>(key, on)
    const free = new Big(size).times(multiple.value)
    const left = area.minus(free).lt(0) ? new Big(0) : area.minus(free)
    const formula = `${formatDecimal(area)} − ${formatDecimal(multiple.value)} × ${formatDecimal(size)} → ${formatDecimal(left)} m²`
    steps.push(parameterStep(name, multiple, { formula }))
    area = left
  }
  deduct('land_covered', 'tax.tnb.covered_multiple', facts.coveredArea)
  deduct('land_used', 'tax.tnb.used_multiple', facts.usedArea)
  const whole = ceiling(area)
  steps.push(
    step('land_area', {
      params: { area: formatDecimal(area), on: formatCivilDate(on) },
      formula: `⌈${formatDecimal(area)}⌉ = ${formatDecimal(whole)} m²`,
      reference: 'loi 47-06, art. 39 à 49',
    })
  )
  return whole
}

function rateOf(facts: LandTaxFacts, on: CivilDate, parameters: Parameters, steps: Step[]) {
  if (facts.rate !== undefined) {
    const brackets = bracketFor(facts.zone, facts.rate, on, parameters)
    const params = { zone: facts.zone, rate: formatDecimal(facts.rate, 2) }
    steps.push(parameterStep('land_rate_given', brackets as Parameter, { params }))
    return { rate: facts.rate, classed: facts.zone }
  }
  const tariff = parameters.on<TariffRow[]>('tax.tnb.tariff', on)
  const row = tariff.value.find(({ zone }) => zone === facts.zone)
  if (!row) throw new Refusal('tax.tariff_missing', { zone: facts.zone, year: facts.year })
  const params = {
    zone: facts.zone,
    classed: row.classed,
    rate: formatDecimal(row.rate, 2),
    year: String(facts.year),
  }
  const name = row.classed === row.zone ? 'land_rate' : 'land_rate_classed'
  steps.push(parameterStep(name, tariff, { params }))
  return { rate: row.rate, classed: row.classed }
}

function outcomeOf(
  tax: Money,
  taxedArea: number,
  exemption: ExemptionFact | null,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Pick<LandTax, 'due' | 'issued' | 'reason' | 'exemption'> {
  const nothing = { due: Money.zero, issued: false, exemption: null }
  if (taxedArea === 0) return { ...nothing, reason: 'not_taxable' }
  if (exemption) {
    const to = exemption.to === null ? '' : formatCivilDate(exemption.to)
    const params = {
      code: exemption.code,
      from: formatCivilDate(exemption.from),
      to,
      on: formatCivilDate(on),
    }
    const reference = parameters.on('tax.tnb.exemptions', on).reference ?? undefined
    steps.push(
      step(exemption.to === null ? 'land_exempt_permanent' : 'land_exempt', { params, reference })
    )
    return { ...nothing, reason: 'exempt', exemption: exemption.code }
  }
  const answer = minimum({ tax: 'tnb', amount: tax, on }, parameters)
  steps.push(...answer.steps)
  if (!answer.value.issued) return { ...nothing, reason: 'below_minimum' }
  return { due: tax, issued: true, reason: null, exemption: null }
}

function shareOut(due: Money, owners: { name: string; share: number }[], steps: Step[]) {
  const parts = due.allocate(owners.map(({ share }) => share))
  const shares = owners.map((owner, index) => ({ ...owner, amount: parts[index] }))
  const total = owners.reduce((sum, { share }) => sum.plus(share), new Big(0))
  const written = (share: Big) => formatDecimal(share.round(6))
  const formula = shares
    .map(({ name, share, amount }) => {
      const part = `${due.format()} × ${written(new Big(share))} ÷ ${written(total)}`
      return `${name} : ${part} = ${amount.format()}`
    })
    .join(' ; ')
  steps.push(
    step('land_owners', {
      params: { count: owners.length },
      formula,
      reference: 'loi 47-06, art. 39 à 49',
    })
  )
  return shares
}
