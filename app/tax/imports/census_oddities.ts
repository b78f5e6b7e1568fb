import { civilDate, daysBetween, formatCivilDate, yearOf } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import { isLandTitle } from '#values/identifiers'
import { sameName } from '#registry/rules/name_tokens'
import { reason } from '#tax/imports/census_fields'
import type { CensusRow } from '#tax/imports/census_fields'
import type { ExemptionArticle } from '#tax/rules/exemption_period'
import { landDeclarationLastDay } from '#tax/rules/last_day'
import type { Parameters } from '#values/parameters'

const SMALL_AREA = '10'

/** What looks odd in a row is said and kept as it came, never silently changed. */
export function warnOfOddities(
  row: CensusRow,
  context: { parameters: Parameters; articles: ExemptionArticle[] },
  knownName: string | undefined
): void {
  const v = row.values
  if (!isLandTitle(v.land_title))
    row.warn('land_title', reason('odd_title'), { title: v.land_title })
  if (new Big(v.area).lt(SMALL_AREA))
    row.warn('area', reason('small_area'), { area: formatDecimal(v.area) })
  warnOfText(row)
  if (knownName && !sameName(knownName, [v.name, v.first_name].filter(Boolean).join(' '))) {
    row.warn('name', reason('known_under_other_name'), { name: knownName })
  }
  if (v.kind === 'person' && v.ice) row.warn('ice', reason('ice_of_person'), { value: v.ice })
  if (v.kind === 'organisation' && v.cin) row.warn('cin', reason('cin_of_firm'), { value: v.cin })
  if (v.kind === 'person' && !v.first_name) row.warn('first_name', reason('first_name_missing'))
  if (v.tax_identifier && !/^\d{7,9}$/.test(v.tax_identifier)) {
    row.warn('tax_identifier', reason('odd_tax_identifier'), { value: v.tax_identifier })
  }
  warnOfExemption(row, context.articles)
  warnOfDeclaration(row, context.parameters)
}

/** Line breaks inside a cell, a CIN written another way; text like a formula is the engine's to say. */
function warnOfText(row: CensusRow): void {
  for (const key of ['name', 'first_name', 'plot_address', 'postal_address'] as const) {
    const raw = row.raw[key] ?? ''
    if (/[\r\n]/.test(raw.trim())) row.warn(key, reason('line_break'))
  }
  const cin = row.raw.cin?.trim() ?? ''
  if (cin && row.values.cin && cin !== row.values.cin) {
    row.warn('cin', reason('cin_respelled'), { from: cin, to: row.values.cin })
  }
}

function warnOfExemption(row: CensusRow, articles: ExemptionArticle[]): void {
  const { exemption_code: code, exemption_from: from, exemption_to: to } = row.values
  if (!code) {
    if (from || to || row.values.exemption_document)
      row.warn('exemption_code', reason('exemption_without_code'))
    return
  }
  const article = articles.find((candidate) => candidate.code === code)
  if (article?.document && !row.values.exemption_document)
    row.warn('exemption_document', reason('exemption_without_document'), { code })
  if (article?.kind === 'permit' && from) {
    if (from !== civilDate(yearOf(from), 1, 1))
      row.warn('exemption_from', reason('exemption_not_january'), { from: formatCivilDate(from) })
    const longest = Math.max(...(article.tiers ?? []).map(({ years }) => years))
    if (to && daysBetween(from, to) > longest * 366) {
      row.warn('exemption_to', reason('exemption_too_long'), { code, years: longest })
    }
  }
}

function warnOfDeclaration(row: CensusRow, parameters: Parameters): void {
  const declaredOn = row.values.declared_on
  if (!declaredOn) return
  const lastDay = landDeclarationLastDay(yearOf(declaredOn), parameters)
  if (declaredOn > lastDay) {
    row.warn('declared_on', reason('declared_late'), {
      on: formatCivilDate(declaredOn),
      last_day: formatCivilDate(lastDay),
    })
  }
}
