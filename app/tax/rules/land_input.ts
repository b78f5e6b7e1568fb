import vine from '@vinejs/vine'
import { civilDate, formatCivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { ExemptionArticle } from '#tax/rules/exemption_period'
import { day, decimal, oneOf, share, year, ZONES } from '#tax/rules/inputs'
import type { ExemptionFact, LandTaxFacts, Zone } from '#tax/rules/tnb'

/** What the rules of the tax on undeveloped land read of a plot. */
export const landInput = {
  area: decimal(),
  zone: oneOf(ZONES).optional(),
  year: year(),
  rate: decimal().optional(),
  covered_area: decimal().optional(),
  used_area: decimal().optional(),
  exemptions: vine
    .array(vine.object({ code: vine.string(), from: day(), to: day().nullable().optional() }))
    .optional(),
  owners: vine.array(vine.object({ name: vine.string(), share: share() })).optional(),
}

export const landFields = {
  'area': 'Area of the land on 1 January of the year, m²; a fraction counts for a whole metre.',
  'zone':
    'Zone of the plot: equipped, medium or weak (équipée, moyenne, faible). Default: equipped.',
  'year': 'Tax year; the facts, the tariff and the exemptions of 1 January hold for all of it.',
  'rate':
    'A voted rate to try, DH per m², instead of the tariff of the year; refused outside the bracket.',
  'covered_area':
    'Covered area of the building the land is attached to, m²: five times it is free.',
  'used_area': 'Area under professional or agricultural use, m²: five times it is free.',
  'exemptions': 'Exemptions of the plot; one that covers 1 January exempts the whole year.',
  'exemptions.code':
    'ETAT, COLLECTIVITE, HABOUS, COLLECTIF, ALEM, FONDATION, ORGANISME (permanent), RESEAU, INTERDICTION, AFFECTATION (certificate), PERMIS, AMENAGEMENT (permit); see tax.exemption_period.',
  'exemptions.from': 'First day of the exemption (not of the permit).',
  'exemptions.to': 'Last day of the exemption; null or absent: without end, never for a permit.',
  'owners': 'Co-owners, for information: each owes the whole.',
  'owners.name': 'Name of the co-owner.',
  'owners.share': 'Share as a number (1, 0.5, 50) or a fraction ("1/3"), weighed against the sum.',
}

export const landAnswer = {
  tax: 'Tax of the year before exemption and minimum, DH.',
  due: 'Tax issued, DH: zero when exempt, below the minimum or nothing is taxable.',
  issued: 'Whether an article is issued.',
  reason: 'Why nothing is issued: exempt, below_minimum, not_taxable; else null.',
  exemption: 'Code of the exemption that covers 1 January, or null.',
  taxedArea: 'Whole square metres taxed.',
  rate: 'Rate applied, DH per m².',
  zone: 'Zone of the plot.',
  classed: 'Legal zone in which the fiscal order classes it.',
  owners: 'Indicative parts of the co-owners; they add up to `due`.',
}

interface LandInput {
  area: string
  zone?: string
  year: number
  rate?: string
  covered_area?: string
  used_area?: string
  exemptions?: { code: string; from: string; to?: string | null }[]
  owners?: { name: string; share: number }[]
}

/** The facts of a plot. Refuses an exemption that no article knows, that ends before it begins, or a permit without end. */
export function landFacts(input: LandInput, parameters: Parameters): LandTaxFacts {
  return {
    year: input.year,
    area: input.area,
    zone: (input.zone ?? 'equipped') as Zone,
    rate: input.rate,
    coveredArea: input.covered_area,
    usedArea: input.used_area,
    exemptions: input.exemptions?.map((each, index) =>
      exemptionFact(each, index, input.year, parameters)
    ),
    owners: input.owners,
  }
}

function exemptionFact(
  stated: { code: string; from: string; to?: string | null },
  index: number,
  taxYear: number,
  parameters: Parameters
): ExemptionFact {
  const { value } = parameters.on<ExemptionArticle[]>(
    'tax.tnb.exemptions',
    civilDate(taxYear, 1, 1)
  )
  const code = stated.code.trim().toUpperCase()
  const { from } = stated
  const to = stated.to ?? null
  const article = value.find((each) => each.code === code)
  const field = (name: string) => ({ field: `exemptions.${index}.${name}` })
  if (!article) {
    const known = value.map((each) => each.code).join(', ')
    throw new Refusal('tax.exemption_unknown', { code: stated.code, known }, field('code'))
  }
  if (to !== null && to < from) {
    const params = { from: formatCivilDate(from), to: formatCivilDate(to) }
    throw new Refusal('tax.exemption_ends_before_start', params, field('to'))
  }
  if (to === null && article.kind === 'permit')
    throw new Refusal('tax.exemption_end_missing', { code }, field('to'))
  return { code, from, to }
}
