import { formatCivilDate } from '#values/civil_date'
import { isCin, isIce } from '#values/identifiers'
import type { Parameters } from '#values/parameters'
import { clock } from '#platform/clock'
import { defineImport } from '#platform/imports/definition'
import { loadParameters } from '#platform/settings/parameters'
import { arrondissementLookup } from '#registry/queries/lookups'
import { commitCensusRows } from '#tax/imports/census_commit'
import { censusFields, reason } from '#tax/imports/census_fields'
import type { CensusRow } from '#tax/imports/census_fields'
import { knownPlots, knownTaxpayers, taxpayerKey } from '#tax/imports/census_known'
import { warnOfOddities } from '#tax/imports/census_oddities'
import type { ExemptionArticle } from '#tax/rules/exemption_period'

export interface CensusContext {
  parameters: Parameters
  articles: ExemptionArticle[]
}

/** The census of undeveloped plots, as the districts send it: one row is a plot and its owner. */
export const plotImport = defineImport({
  name: 'tax.plots',
  permission: 'tax.plots.import',
  resultRoute: 'tax.plots.index',
  fields: censusFields,
  lookups: { arrondissement: arrondissementLookup },
  key: (row) => row.land_title,
  context: async (): Promise<CensusContext> => {
    const parameters = await loadParameters()
    return {
      parameters,
      articles: parameters.on<ExemptionArticle[]>('tax.tnb.exemptions', clock.today()).value,
    }
  },
  judge: async (rows, _act, context) => {
    const plots = await knownPlots(rows.map(({ values }) => values.land_title))
    const names = await knownTaxpayers(rows.map(({ values }) => values))
    for (const row of rows) {
      refuseUnidentified(row)
      refuseImpossibleExemption(row, context)
      const difference = plots.get(row.values.land_title)?.differenceFrom(row.values)
      if (difference)
        row.refuse('land_title', reason('known_differently'), {
          title: row.values.land_title,
          ...difference,
        })
      warnOfOddities(row, context, names.get(taxpayerKey(row.values)))
    }
  },
  commit: commitCensusRows,
})

/** A person is known by a CIN, a firm by a valid ICE; without it nobody can be made to pay. */
function refuseUnidentified(row: CensusRow): void {
  const { kind, cin, ice } = row.values
  if (kind === 'person') {
    if (!cin) row.refuse('cin', reason('cin_missing'))
    else if (!isCin(cin)) row.refuse('cin', reason('cin_malformed'), { value: cin })
  } else if (!ice) {
    row.refuse('ice', reason('ice_missing'))
  } else if (!isIce(ice)) {
    row.refuse('ice', reason('ice_invalid'), { value: ice })
  }
}

function refuseImpossibleExemption(row: CensusRow, { articles }: CensusContext): void {
  const { exemption_code: code, exemption_from: from, exemption_to: to } = row.values
  if (code && !articles.some((article) => article.code === code)) {
    row.refuse('exemption_code', reason('exemption_unknown'), { code })
  }
  if (code && !from) row.refuse('exemption_from', reason('exemption_start_missing'), { code })
  if (from && to && to < from) {
    row.refuse('exemption_to', reason('exemption_ends_before_start'), {
      from: formatCivilDate(from),
      to: formatCivilDate(to),
    })
  }
}
