import db from '@adonisjs/lucid/services/db'
import { TerritoryMatcher } from '#registry/rules/territory_matcher'
import type { Place } from '#registry/rules/territory_matcher'

export interface PlaceWithFigures extends Place {
  population: number | null
  households: number | null
  establishments: number | null
  businessEstablishments: number | null
  jobs: number | null
  censusYear: number | null
  tileColumn: number | null
  tileRow: number | null
}

/** Every place of the commune, with the matcher that finds an arrondissement by name or code. */
export async function loadTerritory(): Promise<TerritoryMatcher<PlaceWithFigures>> {
  const rows = await db.from('registry_territories').orderBy('code').select('*')
  return new TerritoryMatcher(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      parentId: row.parent_id,
      code: row.code,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      spellings: row.spellings,
      population: row.population,
      households: row.households,
      establishments: row.establishments,
      businessEstablishments: row.business_establishments,
      jobs: row.jobs,
      censusYear: row.census_year,
      tileColumn: row.tile_column,
      tileRow: row.tile_row,
    }))
  )
}
