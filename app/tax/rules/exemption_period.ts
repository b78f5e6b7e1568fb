import type { CivilDate } from '#values/civil_date'
import { addDays, civilDate, formatCivilDate, yearOf } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Parameter, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { parameterStep, step } from '#tax/rules/steps'

/** An article of exemption as the dated table holds it. `permit` runs from 1 January after the permit. */
export interface ExemptionArticle {
  code: string
  kind: 'permanent' | 'temporary' | 'permit'
  /** A certificate or permit must be named. */
  document?: boolean
  /** Years granted above so many hectares, smallest first. */
  tiers?: { above: string; years: number }[]
}

export interface ExemptionFacts {
  code: string
  /** Day of the permit or of the development authorisation. */
  permitOn?: CivilDate
  /** For a development authorisation. */
  hectares?: string
  /** For the other exemptions: as the certificate says. */
  startsOn?: CivilDate
  endsOn?: CivilDate | null
  /** Day of the certificat de conformité or permis d'habiter; null or absent: not obtained. */
  completedOn?: CivilDate | null
  /** A year to answer for. */
  year?: number
}

export interface ExemptionPeriod {
  code: string
  kind: ExemptionArticle['kind']
  startsOn: CivilDate
  endsOn: CivilDate | null
  /** Whole tax years that are exempt; null without end. */
  years: number[] | null
  /** The first year in which the tax is due again. */
  taxableFrom: number | null
  /** Years to recover with penalties, when the permit lapsed without certificate. */
  recoverableYears: number[]
  /** Whether the asked year is exempt. */
  exempt: boolean | null
}

/**
 * How long an exemption of undeveloped land lasts and which tax years it covers. A year is exempt when 1 January
 * lies within the exemption; one that ends in the middle of a year leaves that year exempt and taxes the next.
 */
export function exemptionPeriod(
  facts: ExemptionFacts,
  parameters: Parameters
): Explained<ExemptionPeriod> {
  const on = facts.permitOn ?? facts.startsOn ?? civilDate(facts.year ?? 2026, 1, 1)
  const articles = parameters.on<ExemptionArticle[]>('tax.tnb.exemptions', on)
  const article = articles.value.find(({ code }) => code === facts.code.toUpperCase())
  if (!article) {
    const known = articles.value.map(({ code }) => code).join(', ')
    throw new Refusal('tax.exemption_unknown', { code: facts.code, known }, { field: 'code' })
  }
  const steps: Step[] = []
  const { startsOn, endsOn } =
    article.kind === 'permit'
      ? permitPeriod(article, facts, articles, steps)
      : statedPeriod(article, facts, articles, steps)
  const years = endsOn === null ? null : yearsCovered(startsOn, endsOn)
  const first = firstYear(startsOn)
  const recoverableYears = lapsed(article, facts, endsOn) ? (years ?? []) : []
  if (recoverableYears.length > 0) {
    steps.push(
      step('exemption_lapsed', {
        params: { years: recoverableYears.join(', ') },
        reference: articles.reference ?? undefined,
      })
    )
  }
  const exempt =
    facts.year === undefined ? null : covers(startsOn, endsOn, civilDate(facts.year, 1, 1))
  if (years)
    steps.push(
      step('exemption_years', { params: { count: years.length }, formula: years.join(', ') || '—' })
    )
  if (exempt !== null) {
    steps.push(
      step(exempt ? 'exemption_year_exempt' : 'exemption_year_taxed', {
        params: { year: String(facts.year) },
      })
    )
  }
  const taxableFrom = years === null ? null : (years.at(-1) ?? first - 1) + 1
  return {
    value: {
      code: article.code,
      kind: article.kind,
      startsOn,
      endsOn,
      years,
      taxableFrom,
      recoverableYears,
      exempt,
    },
    steps,
  }
}

function permitPeriod(
  article: ExemptionArticle,
  facts: ExemptionFacts,
  articles: Parameter<unknown>,
  steps: Step[]
) {
  if (!facts.permitOn)
    throw new Refusal('tax.permit_date_missing', { code: article.code }, { field: 'permit_on' })
  const tiers = article.tiers ?? []
  const hectares = new Big(facts.hectares ?? '0')
  if (tiers.length > 1 && facts.hectares === undefined) {
    throw new Refusal('tax.hectares_missing', { code: article.code }, { field: 'hectares' })
  }
  const years = tiers.filter(({ above }) => hectares.gt(above) || above === '0').at(-1)?.years ?? 0
  const startsOn = civilDate(yearOf(facts.permitOn) + 1, 1, 1)
  const endsOn = addDays(civilDate(yearOf(facts.permitOn) + 1 + years, 1, 1), -1)
  const params = {
    permit_on: formatCivilDate(facts.permitOn),
    years,
    hectares: formatDecimal(hectares),
  }
  const formula = `${formatCivilDate(startsOn)} → ${formatCivilDate(endsOn)}`
  steps.push(
    parameterStep(tiers.length > 1 ? 'exemption_development' : 'exemption_permit', articles, {
      params,
      formula,
    })
  )
  return { startsOn, endsOn }
}

function statedPeriod(
  article: ExemptionArticle,
  facts: ExemptionFacts,
  articles: Parameter<unknown>,
  steps: Step[]
) {
  const startsOn = facts.startsOn ?? (article.kind === 'permanent' ? articles.validFrom : undefined)
  if (!startsOn)
    throw new Refusal('tax.exemption_start_missing', { code: article.code }, { field: 'starts_on' })
  const endsOn = facts.endsOn ?? null
  if (endsOn !== null && endsOn < startsOn) {
    const params = { from: formatCivilDate(startsOn), to: formatCivilDate(endsOn) }
    throw new Refusal('tax.exemption_ends_before_start', params, { field: 'ends_on' })
  }
  const formula = `${formatCivilDate(startsOn)} → ${endsOn === null ? '∞' : formatCivilDate(endsOn)}`
  steps.push(
    parameterStep(`exemption_${article.kind}`, articles, {
      params: { code: article.code },
      formula,
    })
  )
  return { startsOn, endsOn }
}

function lapsed(
  article: ExemptionArticle,
  facts: ExemptionFacts,
  endsOn: CivilDate | null
): boolean {
  if (article.kind !== 'permit' || endsOn === null || facts.year === undefined) return false
  const asked = civilDate(facts.year, 1, 1)
  const completed = facts.completedOn && facts.completedOn <= endsOn
  return asked > endsOn && !completed
}

function covers(startsOn: CivilDate, endsOn: CivilDate | null, day: CivilDate): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn)
}

function firstYear(startsOn: CivilDate): number {
  return startsOn.slice(5) === '01-01' ? yearOf(startsOn) : yearOf(startsOn) + 1
}

function yearsCovered(startsOn: CivilDate, endsOn: CivilDate): number[] {
  const years: number[] = []
  for (let year = firstYear(startsOn); year <= yearOf(endsOn); year += 1) years.push(year)
  return years
}
