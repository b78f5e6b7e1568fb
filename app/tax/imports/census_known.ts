import db from '@adonisjs/lucid/services/db'
import { Big, formatDecimal } from '#values/decimal'
import type { CensusValues } from '#tax/imports/census_fields'

/** A plot that the register already has under a title. */
export interface KnownPlot {
  id: number
  /** In which figure a row differs from the register; null when it tells the same. */
  differenceFrom: (values: CensusValues) => { field: string; known: string; given: string } | null
}

type Identified = Pick<CensusValues, 'kind' | 'cin' | 'ice'>

/** 'cin:B305621' or 'ice:003508862000044': what names the taxpayer of a row, as the registry keys it. */
export function taxpayerKey(values: Identified): string {
  return values.kind === 'person' ? `cin:${values.cin}` : `ice:${values.ice}`
}

/** Plots of the register by land title. */
export async function knownPlots(titles: string[]): Promise<Map<string, KnownPlot>> {
  const rows = await db
    .from('tax_plots as p')
    .leftJoin('registry_party_identifiers as i', (join) => {
      join.on('i.party_id', 'p.party_id').andOnNotNull('i.unique_key')
    })
    .whereIn('p.land_title', titles)
    .select('p.id', 'p.land_title', 'p.area', 'p.zone', 'p.arrondissement_id', 'i.unique_key')
  const keys = new Map<string, Set<string>>()
  for (const row of rows) {
    const known = keys.get(row.land_title) ?? new Set()
    keys.set(row.land_title, known.add(row.unique_key))
  }
  return new Map(
    rows.map((row) => [
      row.land_title,
      { id: row.id, differenceFrom: differenceFrom(row, keys.get(row.land_title)!) },
    ])
  )
}

function differenceFrom(
  row: { area: string; zone: string; arrondissement_id: number },
  keys: Set<string>
) {
  return (values: CensusValues) => {
    const key = taxpayerKey(values)
    if (!keys.has(key))
      return { field: 'owner', known: [...keys].filter(Boolean).join(', '), given: key }
    if (!new Big(row.area).eq(values.area)) {
      return { field: 'area', known: formatDecimal(row.area), given: formatDecimal(values.area) }
    }
    if (row.zone !== values.zone) return { field: 'zone', known: row.zone, given: values.zone }
    if (row.arrondissement_id !== values.arrondissement) {
      return {
        field: 'arrondissement',
        known: String(row.arrondissement_id),
        given: String(values.arrondissement),
      }
    }
    return null
  }
}

/** Names under which the registry knows the taxpayers of some rows, by `taxpayerKey`. */
export async function knownTaxpayers(values: Identified[]): Promise<Map<string, string>> {
  const rows = await db
    .from('registry_party_identifiers as i')
    .join('registry_parties as p', 'p.id', 'i.party_id')
    .whereIn('i.unique_key', values.map(taxpayerKey))
    .select('i.unique_key', 'p.name_fr', 'p.name_ar')
  return new Map(rows.map((row) => [row.unique_key, row.name_fr]))
}
